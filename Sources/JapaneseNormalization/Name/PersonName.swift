/// One name of a person or an organization, divided and with keys.
///
/// ```swift
/// let name = PersonName.parse("髙橋　健一様", reading: "ﾀｶﾊｼ ｹﾝｲﾁ")
/// String(scalars: name.family.folded)  // "高橋"
/// String(scalars: name.given.kana.k1)  // "ケンイチ"
/// ```
///
/// A person has several names – the legal one, a former family name, an alias, one in katakana, one in Latin letters:
/// see ``NameSet``.
public struct PersonName: Hashable, Sendable {
  /// What kind of name it is.
  public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    /// The name that the record goes by.
    case legal
    /// With a former family name (旧姓, 旧氏).
    case former
    /// Used beside the legal name (通称).
    case alias
    /// The reading, as a name of its own.
    case katakana
    /// In Latin letters.
    case romaji
    /// Of an organization; never divided.
    case organization
  }

  /// What kind of name it is.
  public let kind: Kind
  /// The name undivided.
  public let whole: NamePart
  /// The ways to divide the name, the likeliest first; empty where there is none.
  public let splits: [NameSplit]
  /// The folded parts as they were separated, in order.
  public let tokens: [ScalarText]
  /// The folded parts, sorted: equal for equal names in any order.
  public let sortedTokens: [ScalarText]
  /// Whether the family name is known to be the family name; not for most names in Latin letters.
  public let isOrderReliable: Bool

  /// The family name of the likeliest division; empty where there is none.
  public var family: NamePart { splits.first?.family ?? .missing(.family) }

  /// The given name of the likeliest division; empty where there is none.
  public var given: NamePart { splits.first?.given ?? .missing(.given) }

  /// The middle names of the likeliest division; empty where there is none.
  public var middle: NamePart { splits.first?.middle ?? .missing(.given) }

  /// Whether the name has no letters at all.
  public var isEmpty: Bool { whole.isEmpty }

  /// Makes a name of plain letters; `nil` where a part of it has none.
  init?(plain name: PlainName, kind: Kind) {
    guard let family = NamePart(plain: name.family, role: .family, reading: name.familyReading),
      let given = NamePart(plain: name.given, role: .given, reading: name.givenReading),
      let whole = NamePart(plain: name.spelling, role: .whole, reading: name.reading)
    else { return nil }
    self.kind = kind
    self.whole = whole
    splits = [
      NameSplit(family: family, given: given, middle: .missing(.given), score: 1, basis: .separator)
    ]
    tokens = [family.folded, given.folded]
    sortedTokens =
      tokens[1].lexicographicallyPrecedes(tokens[0]) { $0.value < $1.value }
      ? [tokens[1], tokens[0]] : tokens
    isOrderReliable = name.script != .katakana
  }

  init(
    kind: Kind, whole: NamePart, divisions: [NameDivision], tokens: [ScalarText], isOrderReliable: Bool
  ) {
    let total = divisions.reduce(0) { $0 + $1.score }
    self.kind = kind
    self.whole = whole
    self.splits = divisions.map { $0.split(total: total) }
    self.tokens = tokens
    self.sortedTokens =
      tokens.count > 1 ? tokens.sorted { $0.lexicographicallyPrecedes($1) { $0.value < $1.value } } : tokens
    self.isOrderReliable = isOrderReliable
  }
}
