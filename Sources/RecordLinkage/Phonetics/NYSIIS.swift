/// The code of the New York State Identification and Intelligence System: letters for how an American
/// pronounces a surname, vowels kept as A (Taft, "Name search techniques", 1970).
///
/// The original code has six letters. As jellyfish has it: the rules for the end of the name are applied
/// before the first letter is set aside, and H and W take the place of their neighbour.
public enum NYSIIS {
  /// The code of a name, of at most `length` letters; `nil` if it has no Latin letter. Whatever is no letter
  /// is left out.
  ///
  /// - Parameter length: 1...8; the original's 6 if nothing else is asked.
  /// - Complexity: O(*n*).
  public static func code(of name: SymbolBuffer, length: Int = 6) -> PhoneticCode? {
    var word = LatinLetters.letters(of: name)
    if word.isEmpty { return nil }
    replaceBeginning(&word)
    replaceEnd(&word)
    var code = [word[0]]
    var index = 1
    while index < word.count {
      let step = translate(word, at: index)
      if step.letters.last != code.last { code.append(contentsOf: step.letters) }
      index += step.count
    }
    trimEnd(&code)
    return PhoneticCode(code.prefix(min(max(length, 1), PhoneticCode.maximumLength)))
  }

  /// The code of a name, of at most `length` letters; `nil` if it has no Latin letter.
  public static func code(of name: String, length: Int = 6) -> PhoneticCode? {
    withSymbols(of: name, "") { name, _ in code(of: name, length: length) }
  }

  private static let beginnings: [(String, String)] = [
    ("MAC", "MCC"), ("KN", "NN"), ("K", "C"), ("PH", "FF"), ("PF", "FF"), ("SCH", "SSS"),
  ]
  private static let endings: [(String, String)] = [
    ("EE", "Y"), ("IE", "Y"), ("DT", "D"), ("RT", "D"), ("RD", "D"), ("NT", "D"), ("ND", "D"),
  ]

  private static func replaceBeginning(_ word: inout [UInt8]) {
    for (beginning, replacement) in beginnings where word.starts(with: beginning.utf8) {
      word.replaceSubrange(..<beginning.utf8.count, with: replacement.utf8)
      return
    }
  }

  private static func replaceEnd(_ word: inout [UInt8]) {
    for (ending, replacement) in endings where word.count > 1 && word.suffix(2).elementsEqual(ending.utf8) {
      word.replaceSubrange((word.count - 2)..., with: replacement.utf8)
      return
    }
  }

  /// What the letter at `index` becomes, and how many letters are used up.
  private static func translate(_ word: [UInt8], at index: Int) -> (letters: [UInt8], count: Int) {
    let letter = word[index]
    let next = index + 1 < word.count ? word[index + 1] : 0
    let previous = word[index - 1]
    switch letter {
    case UInt8(ascii: "E") where next == UInt8(ascii: "V"): return (Array("AF".utf8), 2)
    case _ where isVowel(letter): return ([UInt8(ascii: "A")], 1)
    case UInt8(ascii: "Q"): return ([UInt8(ascii: "G")], 1)
    case UInt8(ascii: "Z"): return ([UInt8(ascii: "S")], 1)
    case UInt8(ascii: "M"): return ([UInt8(ascii: "N")], 1)
    case UInt8(ascii: "K"): return ([next == UInt8(ascii: "N") ? next : UInt8(ascii: "C")], 1)
    case UInt8(ascii: "S") where word[index...].starts(with: "SCH".utf8): return (Array("SS".utf8), 3)
    case UInt8(ascii: "P") where next == UInt8(ascii: "H"): return ([UInt8(ascii: "F")], 2)
    case UInt8(ascii: "H") where !isVowel(previous) || !isVowel(next):
      return ([isVowel(previous) ? UInt8(ascii: "A") : previous], 1)
    case UInt8(ascii: "W") where isVowel(previous): return ([previous], 1)
    default: return ([letter], 1)
    }
  }

  private static func trimEnd(_ code: inout [UInt8]) {
    if code.count > 1, code.last == UInt8(ascii: "S") { code.removeLast() }
    if code.suffix(2).elementsEqual("AY".utf8) { code.replaceSubrange((code.count - 2)..., with: "Y".utf8) }
    if code.count > 1, code.last == UInt8(ascii: "A") { code.removeLast() }
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "AEIOU".utf8.contains(letter) }
}
