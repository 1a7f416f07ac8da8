/// One part of a name – a family name, a given name, or a whole name that cannot be divided – with all its keys.
///
/// The keys are what a matcher interns: equal keys decide most comparisons before ``compare(_:_:)`` looks at letters.
public struct NamePart: Hashable, Sendable {
  /// Which part of a name it is.
  public enum Role: UInt8, Sendable, Hashable {
    case family
    case given
    case whole
  }

  /// Which part of a name it is.
  public let role: Role
  /// The script of the spelling.
  public let script: NameScript
  /// The spelling: folded, separators gone, kanji as they were written (髙 stays 髙); wildcards are 〓.
  public let literal: ScalarText
  /// The spelling with safe variants folded: 髙橋 is 高橋, 佐々木 is 佐佐木, 市ヶ谷 is 市ケ谷.
  public let folded: ScalarText
  /// The spelling with merely similar connecting kana folded as well: 木ノ下 is 木下, 市が谷 is 市ガ谷.
  public let loose: ScalarText
  /// Whether some character stands for an unknown kanji.
  public let hasWildcard: Bool
  /// The kana keys of the reading, or of the spelling where that is kana; all empty where no reading is known.
  public let kana: KanaKey
  /// The level-1 romaji keys of a Latin spelling or of the reading; empty where neither is known.
  public let romaji1: [ScalarText]
  /// The level-2 romaji key that belongs to the first of ``romaji1``; empty where there is none.
  public let romaji2: ScalarText
  /// Whether a Latin spelling can be read as Japanese syllables: Satoh can, Smith cannot.
  public let isRomaji: Bool
  /// Whether the reading given is one that the name tables list for this spelling.
  public let isKnownReading: Bool
  /// Readings that the name tables list for a spelling that came without one, the commonest first.
  public let possibleReadings: [PossibleReading]

  /// A reading that a spelling may have, under its keys.
  public struct PossibleReading: Hashable, Sendable {
    /// The key ``KanaKey/k1(_:)`` of the reading.
    public let k1: ScalarText
    /// The key ``RomajiKey/level1(ofKana:)`` of the reading.
    public let romaji1: ScalarText
  }

  /// A part that is not there.
  public static func missing(_ role: Role) -> NamePart { NamePart([], role: role) }

  /// A key that similar spellings share, for finding candidates only: 斎藤 and 斉藤, 木ノ下 and 木下 fall into one bucket.
  ///
  /// Coarser than any comparison: two names in one bucket may well be ``NamePartAgreement/different``.
  ///
  /// - Complexity: O(*n*); makes a new text.
  public var bucket: ScalarText { loose.map(KanjiVariants.similarityKey) }

  /// Whether nothing is known of the part.
  public var isEmpty: Bool { literal.isEmpty }

  /// Makes a part of its spelling and, where the record has one, its reading.
  ///
  /// - Parameters:
  ///   - text: The spelling as typed, or already folded.
  ///   - role: Which part of the name it is.
  ///   - reading: The reading in kana; empty where unknown. A reading without a spelling becomes the spelling.
  /// - Complexity: O(*n*), and O(log *N*) in the name tables.
  public init(_ text: ScalarText, role: Role, reading: ScalarText = []) {
    self.init(text, role: role, reading: reading, foldedAs: nil)
  }

  /// Makes a part whose folded form is not that of its own spelling: an organization without its corporate form.
  init(_ text: ScalarText, role: Role, reading: ScalarText, foldedAs core: ScalarText?) {
    var literal = NameSpelling.literal(text)
    if literal.isEmpty && !reading.isEmpty { literal = NameSpelling.literal(reading) }
    // The brackets of (株) are no letters of a name.
    let script = NameScript(core ?? literal)
    self.role = role
    self.script = script
    self.literal = literal
    folded = NameSpelling.folded(core ?? literal)
    loose = script == .kanjiAndKana || script == .kanji ? NameSpelling.loose(folded, role: role) : folded
    hasWildcard = literal.contains(NameWildcard.canonical)

    // An organization sounds as it is called, without its legal form: ピップ株式会社 and (株)ピップ.
    let sound = script.isKana ? core ?? literal : reading
    kana = KanaKey(sound)
    if script == .latin {
      romaji1 = RomajiKey.level1Keys(core ?? text)
    } else {
      romaji1 = sound.isEmpty ? [] : RomajiKey.level1Keys(ofKana: sound)
    }
    romaji2 = romaji1.first.map(RomajiKey.level2(fromLevel1:)) ?? []
    isRomaji = script == .latin && RomajiSpelling.isSyllabic(romaji1.first ?? [])

    guard script.hasKanji, role != .whole, !hasWildcard else {
      isKnownReading = false
      possibleReadings = []
      return
    }
    let key = kana.k1
    let known = role == .family ? NameFrequency.familyReadings(folded) : NameFrequency.givenReadings(folded)
    if sound.isEmpty {
      isKnownReading = false
      possibleReadings = known.prefix(Self.possibleReadingLimit).map {
        PossibleReading(k1: KanaKey.k1($0), romaji1: RomajiKey.level1(ofKana: $0))
      }
    } else {
      isKnownReading = known.contains { KanaKey.k1($0) == key }
      possibleReadings = []
    }
  }

  /// Some given names have 18 readings; the rarest of them prove nothing.
  private static let possibleReadingLimit = 8
}
