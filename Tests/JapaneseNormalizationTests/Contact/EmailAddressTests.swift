import JapaneseNormalization
import Testing

@Suite("E-mail addresses")
struct EmailAddressTests {
  @Test("An address is reduced to its mailbox", arguments: ContactCorpus.rows("contact/email.tsv"))
  func reads(row: ContactCorpus.Row) throws {
    let address = try #require(EmailAddress.parse(row[0]))
    #expect(address.canonical == row[1])
    #expect(address.isGeneric == (row[2] == "yes"))
    #expect(EmailAddress.parse(address.canonical)?.canonical == address.canonical)
    #expect(EmailAddress.parse(address.display) == address)
  }

  @Test("What is no address is not read as one", arguments: ContactCorpus.rows("contact/email-none.tsv"))
  func refuses(row: ContactCorpus.Row) {
    #expect(EmailAddress.parse(row[0]) == nil)
  }

  @Test(
    "Aliases are one mailbox, look-alikes are not", arguments: ContactCorpus.rows("contact/email-pairs.tsv"))
  func compares(row: ContactCorpus.Row) throws {
    let left = try #require(EmailAddress.parse(row[0]))
    let right = try #require(EmailAddress.parse(row[1]))
    #expect("\(left.compare(right))" == row[2])
    #expect("\(right.compare(left))" == row[2])
    #expect((left == right) == (row[2] == "same"))
  }

  @Test("Punycode agrees with the samples of RFC 3492, section 7.1")
  func punycode() throws {
    for (unicode, ascii) in [
      ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
      ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
      ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"),
      ("そのスピードで", "d9juau41awczczp"),
      ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
    ] {
      let address = try #require(EmailAddress.parse("taro@\(unicode).jp"))
      #expect(address.canonical == "taro@xn--\(ascii).jp")
      #expect(EmailAddress.parse("taro@xn--\(ascii).jp")?.display == "taro@\(unicode).jp")
    }
  }

  @Test("Any text is read without a trap, and the mailbox of a mailbox is itself")
  func totality() {
    var generator = SeededGenerator(seed: 2)
    let alphabet = Array("abtest.+-_@@@\"\\<> ,;:'。ー日本xn--gmail.comgmail.com".unicodeScalars)
    let domains = ["", "gmail.com", "docomo.ne.jp", "yahoo.co.jp", "xn--wgv71a119e.jp", "日本.jp"]
    var found = 0
    for round in 0..<200_000 {
      let domain = domains[round % domains.count]
      let text = generator.text(alphabet, upTo: 12) + (domain.isEmpty ? "" : "@" + domain)
      guard let address = EmailAddress.parse(text) else { continue }
      found += 1
      let isStable =
        EmailAddress.parse(address.canonical)?.canonical == address.canonical
        && EmailAddress.parse(address.display) == address
      if !isStable { Issue.record("\(String(reflecting: text)) is \(address.canonical)") }
    }
    #expect(found > 5_000)
  }
}
