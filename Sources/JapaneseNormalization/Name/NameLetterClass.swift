internal import CTables

/// What the letter of a name is, as far as the short way through the name parser has to know: which script it belongs to,
/// and what makes the long way necessary.
///
/// A *plain* letter is one that folding leaves alone and that is neither separator nor bracket nor wildcard: the kanji of
/// the first plane's main block, 々, hiragana and katakana. The names of nearly all customers in Japan have no other.
struct NameLetterClass: OptionSet, Sendable {
  let rawValue: UInt16

  static let kanji = NameLetterClass(rawValue: 1)
  static let hiragana = NameLetterClass(rawValue: 2)
  static let katakana = NameLetterClass(rawValue: 4)
  /// ー, which is katakana where no hiragana is before it.
  static let longVowel = NameLetterClass(rawValue: 8)
  /// A kanji with another folded form, or 々.
  static let variant = NameLetterClass(rawValue: 16)
  /// A letter that may connect two kanji: ノ, ケ, 之.
  static let connecting = NameLetterClass(rawValue: 32)
  /// The end of a legal form or of a kind of organization.
  static let organization = NameLetterClass(rawValue: 64)
  /// The first or last letter of a title.
  static let title = NameLetterClass(rawValue: 128)
  /// A letter that marks former names and aliases: 旧, 通, 別.
  static let marker = NameLetterClass(rawValue: 256)
  /// ー and ニ, which after a kanji are slips for 一 and 二.
  static let lookAlike = NameLetterClass(rawValue: 512)

  static let letter: NameLetterClass = [.kanji, .hiragana, .katakana, .longVowel]
  static let kana: NameLetterClass = [.hiragana, .katakana, .longVowel]

  /// The value that the first entry of ``table`` is of.
  static let firstValue = 0x3000
  /// The class of each scalar from ``firstValue`` to the end of the kanji; empty for what is no plain letter.
  static let table: [NameLetterClass] = {
    var table = (UInt32(firstValue)...0x9FFF).map { value -> NameLetterClass in
      guard idm_text_fold_record(value) == 0 else { return [] }
      switch value {
      case 0x3005: return [.kanji, .variant]
      case 0x4E00...0x9FFF: return idm_kanji_fold(value) == 0 ? .kanji : [.kanji, .variant]
      case 0x3041...0x3093: return .hiragana
      case 0x30A1...0x30F3: return .katakana
      case 0x30FC: return .longVowel
      default: return []
      }
    }
    func mark(_ letters: some Sequence<Unicode.Scalar>, _ mark: NameLetterClass) {
      for letter in letters {
        let index = Int(letter.value) - firstValue
        if table.indices.contains(index), !table[index].isEmpty { table[index].insert(mark) }
      }
    }
    mark(NameSpelling.connecting, .connecting)
    mark(CorporateForm.signalLetters, .organization)
    mark(NameTitle.firstLetters, .title)
    mark(NameTitle.lastLetters, .title)
    mark("旧通別".unicodeScalars, .marker)
    mark("ーニ".unicodeScalars, .lookAlike)
    return table
  }()

  /// The script of a plain text of which each letter has one of the classes in `self`.
  var script: NameScript {
    // A long-vowel mark stands behind a kana of one script or the other, and counts with it.
    switch (contains(.kanji), contains(.hiragana), contains(.katakana)) {
    case (true, false, false): .kanji
    case (true, _, _): .kanjiAndKana
    case (false, true, false): .hiragana
    case (false, false, true): .katakana
    case (false, true, true): .kana
    case (false, false, false): .none
    }
  }
}
