/// What a value of a column is made into before it is compared.
///
/// One cell may yield several parts: an address its house number, an e-mail address its domain. A part is referred to as
/// `column.part`; the part with the empty name is the column itself.
public protocol ValueType: Sendable {
  /// The name in a model: `text`, `date`.
  var name: String { get }
  /// One sentence on what it is for and what it does.
  var summary: String { get }
  /// The names of the parts; the first is empty.
  var parts: [String] { get }
  /// The normalized text of every part, empty where there is none.
  ///
  /// Called from several threads, once for every distinct cell; total over any text.
  func derive(_ text: String) -> [String]
}

/// The value types that a model may name: those of the engine, and those that a caller adds.
public struct ValueTypes: Sendable {
  private var types: [String: any ValueType] = [:]

  /// The types of the engine and more; of two with one name the one added.
  public init(adding more: [any ValueType] = []) {
    let own: [any ValueType] = [
      TextType(), NameType(), CodeType(), DigitsType(), PhoneType(), EmailType(), NumberType(), DateType(),
      DateType(order: .monthFirst), CoordinateType(), AddressType(), ExactType(),
    ]
    for type in own + more { types[type.name] = type }
  }

  /// The type of this name.
  public subscript(name: String) -> (any ValueType)? { types[name] }

  /// The type of a column: its own steps of normalization instead of those of the type, where it has some.
  ///
  /// `nil` where the type, or a step, does not exist.
  public func type(for column: ColumnDeclaration) -> (any ValueType)? {
    guard let type = types[column.type] else { return nil }
    guard let names = column.normalizers else { return type }
    let steps = names.compactMap { NormalizationStep(rawValue: $0) }
    return steps.count == names.count ? PipelineType(steps: steps) : nil
  }

  /// The names of all types, in alphabetical order.
  public var names: [String] { types.keys.sorted() }

  /// The parts that a type's values have beside themselves: `number` of `address`.
  public func parts(of type: String) -> [String] {
    (types[type]?.parts ?? []).filter { !$0.isEmpty }
  }
}
