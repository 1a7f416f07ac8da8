/// A person of the index: keeps its id when records join, and only ever loses it to an older one.
public struct PersonID: Sendable, Hashable, Comparable {
  /// The number, from 1: those of later persons are greater.
  public let rawValue: UInt32

  /// The person with a number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Older persons first.
  public static func < (lhs: PersonID, rhs: PersonID) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// A household of the index: keeps its id when records join, and only ever loses it to an older one.
public struct HouseholdID: Sendable, Hashable, Comparable {
  /// The number, from 1: those of later households are greater.
  public let rawValue: UInt32

  /// The household with a number.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Older households first.
  public static func < (lhs: HouseholdID, rhs: HouseholdID) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension PersonID: LosslessStringConvertible {
  /// From the text of ``description``; `nil` for any other.
  public init?(_ description: String) {
    guard let number = EntityText.number(description, after: "P") else { return nil }
    self.init(rawValue: number)
  }

  /// `P` and the number: `P17`.
  public var description: String { "P\(rawValue)" }
}

extension HouseholdID: LosslessStringConvertible {
  /// From the text of ``description``; `nil` for any other.
  public init?(_ description: String) {
    guard let number = EntityText.number(description, after: "H") else { return nil }
    self.init(rawValue: number)
  }

  /// `H` and the number: `H17`.
  public var description: String { "H\(rawValue)" }
}

extension PersonID: Codable {
  /// From its text.
  public init(from decoder: any Decoder) throws { self = try EntityText.decode(decoder) }
  /// As its text.
  public func encode(to encoder: any Encoder) throws { try EntityText.encode(self, to: encoder) }
}

extension HouseholdID: Codable {
  /// From its text.
  public init(from decoder: any Decoder) throws { self = try EntityText.decode(decoder) }
  /// As its text.
  public func encode(to encoder: any Encoder) throws { try EntityText.encode(self, to: encoder) }
}

/// Ids as texts: a letter and a number.
private enum EntityText {
  static func number(_ text: String, after letter: Character) -> UInt32? {
    guard text.first == letter, text.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let number = UInt32(text.dropFirst())
    return number == 0 ? nil : number
  }

  static func decode<ID: LosslessStringConvertible>(_ decoder: any Decoder) throws -> ID {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = ID(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id such as P17 or H17")
    }
    return id
  }

  static func encode(_ id: some CustomStringConvertible, to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(id.description)
  }
}
