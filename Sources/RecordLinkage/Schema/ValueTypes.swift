/// What a value of a column is made into before it is compared.
///
/// One cell may yield several parts: an address its premises and its dwelling, a name its family and given name. A part
/// is referred to as `column.part`; the part with the empty name is the column itself.
public protocol ValueType: Sendable {
  /// The name in a model: `text`, `date`.
  var name: String { get }
  /// One sentence on what it is for.
  var summary: String { get }
  /// The names of the parts; the first is empty.
  var parts: [String] { get }
  /// The normalized text of every part, empty where there is none.
  ///
  /// Called from several threads; total over any text.
  func derive(_ text: String) -> [String]
}

/// The value types that a model may name: those of the engine, and those that a caller adds.
public struct ValueTypes: Sendable {
  private var types: [String: any ValueType] = [:]

  /// The types of the engine and more.
  public init(adding more: [any ValueType] = []) {
    for name in ["text", "name", "code", "digits", "date", "address"] { types[name] = InterimText(name: name) }
    for type in more { types[type.name] = type }
  }

  /// The type of this name.
  public subscript(name: String) -> (any ValueType)? { types[name] }

  /// The type of a column, with the column's own normalizers.
  func type(for column: ColumnDeclaration) -> (any ValueType)? { self[column.type] }

  /// The names of all types, in alphabetical order.
  public var names: [String] { types.keys.sorted() }
}

struct InterimText: ValueType {
  let name: String
  var summary: String { name }
  var parts: [String] { name == "address" ? ["", "number"] : [""] }
  func derive(_ text: String) -> [String] {
    if name == "address" {
      let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
      let short = ["street": "st", "avenue": "ave", "drive": "dr", "road": "rd", "boulevard": "blvd", "south": "s", "north": "n", "west": "w", "east": "e", "place": "pl", "lane": "ln", "court": "ct"]
      return [words.map { short[$0] ?? $0 }.joined(separator: " "), words.first { $0.first?.isNumber == true } ?? ""]
    }
    if name == "digits" { return [String(text.filter(\.isNumber))] }
    if name == "code" { return [String(text.uppercased().filter { $0.isLetter || $0.isNumber })] }
    if name == "date" {
      let digits = Array(text.filter(\.isNumber))
      guard digits.count == 8 else { return [text] }
      return [String(digits[0..<4]) + "-" + String(digits[4..<6]) + "-" + String(digits[6..<8])]
    }
    return [text.lowercased().split { !($0.isLetter || $0.isNumber) }.joined(separator: " ")]
  }
}
