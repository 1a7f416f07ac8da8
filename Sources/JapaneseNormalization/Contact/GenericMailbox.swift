/// Addresses that many people give or that nobody has.
enum GenericMailbox {
  /// Whether an address with this local part (lower case, unquoted) and domain (ASCII) is shared or made up.
  static func matches(local: String, domain: String) -> Bool {
    if domains.contains(domain) { return true }
    // RFC 2606 and 6761 reserve these for examples, tests and nothing.
    if let top = domain.split(separator: ".").last, reservedTopLevel.contains(String(top)) { return true }
    if reservedDomains.contains(where: { domain == $0 || domain.hasSuffix("." + $0) }) { return true }
    return matches(local: local)
  }

  private static func matches(local: String) -> Bool {
    var local = local
    if local.withUTF8({ matches(local: $0) }) { return true }
    // ああああ: of other letters a repetition shows in the scalars only.
    let stem = local.unicodeScalars.prefix { $0 != "+" }
    guard let first = stem.first, stem.count >= 3 else { return false }
    return stem.allSatisfy { $0 == first }
  }

  /// The same of a local part alone in UTF-8, but for a repetition of letters that are not ASCII.
  static func matches(local: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = 0
    while end < local.count, local[end] != UInt8(ascii: "+") { end += 1 }
    let stem = UnsafeBufferPointer(rebasing: local[..<end])
    guard let first = stem.first else { return false }
    // test1, dummy02
    var numberStart = end
    while numberStart > 0, (0x30...0x39).contains(stem[numberStart - 1]) { numberStart -= 1 }
    for word in words[Int(first)] {
      let length = word.isNumbered ? numberStart : end
      if word.letters.count == length, word.letters.elementsEqual(stem[..<length]) { return true }
    }
    // aaaa, 0000
    if end < 3 { return false }
    for letter in stem where letter != first { return false }
    return true
  }

  private struct Word {
    let letters: [UInt8]
    /// Whether a number may stand behind it.
    let isNumbered: Bool
  }

  /// The words by their first letter.
  private static let words: [[Word]] = {
    var words = [[Word]](repeating: [], count: 256)
    for (list, isNumbered) in [(localParts, false), (numbered, true)] {
      for word in list {
        let letters = Array(word.utf8)
        if let first = letters.first {
          words[Int(first)].append(Word(letters: letters, isNumbered: isNumbered))
        }
      }
    }
    return words
  }()

  /// Offices, robots and words for nothing.
  private static let localParts: [String] = [
    "noreply", "no-reply", "no_reply", "no.reply", "donotreply", "do-not-reply", "do_not_reply", "info",
    "information", "admin", "administrator", "root", "postmaster", "hostmaster", "webmaster", "mailer-daemon",
    "abuse", "support", "contact", "contact-us", "inquiry", "toiawase", "otoiawase", "sales", "eigyo",
    "office",
    "soumu", "jimu", "jimukyoku", "service", "help", "helpdesk", "customer", "cs", "mail", "email", "shop",
    "order",
    "orders", "reception", "uketsuke", "saiyo", "recruit", "pr", "press", "newsletter", "none", "null", "nil",
    "na", "n/a", "unknown", "nobody", "nashi", "fumei", "anonymous", "xxx", "abc", "abcd",
    "asdf", "qwerty", "hoge", "hogehoge", "fuga", "foo", "bar",
  ]

  /// Words for a test, also with a number after them.
  private static let numbered: [String] = [
    "test", "testuser", "tester", "test-user", "test_user", "dummy", "sample", "example", "user", "demo",
    "temp", "tmp",
  ]

  private static let reservedTopLevel: Set<String> = ["example", "invalid", "test", "localhost", "local"]

  private static let reservedDomains: [String] = [
    "example.com", "example.net", "example.org", "example.jp", "example.co.jp", "example.ne.jp",
  ]

  /// Made-up domains that people type to get past a form.
  private static let domains: Set<String> = [
    "test.com", "test.jp", "test.co.jp", "dummy.com", "dummy.jp", "sample.com", "sample.jp", "aaa.com",
    "a.com",
    "aa.com", "xxx.com", "abc.com", "hoge.com", "hoge.jp", "hoge.co.jp", "mail.invalid", "no.com", "none.com",
    "nomail.com",
  ]
}
