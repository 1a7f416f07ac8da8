/// Words of any kind: folded in case, accents, width and punctuation.
struct TextType: ValueType {
  let name = "text"
  let summary = "words of any kind, without case, accents and punctuation"
  let parts = [""]

  func derive(_ text: String) -> [String] { [TextFolding.folded(text)] }
}

/// A name of a person, or part of one.
struct NameType: ValueType {
  let name = "name"
  let summary = "a person's name or part of it: as text, without titles; generational suffixes go to .suffix"
  let parts = ["", "suffix"]

  func derive(_ text: String) -> [String] {
    let folded = TextFolding.folded(text)
    // One word, the usual case, is the name whatever it is: someone may be called Sir.
    if !folded.utf8.contains(0x20) { return [folded, ""] }
    var words = folded.split(separator: " ")
    while words.count > 1, Self.titles.contains(words[0]) { words.removeFirst() }
    var suffix = ""
    if words.count > 1, let last = words.last, let meaning = Self.suffixes[last] {
      suffix = meaning
      words.removeLast()
    }
    return [words.joined(separator: " "), suffix]
  }

  private static let titles: Set<Substring> = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "rev", "herr", "frau", "mme", "mlle", "sr", "sra",
  ]
  private static let suffixes: [Substring: String] = [
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv",
  ]
}

/// Letters and digits, as identifiers and postal codes have them.
struct CodeType: ValueType {
  let name = "code"
  let summary = "letters and digits only, in upper case: identifiers, postal codes, short categories"
  let parts = [""]

  func derive(_ text: String) -> [String] { [TextFolding.code(text)] }
}

/// Digits only.
struct DigitsType: ValueType {
  let name = "digits"
  let summary = "digits only"
  let parts = [""]

  func derive(_ text: String) -> [String] { [TextFolding.digits(text)] }
}

/// The text as it is, without the spaces around it.
struct ExactType: ValueType {
  let name = "exact"
  let summary = "the text as it is, without the spaces around it"
  let parts = [""]

  func derive(_ text: String) -> [String] {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return [""] }
    return [String(scalars[first...last])]
  }
}
