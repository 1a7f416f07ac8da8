/// Why a model cannot be run on a table.
public struct LinkageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// The model names a value type, or a step of normalization, that does not exist.
    case unknownType(ValueTypeError)
    /// A comparison, blocking rule or frequency refers to a column that the model does not declare.
    case unknownColumn(String, in: String, known: [String])
    /// A table has none of the headers of a column.
    case missingHeader(column: String, headers: [String], table: String, found: [String])
    /// More comparisons than a vector holds.
    case tooManyComparisons(Int)
    /// More levels than a vector holds, or none.
    case levelCount(comparison: String, Int)
    /// The parameters are not those of this model.
    case parametersDoNotFit(String)
    /// The clustering that a relation declares cannot be made of these tables.
    case clusteringDoesNotFit(relation: String, ClusteringError)
    /// There is nothing to compare or to train from.
    case nothingToDo(String)
  }

  /// What is wrong.
  public let reason: Reason

  /// An error.
  public init(_ reason: Reason) {
    self.reason = reason
  }

  /// What is wrong and what to do, without any value of the tables.
  public var description: String {
    switch reason {
    case .unknownType(let error): error.description
    case .unknownColumn(let name, let place, let known):
      "\(place): the model declares no column \(name); it has \(known.joined(separator: ", "))."
    case .missingHeader(let column, let headers, let table, let found):
      "\(table) has no column for \(column): expected a header \(headers.joined(separator: " or ")), "
        + "found \(found.joined(separator: ", ")). Name the right one in the model under \(column): header."
    case .tooManyComparisons(let count):
      "the model has \(count) comparisons; at most 16 are possible. Join fields that belong together."
    case .levelCount(let comparison, let count):
      "comparison \(comparison) has \(count) levels; expected 1 to 15."
    case .parametersDoNotFit(let why):
      "the parameters do not fit the model: \(why). Train it again."
    case .clusteringDoesNotFit(let relation, let error):
      "relation \(relation): \(error). Declare another clustering."
    case .nothingToDo(let why):
      why
    }
  }
}
