/// What a value of a column is made into before it is compared.
///
/// One cell may yield several parts: an address its premises and its dwelling, a name its family and given
/// name. A part is referred to as `column.part`; the part with the empty name is the column itself.
///
/// A type implements one of the two `derive` methods or both; each has a default that calls the other.
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
  /// Writes the normalized text of every part, as UTF-8, over what `result` holds: as many as there are
  /// ``parts``.
  ///
  /// For whole tables: it makes no strings, and no allocation where `result` has held as much before. Called
  /// from several threads, each with its own `result`; total over any bytes.
  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts)
}

extension ValueType {
  /// Derives through ``derive(_:into:)``.
  public func derive(_ text: String) -> [String] {
    var text = text
    var result = ValueParts()
    text.withUTF8 { derive($0, into: &result) }
    return (0..<result.count).map { result.text(of: $0) }
  }

  /// Derives through ``derive(_:)``.
  public func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    for part in derive(String(decoding: utf8, as: UTF8.self)) { result.appendPart(part) }
  }
}

/// The value types that a model may name: those of the engine, and those that a caller adds.
///
/// ```swift
/// let types = ValueTypes()
/// types["name"]?.derive("Dr. Seán O'Brien-Smith Jr.")   // ["sean obrien smith", "sean", "smith", "jr"]
/// types["date"]?.derive("16 Sep 1974")                  // ["1974-09-16", "1974", "09", "16"]
/// ```
public struct ValueTypes: Sendable {
  private var types: [String: any ValueType] = [:]

  /// The types of the engine and more; of two with one name the last counts.
  public init(adding more: [any ValueType] = []) {
    for type in Self.general + more { types[type.name] = type }
  }

  /// The type of this name.
  public subscript(name: String) -> (any ValueType)? { types[name] }

  /// The names of all types, in alphabetical order.
  public var names: [String] { types.keys.sorted() }

  /// What a column's cells are derived by: its type, or its own steps of normalization before the type's parts.
  ///
  /// - Throws: ``ValueTypeError`` where the column names a type or a step that there is not.
  public func type(of column: ColumnDeclaration) throws(ValueTypeError) -> any ValueType {
    guard let type = types[column.type] else {
      throw ValueTypeError(column: column.name, unknown: .type(column.type), known: names)
    }
    guard let steps = column.normalizers else { return type }
    var normalizers: [NormalizationStep] = []
    for name in steps {
      guard let step = NormalizationStep(rawValue: name) else {
        throw ValueTypeError(
          column: column.name, unknown: .normalizer(name),
          known: NormalizationStep.allCases.map(\.rawValue).sorted())
      }
      normalizers.append(step)
    }
    return NormalizedType(base: type, steps: normalizers)
  }

  private static let general: [any ValueType] = [
    TextType(), CategoryType(), NameType(), OrganizationType(), CodeType(), DigitsType(), PhoneType(),
    EmailType(), NumberType(), DateType(order: .dayFirst), DateType(order: .monthFirst), ListType(),
    CoordinateType(), AddressType(), WebsiteType(),
  ]
}

/// A column that names a value type or a normalizer that there is not.
public struct ValueTypeError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is not known.
  public enum Unknown: Sendable, Hashable {
    /// A value type.
    case type(String)
    /// A step of normalization.
    case normalizer(String)
  }

  /// The column's name in the model.
  public let column: String
  /// What it names.
  public let unknown: Unknown
  /// What it may name.
  public let known: [String]

  /// What is wrong, and what may be written instead.
  public var description: String {
    let known = known.joined(separator: ", ")
    return switch unknown {
    case .type(let name): "column \(column): there is no value type '\(name)'; there are \(known)"
    case .normalizer(let name): "column \(column): there is no normalizer '\(name)'; there are \(known)"
    }
  }
}
