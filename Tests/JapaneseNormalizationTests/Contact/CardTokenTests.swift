import JapaneseNormalization
import Testing

@Suite("Card tokens")
struct CardTokenTests {
  @Test("A card number is refused in every dress", arguments: ContactCorpus.rows("contact/card-refused.tsv"))
  func refuses(row: ContactCorpus.Row) {
    let error = #expect(throws: CardTokenError.self) { _ = try CardToken(row[0]) }
    #expect(error.map { "\($0)" } == expectedDescription(row[1]))
  }

  @Test(
    "Opaque tokens pass though they hold digits", arguments: ContactCorpus.rows("contact/card-accepted.tsv"))
  func accepts(row: ContactCorpus.Row) throws {
    let token = try CardToken(row[0])
    #expect(try token == CardToken(" \(row[0])\u{3000}"))
  }

  @Test("Neither a token nor a refusal shows anything of the text")
  func masks() throws {
    let token = try CardToken("tok_1NxYz42eZvKYlo2C")
    var dumped = ""
    dump(token, to: &dumped)
    dump([token: [token]], to: &dumped)
    for text in ["\(token)", String(describing: token), String(reflecting: token), dumped] {
      #expect(!text.contains("1NxYz42"))
    }
    for error in CardTokenError.allCases { #expect(!"\(error)".contains("4111")) }
  }

  @Test("Case counts in a token")
  func caseCounts() throws {
    #expect(try CardToken("tok_A") != CardToken("tok_a"))
  }

  @Test("A long text is refused without being looked at")
  func long() {
    #expect(throws: CardTokenError.tooLong) { _ = try CardToken(String(repeating: "a", count: 1025)) }
  }

  @Test("Random opaque tokens are hardly ever refused")
  func falseRefusals() {
    var generator = SeededGenerator(seed: 5)
    let hex = Array("0123456789abcdef")
    let base62 = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    func random(_ alphabet: [Character], _ count: Int) -> String {
      String((0..<count).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
    }
    func refusals(_ count: Int, _ make: () -> String) -> Int {
      (0..<count).count { _ in (try? CardToken(make())) == nil }
    }
    #expect(
      refusals(20_000) {
        [8, 4, 4, 4, 12].map { random(hex, $0) }.joined(separator: "-")
      } == 0)
    #expect(refusals(20_000) { random(hex, 64) } == 0)
    #expect(refusals(20_000) { "tok_" + random(base62, 24) } == 0)
    #expect(refusals(20_000) { random(hex, 16) } < 40)
  }

  @Test("Every way to group a card number is refused, and any text is taken without a trap")
  func grouping() {
    var generator = SeededGenerator(seed: 6)
    let separators = ["-", " ", "", ".", " - ", "/"]
    for _ in 0..<20_000 {
      var digits = (0..<Int.random(in: 12...18, using: &generator)).map { _ in
        Int.random(in: 0...9, using: &generator)
      }
      digits.append(checkDigit(digits))
      var text = ""
      for digit in digits {
        text += String(digit)
        if Int.random(in: 0..<3, using: &generator) == 0 {
          text += separators.randomElement(using: &generator) ?? ""
        }
      }
      for dressed in [text, "no:" + text + "です"] where refusal(dressed) != .cardNumber {
        Issue.record("\(dressed) was not refused")
      }
    }
    let alphabet = Array("0123456789-*x •abcdef:".unicodeScalars)
    for _ in 0..<200_000 {
      _ = try? CardToken(generator.text(alphabet, upTo: 40))
    }
  }

  private func refusal(_ text: String) -> CardTokenError? {
    do throws(CardTokenError) {
      _ = try CardToken(text)
      return nil
    } catch {
      return error
    }
  }

  private func checkDigit(_ digits: [Int]) -> Int {
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      sum += index.isMultiple(of: 2) ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
    }
    return (10 - sum % 10) % 10
  }

  private func expectedDescription(_ reason: String) -> String? {
    let reasons: [String: CardTokenError] = [
      "cardNumber": .cardNumber, "maskedCardNumber": .maskedCardNumber, "empty": .empty,
    ]
    return reasons[reason].map { "\($0)" }
  }
}
