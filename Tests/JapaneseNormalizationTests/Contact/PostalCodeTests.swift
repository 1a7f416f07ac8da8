import JapaneseNormalization
import Testing

@Suite("Postal codes")
struct PostalCodeTests {
  @Test("A code is read in every form", arguments: ContactCorpus.rows("contact/postal.tsv"))
  func reads(row: ContactCorpus.Row) throws {
    let code = try #require(PostalCode.parse(row[0]))
    #expect(code.formatted == row[1])
    #expect(PostalCode.parse(code.formatted) == code)
  }

  @Test("What is no code is not read as one", arguments: ContactCorpus.rows("contact/postal-none.tsv"))
  func refuses(row: ContactCorpus.Row) {
    #expect(PostalCode.parse(row[0]) == nil)
  }

  @Test("Unequal codes may be near", arguments: ContactCorpus.rows("contact/postal-pairs.tsv"))
  func compares(row: ContactCorpus.Row) throws {
    let left = try #require(PostalCode.parse(row[0]))
    let right = try #require(PostalCode.parse(row[1]))
    #expect("\(left.compare(right))" == row[2])
    #expect("\(right.compare(left))" == row[2])
  }

  @Test("Codes to get past a form are known", arguments: ["000-0000", "999-9999", "123-4567", "111-1111"])
  func fillers(text: String) throws {
    #expect(try #require(PostalCode.parse(text)).isFiller)
    #expect(PostalCode.parse("105-6390")?.isFiller == false)
  }

  @Test("Any text is read without a trap, comparison is symmetric")
  func totality() {
    var generator = SeededGenerator(seed: 3)
    let alphabet = Array("0123456789012345678901-－〒 〇一.ー".unicodeScalars)
    var previous: PostalCode?
    for _ in 0..<200_000 {
      let text = generator.text(alphabet, upTo: 10)
      guard let code = PostalCode.parse(text) else { continue }
      let isSymmetric = previous.map { $0.compare(code) == code.compare($0) } ?? true
      if !isSymmetric || PostalCode.parse(code.formatted) != code {
        Issue.record("\(String(reflecting: text)) is \(code)")
      }
      previous = code
    }
  }
}

@Suite("Sex")
struct SexTests {
  @Test("Sex is read from words, letters and ISO 5218", arguments: ContactCorpus.rows("contact/sex.tsv"))
  func reads(row: ContactCorpus.Row) {
    #expect("\(Sex.parse(row[0]))" == row[1])
  }

  @Test("Any text is read without a trap")
  func totality() {
    var generator = SeededGenerator(seed: 4)
    let alphabet = Array("男女性子mf12 ".unicodeScalars)
    for _ in 0..<200_000 {
      _ = Sex.parse(generator.text(alphabet, upTo: 6))
    }
  }
}
