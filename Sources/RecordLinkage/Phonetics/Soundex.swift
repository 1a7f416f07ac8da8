/// American Soundex: the first letter and three digits for the consonants that follow (Russell, US patents
/// 1261167 of 1918 and 1435663 of 1922), by the rules of the National Archives ("The Soundex Indexing
/// System", 2007).
///
/// Letters of one code side by side count once, also where H or W stands between them (Ashcraft is A261), but
/// not where a vowel does (Tymczak is T522), and the first letter counts among them (Pfister is P236).
public enum Soundex {
  /// The digits of A to Z; `.` for vowels, which part equal digits, and `-` for H and W, which do not.
  private static let digits = Array(".123.12-.22455.12623.1-2.2".utf8)

  /// The code of a name; `nil` if it has no Latin letter. Whatever is no letter is left out: O'Hara is OHara.
  ///
  /// - Complexity: O(*n*).
  public static func code(of name: SymbolBuffer) -> PhoneticCode? {
    let letters = LatinLetters.letters(of: name)
    guard let first = letters.first else { return nil }
    var code: [UInt8] = [first]
    var last = digit(first)
    for letter in letters.dropFirst() where code.count < 4 {
      let digit = digit(letter)
      if digit == UInt8(ascii: "-") { continue }
      if digit != UInt8(ascii: "."), digit != last { code.append(digit) }
      last = digit
    }
    code.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - code.count))
    return PhoneticCode(code)
  }

  /// The code of a name; `nil` if it has no Latin letter.
  public static func code(of name: String) -> PhoneticCode? {
    withSymbols(of: name, "") { name, _ in code(of: name) }
  }

  private static func digit(_ letter: UInt8) -> UInt8 { digits[Int(letter - UInt8(ascii: "A"))] }
}
