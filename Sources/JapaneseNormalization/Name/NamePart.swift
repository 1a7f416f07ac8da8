/// One part of a name – a family name, a given name, or a whole name that cannot be divided – with all its keys.
///
/// The keys are what a matcher interns: equal keys decide most comparisons before ``compare(_:_:)`` looks at letters.
///
/// All texts of a part lie in one array, one behind the other, and what follows from another key in a few steps (the
/// loose spelling, the unvoiced reading, the level-2 romaji) is made when it is asked for: a file of a million customers
/// has almost as many distinct whole names.
public struct NamePart: Hashable, Sendable {
  /// Which part of a name it is.
  public enum Role: UInt8, Sendable, Hashable {
    case family
    case given
    case whole
  }

  /// Where each text lies in ``letters``.
  package let layout: NamePartLayout
  /// The texts of the part, in the order of ``NamePartLayout``.
  package let letters: ScalarText

  package init(layout: NamePartLayout, letters: ScalarText) {
    self.layout = layout
    self.letters = letters
  }

  /// A reading that a spelling may have, under its keys.
  public struct PossibleReading: Hashable, Sendable {
    /// The key ``KanaKey/k1(_:)`` of the reading.
    public let k1: ScalarText
    /// The key ``RomajiKey/level1(ofKana:)`` of the reading.
    public let romaji1: ScalarText
  }

  /// A part that is not there.
  public static func missing(_ role: Role) -> NamePart {
    NamePart(layout: NamePartLayout(role: role, script: .none), letters: [])
  }

  /// Which part of a name it is.
  public var role: Role { layout.role }
  /// The script of the spelling.
  public var script: NameScript { layout.script }
  /// Whether some character stands for an unknown kanji.
  public var hasWildcard: Bool { layout.hasWildcard }
  /// Whether a Latin spelling can be read as Japanese syllables: Satoh can, Smith cannot.
  public var isRomaji: Bool { layout.isRomaji }
  /// Whether the reading given is one that the name tables list for this spelling.
  public var isKnownReading: Bool { layout.isKnownReading }
  /// Whether nothing is known of the part.
  public var isEmpty: Bool { layout.literal.isEmpty }

  /// The spelling: folded, separators gone, kanji as they were written (髙 stays 髙); wildcards are 〓.
  public var literal: ScalarText { ScalarText(letters[layout.literal]) }
  /// The spelling with safe variants folded: 髙橋 is 高橋, 佐々木 is 佐佐木, 市ヶ谷 is 市ケ谷.
  public var folded: ScalarText { ScalarText(letters[layout.folded]) }
  /// The spelling with merely similar connecting kana folded as well: 木ノ下 is 木下, 市が谷 is 市ガ谷.
  public var loose: ScalarText {
    script == .kanjiAndKana || script == .kanji ? NameSpelling.loose(folded, role: role) : folded
  }
  /// The kana keys of the reading, or of the spelling where that is kana; all empty where no reading is known.
  public var kana: KanaKey {
    KanaKey(k1: ScalarText(letters[layout.k1]), k2: ScalarText(letters[layout.k2]))
  }
  /// The level-1 romaji keys of a Latin spelling or of the reading; empty where neither is known.
  public var romaji1: [ScalarText] {
    switch layout.romajiCount {
    case 0: []
    case 1: [ScalarText(letters[layout.romaji])]
    default: [ScalarText(letters[layout.romaji]), ScalarText(letters[layout.secondRomaji])]
    }
  }
  /// The level-2 romaji key that belongs to the first of ``romaji1``; empty where there is none.
  public var romaji2: ScalarText { RomajiKey.level2(fromLevel1: ScalarText(letters[layout.romaji])) }
  /// Readings that the name tables list for a spelling that came without one, the commonest first.
  public var possibleReadings: [PossibleReading] {
    listedReadings.map { PossibleReading(k1: KanaKey.k1($0), romaji1: RomajiKey.level1(ofKana: $0)) }
  }

  /// A key that similar spellings share, for finding candidates only: 斎藤 and 斉藤, 木ノ下 and 木下 fall into one bucket.
  ///
  /// Coarser than any comparison: two names in one bucket may well be ``NamePartAgreement/different``.
  ///
  /// - Complexity: O(*n*); makes a new text.
  public var bucket: ScalarText { loose.map(KanjiVariants.similarityKey) }

  /// The readings behind ``possibleReadings``, as the tables have them.
  var listedReadings: [ScalarText] {
    NameReadingRows(first: layout.firstReadingRow, count: layout.readingRowCount, role: role).readings
  }
}

/// Where the texts of a ``NamePart`` lie, and what is known of them: literal, folded spelling, K1, K2, first and second
/// level-1 romaji key. A folded spelling that is the literal one, and a K2 that is K1, take no room of their own.
package struct NamePartLayout: Hashable, Sendable {
  package var role: NamePart.Role
  package var script: NameScript
  /// How many level-1 romaji keys there are, 0 to 2.
  package var romajiCount: UInt8 = 0
  package var hasWildcard = false
  var isRomaji = false
  var isKnownReading = false
  package var isLiteralFolded = true
  var isK1Heard = true
  /// Whether the loose spelling is another than the folded one.
  var hasLooseSpelling = false
  /// How many rows of the name tables hold possible readings, and the first of them.
  var readingRowCount: UInt8 = 0
  var firstReadingRow: UInt32 = 0
  var literalEnd: UInt32 = 0
  var foldedEnd: UInt32 = 0
  var k1End: UInt32 = 0
  var k2End: UInt32 = 0
  var romajiEnd: UInt32 = 0
  var secondRomajiEnd: UInt32 = 0

  init(role: NamePart.Role, script: NameScript) {
    self.role = role
    self.script = script
  }

  package var literal: Range<Int> { 0..<Int(literalEnd) }
  package var folded: Range<Int> { isLiteralFolded ? literal : Int(literalEnd)..<Int(foldedEnd) }
  package var k1: Range<Int> { Int(foldedEnd)..<Int(k1End) }
  package var k2: Range<Int> { isK1Heard ? k1 : Int(k1End)..<Int(k2End) }
  package var romaji: Range<Int> { Int(k2End)..<Int(romajiEnd) }
  package var secondRomaji: Range<Int> { Int(romajiEnd)..<Int(secondRomajiEnd) }
  /// The number of letters of all texts.
  package var count: Int { Int(secondRomajiEnd) }
}
