/// A step of normalization that a column may name in ``ColumnDeclaration/normalizers`` in place of its type's
/// own.
///
/// Steps are done in the order in which they stand; each is total, and but for ``sortTokens`` after others
/// idempotent.
public enum NormalizationStep: String, Sendable, Hashable, CaseIterable {
  /// White space at the ends goes.
  case trim
  /// Letters of all scripts are lower case.
  case lowercase
  /// Letters of all scripts are upper case.
  case uppercase
  /// Letters of the Latin script lose their accents, and their case; other letters lose combining marks.
  case stripAccents = "strip-accents"
  /// ASCII punctuation and symbols become spaces, but an apostrophe goes.
  case stripPunctuation = "strip-punctuation"
  /// Runs of white space become one space; none at the ends.
  case collapseSpace = "collapse-space"
  /// All white space goes.
  case removeSpace = "remove-space"
  /// Only decimal digits stay, as ASCII.
  case digits
  /// Only letters stay, lower case and without accents.
  case letters
  /// Only letters and digits stay, lower case and without accents.
  case alphanumeric
  /// The words stand in alphabetical order: John Smith and Smith John are one.
  case sortTokens = "sort-tokens"
  /// As ``sortTokens``, each word once.
  case uniqueTokens = "unique-tokens"
  /// English articles, `and` and `of` go.
  case removeStopWords = "remove-stop-words"
  /// Zeros in front go.
  case stripLeadingZeros = "strip-leading-zeros"
  /// All that the type `text` does.
  case fold
  /// A value that means that nothing was given (`n/a`, `null`) goes.
  case standardMissing = "standard-missing"

  /// What the step makes of a text.
  public func apply(to text: String) -> String {
    var text = text
    return text.withUTF8 { String(decoding: apply(to: $0), as: UTF8.self) }
  }

  /// What the step makes of UTF-8.
  func apply(to utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    switch self {
    case .trim: bytes.append(contentsOf: utf8[ASCII.trimmed(utf8)])
    case .lowercase: return Self.cased(utf8, by: ASCII.lowercased, otherwise: { $0.lowercased() })
    case .uppercase: return Self.cased(utf8, by: ASCII.uppercased, otherwise: { $0.uppercased() })
    case .stripAccents: Self.appendWithoutAccents(utf8, to: &bytes)
    case .stripPunctuation:
      for byte in utf8 {
        if byte >= 0x80 || byte <= 0x20 || ASCII.isLetter(byte) || ASCII.isDigit(byte) {
          bytes.append(byte)
        } else if byte != UInt8(ascii: "'") {
          bytes.append(0x20)
        }
      }
    case .collapseSpace, .removeSpace:
      for (index, word) in Self.words(utf8).enumerated() {
        if index > 0, self == .collapseSpace { bytes.append(0x20) }
        bytes.append(contentsOf: word)
      }
    case .digits: CompactFold.appendDigits(utf8, to: &bytes)
    case .letters:
      CompactFold.append(utf8, to: &bytes)
      bytes.removeAll(where: ASCII.isDigit)
    case .alphanumeric: CompactFold.append(utf8, to: &bytes)
    case .sortTokens, .uniqueTokens:
      let sorted = Self.words(utf8).sorted { $0.lexicographicallyPrecedes($1) }
      for (index, word) in sorted.enumerated() {
        if self == .uniqueTokens, index > 0, word.elementsEqual(sorted[index - 1]) { continue }
        if !bytes.isEmpty { bytes.append(0x20) }
        bytes.append(contentsOf: word)
      }
    case .removeStopWords:
      for word in Self.words(utf8) where Self.stopWords[word.map(ASCII.lowercased)] == nil {
        if !bytes.isEmpty { bytes.append(0x20) }
        bytes.append(contentsOf: word)
      }
    case .stripLeadingZeros: bytes.append(contentsOf: utf8.drop { $0 == 0x30 })
    case .fold: TextFold.words.append(utf8, to: &bytes)
    case .standardMissing:
      if !StandardMissing.isMissing(utf8) { bytes.append(contentsOf: utf8) }
    }
    return bytes
  }

  private static let stopWords = WordTable<Bool>(words: "the a an and of")

  private static func words(_ utf8: UnsafeBufferPointer<UInt8>) -> [Slice<UnsafeBufferPointer<UInt8>>] {
    utf8.split(whereSeparator: ASCII.isSpace)
  }

  private static func cased(
    _ utf8: UnsafeBufferPointer<UInt8>, by ascii: (UInt8) -> UInt8, otherwise: (String) -> String
  ) -> [UInt8] {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.map(ascii) }
    return Array(otherwise(String(decoding: utf8, as: UTF8.self)).utf8)
  }

  private static func appendWithoutAccents(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var position = 0
    while position < utf8.count {
      let scalar = DecodedScalar(utf8, at: position)
      position += scalar.length
      if (0x300...0x36F).contains(scalar.value) { continue }
      if scalar.value < 0x80 || !AccentedLetters.appendFolded(scalar.value, to: &bytes) {
        DecodedScalar.append(scalar.value, to: &bytes)
      }
    }
  }
}

/// A type whose value is made by steps that a column names; the type makes its other parts of that value.
struct NormalizedType: ValueType {
  let base: any ValueType
  let steps: [NormalizationStep]

  var name: String { base.name }
  var summary: String { base.summary }
  var parts: [String] { base.parts }

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    var value = Array(utf8)
    for step in steps { value = value.withUnsafeBufferPointer { step.apply(to: $0) } }
    var others = ValueParts()
    if parts.count > 1 { value.withUnsafeBufferPointer { base.derive($0, into: &others) } }
    result.removeAll()
    result.append(contentsOf: value)
    result.endPart()
    for part in 1..<max(1, others.count) {
      result.append(contentsOf: others[part])
      result.endPart()
    }
  }
}
