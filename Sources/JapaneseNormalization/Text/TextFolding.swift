import CTables

/// The first door of every normalizer: one spelling for all ways to type the same characters.
public enum TextFolding {
  /// Folds `text`: NFKC; invisible characters, controls and variation selectors removed; every kind of white space one
  /// U+0020, runs collapsed, ends trimmed; Latin letters lower case; every dash look-alike `-`, but ー where it
  /// follows kana as a long-vowel mark, and ー between digits `-`.
  ///
  /// ```swift
  /// String(scalars: TextFolding.fold("ｺ-ﾎﾟ　虎ノ門１ー２３−４０５"))  // "コーポ 虎ノ門1-23-405"
  /// ```
  ///
  /// Beyond NFKC:
  /// - *Invisible*: Default_Ignorable_Code_Point (zero-width, bidi controls, soft hyphen, BOM, tags, Hangul fillers,
  ///   variation selectors: 葛󠄀 is 葛), interlinear annotation, and controls other than tab, newline and their like,
  ///   which are white space.
  /// - *Lower case*: the simple mapping of UnicodeData, one scalar to one, in every script that has case (Ａ a, É é, Ω ω,
  ///   Ⅳ iv). No case *folding*: ß stays ß and is not ss, ς stays, ẞ is ß; İ is i and a combining dot.
  /// - *Dashes*: all of Dash_Punctuation, minus signs and box drawing lines. 一 is a numeral and no dash.
  /// - *Wave dashes* 〜 ～ 〰 are `~`, a range sign, but ー between two kana (コ〜ポ).
  /// - *Apostrophes* ’ ‘ ʼ ´ ` ′ are `'`; ⁄ and ∕ are `/`; ゠ is `=`.
  /// - A spacing ゛ or ゜ voices the kana before it (か゛ is が), where NFKC would put a space between.
  /// - A number in a frame or raised stays a number of its own: 2③ is `2 3`, never `23`; 1½ is `1 1/2`.
  ///
  /// Other spacing diacritics (¨ ¯ ¸) become a space and a combining mark, as NFKC has it.
  ///
  /// Total and idempotent.
  ///
  /// - Complexity: O(*n*).
  public static func fold(_ text: String) -> ScalarText {
    fold(ScalarText(scalarsOf: text))
  }

  /// Folds `text` as ``fold(_:)-(String)`` does.
  public static func fold(_ text: ScalarText) -> ScalarText {
    var folded = ScalarNormalizer<FoldedForm>.normalize(text)
    finish(&folded)
    return folded
  }

  fileprivate static func finish(_ folded: inout ScalarText) {
    if folded.last == " " { folded.removeLast() }
    DashResolution.resolve(&folded)
  }
}

/// Folds many texts as ``TextFolding`` does, and keeps its buffers.
public struct TextFolder: Sendable {
  private var normalizer = ScalarNormalizer<FoldedForm>()

  /// A folder without buffers; they grow with the longest text.
  public init() {}

  /// Writes the folded form of the first `limit` scalars of `text` into `result`, in place of what is in it.
  ///
  /// Allocates nothing where folder and result have held as long a text before.
  ///
  /// - Complexity: O(*n*).
  public mutating func fold(_ text: String, limit: Int = .max, into result: inout ScalarText) {
    result.assign(scalarsOf: text, limit: limit)
    finish(&result)
  }

  /// The same for a text in UTF-8; malformed bytes are U+FFFD, as in a `String`.
  package mutating func fold(
    utf8 text: UnsafeBufferPointer<UInt8>, limit: Int = .max, into result: inout ScalarText
  ) {
    result.assign(utf8: text, limit: limit)
    finish(&result)
  }

  private mutating func finish(_ result: inout ScalarText) {
    normalizer.normalize(inPlace: &result)
    TextFolding.finish(&result)
  }
}

private enum FoldedForm: NormalizationForm {
  static let collapsesSpaces = true

  static func record(_ scalar: Unicode.Scalar) -> UInt32 {
    idm_text_fold_record(scalar.value)
  }
}
