/// Words: titles, descriptions, anything that no other type fits.
struct TextType: ValueType {
  let name = "text"
  let summary = "words: case, accents, punctuation and white space folded"
  let parts = [""]

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    if !StandardMissing.isMissing(utf8) { TextFold.words.append(utf8, to: &result.bytes) }
    result.endPart()
  }
}

/// One of a few values: sex, state, type of blood.
struct CategoryType: ValueType {
  let name = "category"
  let summary = "one of a few values: as text, but signs count, so that A+ is not A-"
  let parts = [""]

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    if !StandardMissing.isMissing(utf8) {
      TextFold.symbols.append(utf8, to: &result.bytes)
      // A hyphen joins words, but at the end it is a sign: A-, B-.
      let trimmed = ASCII.trimmed(utf8)
      if !result.bytes.isEmpty, utf8[trimmed.upperBound - 1] == UInt8(ascii: "-") {
        result.append(UInt8(ascii: "-"))
      }
    }
    result.endPart()
  }
}
