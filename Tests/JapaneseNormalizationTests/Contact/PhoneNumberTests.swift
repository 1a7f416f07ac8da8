import JapaneseNormalization
import Testing

@Suite("Telephone numbers")
struct PhoneNumberTests {
  @Test(
    "A number is read in every form that people write", arguments: ContactCorpus.rows("contact/phone.tsv"))
  func reads(row: ContactCorpus.Row) throws {
    let number = try #require(PhoneNumber.parse(row[0]))
    #expect(number.formatted == row[1])
    #expect("\(number.kind)" == row[2])
    #expect("\(number.strength)" == row[3])
    #expect(number.isEvidence == (row[3] == "full"))
    #expect(PhoneNumber.parse(number.formatted) == number)
    #expect(PhoneNumber.parseAll(row[0]) == [number])
  }

  @Test("What is no number is not read as one", arguments: ContactCorpus.rows("contact/phone-none.tsv"))
  func refuses(row: ContactCorpus.Row) {
    #expect(PhoneNumber.parse(row[0]) == nil)
  }

  @Test("A field may hold several numbers", arguments: ContactCorpus.rows("contact/phone-several.tsv"))
  func readsSeveral(row: ContactCorpus.Row) {
    #expect(PhoneNumber.parseAll(row[0]).map(\.formatted).joined(separator: ",") == row[1])
  }

  @Test("Area codes have two to five digits")
  func areaCodes() throws {
    for (text, code) in [
      ("0356781234", "03"), ("0112342468", "011"), ("0467232468", "0467"), ("0499221357", "04992"),
    ] {
      #expect(try #require(PhoneNumber.parse(text)).areaCode == code)
    }
    #expect(PhoneNumber.parse("09024681357")?.areaCode == nil)
  }

  @Test("A number without its area code agrees with the rest of a landline")
  func localPart() throws {
    let local = try #require(PhoneNumber.parse("5678-1234"))
    let full = try #require(PhoneNumber.parse("03-5678-1234"))
    let mobile = try #require(PhoneNumber.parse("090-5678-1234"))
    #expect(local.compare(full) == .localPart)
    #expect(full.compare(local) == .localPart)
    #expect(full.compare(full) == .same)
    #expect(mobile.compare(local) == .different)
    #expect(full.compare(mobile) == .different)
  }

  @Test("Any text is read without a trap, and what is printed reads back the same")
  func totality() {
    var generator = SeededGenerator(seed: 1)
    let alphabet = Array("0123456789000818090-－()+.,/ 〇一二三四#x内線e:代".unicodeScalars)
    var found = 0
    for _ in 0..<200_000 {
      let text = generator.text(alphabet, upTo: 24)
      for number in PhoneNumber.parseAll(text) {
        found += 1
        if PhoneNumber.parse(number.formatted) != number {
          Issue.record("\(String(reflecting: text)) is \(number)")
        }
      }
    }
    #expect(found > 10_000)
  }

  @Test("64 KiB of garbage take one pass")
  func longInput() {
    #expect(PhoneNumber.parse(String(repeating: "1", count: 65_536)) == nil)
    #expect(PhoneNumber.parseAll(String(repeating: "1-", count: 32_768)).isEmpty)
    #expect(PhoneNumber.parseAll(String(repeating: "03-5678-1234 ", count: 5_000)).count == 1)
  }
}
