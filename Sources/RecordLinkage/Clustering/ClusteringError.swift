/// Input that clustering or evaluation cannot work with.
public enum ClusteringError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A record number is not below the number of records.
  case recordOutOfRange(place: String, recordCount: Int)
  /// A weight or probability of an edge is not a number.
  case notANumber(edge: Int)
  /// A list that holds one entry a record is longer or shorter.
  case wrongCount(what: String, expected: Int, found: Int)
  /// The method links two tables, and the left table's number of records is not given or not within the
  /// records.
  case needsTwoTables(ClusteringMethod)
  /// Average link needs pairs that nobody scored to weigh less than the threshold: otherwise strangers would
  /// be linked.
  case unscoredWeightNotBelowThreshold(unscored: Float, threshold: Float)

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .recordOutOfRange(let place, let recordCount):
      "\(place): a record number is not below the count, \(recordCount); number the records from 0"
    case .notANumber(let edge):
      "edge \(edge): the weight or probability is not a number; leave out pairs that could not be scored"
    case .wrongCount(let what, let expected, let found):
      "\(what): \(found) entries for \(expected) records; give one entry a record"
    case .needsTwoTables(let method):
      "\(method.rawValue) links two tables; give the left table's number of records, at most all"
    case .unscoredWeightNotBelowThreshold(let unscored, let threshold):
      "average-link: an unscored pair weighs \(unscored) bits, not less than the threshold's \(threshold)"
    }
  }
}
