/// How far one name part agrees with another.
///
/// Only the first group speaks for one name; `partial` is *different but near* (健一 and 健二 are father and son as often as
/// one man), and `missing` says nothing either way.
public enum NamePartAgreement: UInt8, Sendable, Hashable, CaseIterable {
  /// The same characters.
  case identical
  /// The same name in other characters: 髙橋 and 高橋, 佐々木 and 佐佐木.
  case variantSpelling
  /// No spelling can be compared, and the readings are equal.
  case kanaEqual
  /// Equal romanizations of one name: Ohno and Ono.
  case romajiEqual
  /// Equal as far as it can be read: one has a character that could not be written.
  case wildcard
  /// Names that are often mistaken for one another: 斎藤 and 斉藤, 木ノ下 and 木下. They are two names.
  case similarSpelling
  /// No spelling can be compared, and the readings are similar: コウノ and コノ.
  case kanaSimilar
  /// Romanizations that differ at most in doubled letters and ei.
  case romajiSimilar
  /// One has only kanji, the other only a reading, and it is one that the kanji are known to have.
  case readingPossible
  /// Katakana names from abroad with the same consonants: ジョンソン and ジョンスン.
  case foreignSimilar
  /// One is the initial of the other.
  case initial
  /// Different, but near: a shared kanji, one letter apart.
  case partial
  /// Different.
  case different
  /// One is missing, or the two cannot be compared: kanji without a reading and kana.
  case missing

  /// How well the agreement speaks for one name: more is better, 0 for what does not.
  ///
  /// An order for choosing between arrangements, not a weight.
  public var rank: Int {
    switch self {
    case .identical: 12
    case .variantSpelling: 11
    case .kanaEqual, .romajiEqual: 9
    case .wildcard: 8
    case .similarSpelling: 7
    case .kanaSimilar, .romajiSimilar: 6
    case .readingPossible: 5
    case .foreignSimilar: 4
    case .initial: 3
    case .missing: 2
    case .partial: 1
    case .different: 0
    }
  }

  /// Whether the agreement speaks for one name at all.
  public var isSupport: Bool { rank > Self.missing.rank }
}

/// How far the readings of two parts agree, where both are known.
public enum ReadingAgreement: Sendable, Hashable {
  /// One reading at least is unknown.
  case unknown
  /// One reading in all orthographies.
  case equal
  /// The readings differ as ears and forms do: コウノ and コノ.
  case similar
  /// The same kanji, and readings that differ only in voicing: ナカジマ and ナカシマ.
  case voicing
  /// The readings differ.
  ///
  /// With the same kanji this is no contradiction: 東 is read ヒガシ and アズマ, and clerks guess. `known` tells whether both
  /// are listed readings of the kanji.
  case differs(known: Bool)
}

/// The comparison of two name parts: of their spelling, and of their readings beside it.
public struct NamePartComparison: Sendable, Hashable {
  /// How far the parts agree.
  public let agreement: NamePartAgreement
  /// How far their readings agree; says something of its own only where the spellings are compared.
  public let reading: ReadingAgreement

  /// A comparison with nothing to compare.
  public static let missing = NamePartComparison(.missing)

  init(_ agreement: NamePartAgreement, reading: ReadingAgreement = .unknown) {
    self.agreement = agreement
    self.reading = reading
  }
}
