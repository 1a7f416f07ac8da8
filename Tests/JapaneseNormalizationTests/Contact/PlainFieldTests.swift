import Testing

@testable import JapaneseNormalization

/// Fields as most forms hold them are read at a glance. A character that nobody sees, and that folding takes away, sends the same
/// text the long way: both have to say the same.
@Suite("Plain fields")
struct PlainFieldTests {
  private static let invisible = "\u{200B}"

  private struct Texts {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func number(below count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }

    mutating func element<T>(_ values: [T]) -> T { values[number(below: values.count)] }

    /// Some pieces in a row, and now and then one character changed.
    mutating func text(_ pieces: [[String]], alphabet: String) -> String {
      var characters = Array(pieces.map { element($0) }.joined())
      if number(below: 3) == 0, !characters.isEmpty {
        let place = number(below: characters.count)
        switch number(below: 3) {
        case 0: characters[place] = element(Array(alphabet))
        case 1: characters.insert(element(Array(alphabet)), at: place)
        default: characters.remove(at: place)
        }
      }
      return String(characters)
    }
  }

  private static let digits = (0...9).map(String.init)
  private static let pairs = (0...99).map { $0 < 10 ? "0\($0)" : "\($0)" } + (1...31).map(String.init)

  @Test("Telephone numbers")
  func phones() {
    var texts = Texts(seed: 1)
    let prefixes = [
      "090", "080", "070", "060", "050", "020", "03", "06", "011", "01181", "0120", "0800", "0570", "04992",
      "0467",
      "010", "0081", "00", "0900", "09", "1", "0599", "012", "03-", "090-", "0120-", "052",
    ]
    for _ in 0..<20_000 {
      let text = texts.text(
        [prefixes] + (0..<texts.number(below: 5)).map { _ in Self.digits + ["-"] }
          + (0..<6).map { _ in Self.digits }, alphabet: "0123456789-+() .x")
      let plain = PhoneNumber.parseAll(text)
      #expect(plain == PhoneNumber.parseAll(text + Self.invisible), "\(text)")
      #expect(plain.first == PhoneNumber.parse(text), "\(text)")
      #expect(
        plain.map { $0.isFiller }
          == plain.map { number in
            // As it is said: one digit over and over, or counting up or down, of the whole or without the prefix.
            func isPattern(_ digits: ArraySlice<UInt8>, wraps: Bool) -> Bool {
              guard digits.count >= 4 else { return false }
              let pairs = Array(zip(digits, digits.dropFirst()))
              return pairs.allSatisfy { $0 == $1 }
                || pairs.allSatisfy { $1 == $0 + 1 || (wraps && $0 == 9 && $1 == 0) }
                || pairs.allSatisfy { $0 == $1 + 1 || (wraps && $0 == 0 && $1 == 9) }
            }
            let prefix =
              switch number.kind {
              case .landline: number.areaCodeLength ?? 0
              case .mobile, .ip, .machine: 3
              case .service: 4
              case .unknown: number.digits.count == 11 ? 3 : 0
              case .foreign: 0
              }
            return isPattern(number.digits[...], wraps: true)
              || isPattern(number.digits.dropFirst(prefix), wraps: false)
          }, "\(text)")
    }
    for text in ["09012345678", "0000000000", "0120123456", "09000000000", "0312345678"] {
      #expect(PhoneNumber.parseAll(text) == PhoneNumber.parseAll(text + Self.invisible))
      #expect(PhoneNumber.parse(text)?.isFiller == true, "\(text)")
    }
  }

  @Test("E-mail addresses")
  func emails() {
    var texts = Texts(seed: 2)
    let locals = [
      "taro", "Taro.Yamada", "a..b", "a.", ".", "...", "info", "test12", "aaaa", "noreply", "x", "kenji-shop",
      "-a",
      "taro+shop", "+a", "a+", "no-reply+1", "yamada_1985", "INFO", "test", "abcd", "user", "users", "xxx",
      "n/a",
    ]
    let domains =
      MailProvider.byDomain.keys.sorted() + [
        "gmial.com", "docomo.co.jp", "example.com", "test.com", "Gmail.COM", "gmail.com.", "a.b",
        "foo.example",
        "yahoo.co.jp",
      ]
    for _ in 0..<20_000 {
      let text = texts.text([locals, ["@"], domains], alphabet: "abc.-_+@ <>\"あ１")
      let plain = EmailAddress.parse(text)
      let general = EmailAddress.parse(Self.invisible + text)
      #expect(plain?.display == general?.display, "\(text)")
      #expect(plain?.canonical == general?.canonical, "\(text)")
      #expect(plain?.similarityKey == general?.similarityKey, "\(text)")
      #expect(plain?.isGeneric == general?.isGeneric, "\(text)")
      var mailbox: [String]?
      let isRead = Array(text.utf8).withUnsafeBufferPointer { utf8 in
        EmailAddress.withMailbox(utf8: utf8) {
          mailbox =
            [$0.canonical, $0.similarityKey].map { String(decoding: $0, as: UTF8.self) }
            + ($0.isGeneric ? ["generic"] : [])
        }
      }
      #expect(isRead == (mailbox != nil), "\(text)")
      let expected = general.map { [$0.canonical, $0.similarityKey] + ($0.isGeneric ? ["generic"] : []) }
      #expect(mailbox == expected, "\(text)")
    }
  }

  @Test("Birth dates")
  func birthDates() {
    var texts = Texts(seed: 3)
    let years = (1860...2110).map(String.init) + ["0000", "9999", "85", "0401"]
    for _ in 0..<20_000 {
      let mark = texts.element(["-", "/", ".", ""])
      let text = texts.text([years, [mark], Self.pairs, [mark], Self.pairs], alphabet: "0123456789-/.年 ")
      let plain = Result { try BirthDate.parse(text) }.map { [$0.code, UInt32($0.notes.rawValue)] }
      let general = Result { try BirthDate.parse(text + Self.invisible) }.map {
        [$0.code, UInt32($0.notes.rawValue)]
      }
      #expect((try? plain.get()) == (try? general.get()), "\(text)")
    }
  }

  @Test("Postal codes and sexes")
  func codes() {
    var texts = Texts(seed: 4)
    for _ in 0..<20_000 {
      let text = texts.text(
        [["105", "1050", "060", "10", "1"], ["-", "", " "], ["0001", "639", "6390", "00"]],
        alphabet: "0123456789-〒 ")
      #expect(PostalCode.parse(text) == PostalCode.parse(text + Self.invisible), "\(text)")
    }
    for text in ["", "0", "1", "2", "3", "9", "m", "M", "f", "F", "x", "男", "女", "男性", "妻", "ア", "雅"] {
      #expect(Sex.parse(text) == Sex.parse(text + Self.invisible), "\(text)")
    }
  }

  @Test("Card tokens")
  func cardTokens() {
    var texts = Texts(seed: 5)
    let pieces = [
      "tok_", "pm_", "4111111111111111", "1234", "xxxx", "abc", "4111-1111-", "1111-1111", "5dypshcv7pxeod3r",
      "XX", "-",
      "123456789012", "deadbeef",
    ]
    for _ in 0..<20_000 {
      let text = texts.text((0...texts.number(below: 5)).map { _ in pieces }, alphabet: "0123456789xX-_*. ")
      let plain = Result { try CardToken(text) }
      let general = Result { try CardToken(Self.invisible + text) }
      #expect((try? plain.get())?.value == (try? general.get())?.value, "\(text.count) bytes")
      if case .failure(let one) = plain, case .failure(let other) = general {
        #expect("\(one)" == "\(other)")
      }
    }
  }
}
