/// The words and numbers of an address in Latin letters.
struct RomajiTokens {
  /// What stands before a word or number, the closest first.
  enum Glue: Int, Comparable {
    case none
    case hyphen
    case space
    case comma

    static func < (lhs: Glue, rhs: Glue) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// A run of letters or of digits.
  struct Token {
    var isNumber: Bool
    /// Lower-case ASCII letters, or digits.
    var letters: [UInt8]
    /// Where it stands in the text.
    var range: Range<Int>
    var glue: Glue
    /// Whether # stands before it.
    var isMarked = false

    /// The value of a number; those of eight digits and more are no numbers of an address.
    var value: Int? {
      guard isNumber, letters.count < 8 else { return nil }
      return letters.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
  }

  private(set) var tokens: [Token] = []
  /// What stands in Japanese after them, if anything: コーポ青葉203 after Toranomon 1-23-1.
  private(set) var rest: Range<Int>

  /// No address has more words and numbers; a mask has a bit for each.
  static let limit = 40
  /// No address is longer.
  static let lengthLimit = 320
  private static let wordLimit = 32

  /// `nil` if `text` is no address in Latin letters: too long, or Japanese before the first number.
  init?(_ text: ScalarText) {
    guard text.count <= Self.lengthLimit else { return nil }
    rest = text.count..<text.count
    var glue = Glue.comma
    var isMarked = false
    var index = 0
    while index < text.count {
      let scalar = text[index]
      if AddressScalars.isDigit(scalar) || LatinLetters.isLetter(scalar) {
        let start = index
        let isNumber = AddressScalars.isDigit(scalar)
        var letters: [UInt8] = []
        while index < text.count, Self.continues(text[index], isNumber: isNumber) {
          ReadingKey.append(text[index], to: &letters)
          index += 1
        }
        guard letters.count <= Self.wordLimit, tokens.count < Self.limit else { return nil }
        tokens.append(
          Token(
            isNumber: isNumber, letters: letters, range: start..<index, glue: glue, isMarked: isMarked))
        glue = .none
        isMarked = false
        continue
      }
      switch scalar {
      case "-", "ー", "~": glue = max(glue, .hyphen)
      case " ", ".", "_", "/", "&", ":", "'", "+": glue = max(glue, .space)
      case "#": (glue, isMarked) = (max(glue, .space), true)
      case "〒": glue = .comma
      case ",", "、", "。", ";", "・": glue = .comma
      default:
        if AddressScalars.isOpening(scalar) || AddressScalars.isClosing(scalar) {
          glue = .comma
        } else if tokens.contains(where: \.isNumber), tokens.contains(where: { !$0.isNumber }) {
          rest = index..<text.count
          return
        } else {
          return nil
        }
      }
      index += 1
    }
    if tokens.isEmpty { return nil }
  }

  /// A word goes on over an apostrophe (Jun'ichi) and a combining mark.
  private static func continues(_ scalar: Unicode.Scalar, isNumber: Bool) -> Bool {
    if isNumber { return AddressScalars.isDigit(scalar) }
    return LatinLetters.isLetter(scalar) || scalar == "'" || (0x300...0x36F).contains(scalar.value)
  }

  /// Whether a folded text begins, after digits and marks, with a Latin letter.
  ///
  /// - Complexity: O(1).
  static func beginsInLatin(_ text: ScalarText) -> Bool {
    for scalar in text.prefix(40) {
      if LatinLetters.isLetter(scalar) { return true }
      if scalar.value > 0x7F && scalar != "〒" && scalar != "ー" && scalar != "、" { return false }
    }
    return false
  }
}
