import RecordLinkage
import Testing

@Suite("Normalization steps")
struct NormalizationTests {
  @Test(
    "Each step does what it is called",
    arguments: [
      (.trim, "  a b ", "a b"), (.lowercase, "ÀB ß", "àb ß"), (.uppercase, "àb1", "ÀB1"),
      (.stripAccents, "Élan Łódź 9-5", "elan lodz 9-5"), (.stripPunctuation, "o'brien, j.", "obrien  j "),
      (.collapseSpace, "  a \t b ", "a b"), (.removeSpace, " a b ", "ab"), (.digits, "a1-２", "12"),
      (.letters, "A1 b!", "ab"), (.alphanumeric, "A1 b!", "a1b"),
      (.sortTokens, "smith john a", "a john smith"),
      (.uniqueTokens, "b a b", "a b"), (.removeStopWords, "The House of Wax and Co", "House Wax Co"),
      (.stripLeadingZeros, "00120", "120"), (.fold, "St. John's", "st johns"), (.standardMissing, "N/A", ""),
      (.standardMissing, "a", "a"),
    ] as [(NormalizationStep, String, String)])
  func steps(_ step: NormalizationStep, _ text: String, expected: String) {
    #expect(step.apply(to: text) == expected)
  }

  @Test("A column's own steps replace those of its type, and the other parts follow")
  func pipeline() throws {
    let column = ColumnDeclaration("name", type: "name", normalizers: ["fold", "sort-tokens"])
    let type = try ValueTypes().type(of: column)
    #expect(type.parts == ["", "first", "last", "suffix"])
    #expect(type.derive("Smith, John") == ["john smith", "john", "smith", ""])
  }

  @Test("An unknown type or step is named, with what there is")
  func unknown() {
    #expect(throws: ValueTypeError.self) { try ValueTypes().type(of: ColumnDeclaration("x", type: "nmae")) }
    let error = #expect(throws: ValueTypeError.self) {
      try ValueTypes().type(of: ColumnDeclaration("x", normalizers: ["lower"]))
    }
    #expect(error?.description.contains("no normalizer 'lower'; there are alphanumeric, ") == true)
  }

  @Test("A caller's type takes the place of one with its name")
  func adding() throws {
    struct Mine: ValueType {
      let name = "text"
      let summary = "mine"
      let parts = ["", "x"]
      func derive(_ text: String) -> [String] { [text + "!", "x"] }
    }
    let types = ValueTypes(adding: [Mine()])
    #expect(types["text"]?.derive("a") == ["a!", "x"])
    // The bytes go through the same method.
    var result = ValueParts()
    Array("a".utf8).withUnsafeBufferPointer { types["text"]?.derive($0, into: &result) }
    #expect(result.count == 2 && result.text(of: 0) == "a!" && result.text(of: 1) == "x")
  }
}

@Suite("All value types")
struct ValueTypeInvariantTests {
  /// Pieces of which hostile values are made.
  private static let pieces: [String] = [
    "a", "Z", "9", "0", " ", "\t", "\n", "'", "’", "-", ".", ",", ";", "/", "#", "+", "@", "(", ")", "<", ">",
    ":", "é",
    "ß", "İ", "ŉ", "ﬁ", "Σ", "ё", "日", "ｶﾞ", "１", "Ａ", "٣", "²", "½", "\u{301}", "\u{200B}", "\u{FEFF}",
    "\u{0}", "😀", "한", "apt",
    "jr", "mr", "st", "1974", "12", "e", "n", "T", "ext", "www.", "http://", "null", "POINT", "°", "po box",
    "strasse",
  ]

  @Test("Total, with as many parts as promised, the first stable under repetition, whatever the text")
  func total() throws {
    var generator = SeededGenerator(seed: 20)
    let types = ValueTypes()
    // Types whose result is text of the same type. What is no date or place is kept as folded text, and folding may
    // make one of it; so of those only what was read counts, which has parts.
    let idempotent: Set<String> = ["text", "code", "digits", "email"]
    let whereRead: Set<String> = ["date", "date-mdy", "coordinate"]
    for name in types.names {
      let type = try #require(types[name])
      for _ in 0..<3000 {
        let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
          Self.pieces.randomElement(using: &generator) ?? ""
        }.joined()
        let parts = type.derive(text)
        #expect(parts.count == type.parts.count, "\(name): \(text.debugDescription)")
        // `null,` is a value, and `null`, to which it folds, means none.
        let isStable = idempotent.contains(name) || whereRead.contains(name) && parts.last != ""
        if isStable, NormalizationStep.standardMissing.apply(to: parts[0]) != "" {
          let again = type.derive(parts[0])
          #expect(again[0] == parts[0], "\(name): \(text.debugDescription) \(parts[0].debugDescription)")
        }
      }
    }
  }

  @Test("Bytes that are no UTF-8 do no harm, and a used buffer gives what a new one gives")
  func bytes() throws {
    var generator = SeededGenerator(seed: 21)
    let types = ValueTypes()
    for name in types.names {
      let type = try #require(types[name])
      var used = ValueParts()
      for _ in 0..<2000 {
        let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
        var new = ValueParts()
        bytes.withUnsafeBufferPointer {
          type.derive($0, into: &used)
          type.derive($0, into: &new)
        }
        #expect(used.count == type.parts.count)
        for part in 0..<used.count { #expect(used[part].elementsEqual(new[part]), "\(name): \(bytes)") }
      }
    }
  }

  @Test("A long text of anything takes no more than its length")
  func long() throws {
    let types = ValueTypes()
    for name in types.names {
      let type = try #require(types[name])
      for piece in ["1", "a ", "#1 ", "apt ", ",", "(", "'", "é", "e1", "po box ", "mr ", "jr "] {
        let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
        #expect(type.derive(text).count == type.parts.count)
      }
    }
  }
}
