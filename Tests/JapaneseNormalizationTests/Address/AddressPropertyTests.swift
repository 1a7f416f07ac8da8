import JapaneseNormalization
import Testing

@Suite("Address properties")
struct AddressPropertyTests {
  /// SplitMix64 (Steele, Lea, Flood 2014): the same stream on every machine.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// Pieces that addresses are made of, in orders that no address has.
  private static let pieces = [
    "東京都", "大阪府", "北海道", "港区", "京都市", "中京区", "余市郡", "余市町", "四日市市", "町", "村", "市", "区", "郡", "大字", "字",
    "虎ノ門", "一番町", "上る", "西入ル", "通", "一", "二十三", "千", "〇", "1", "23", "1004", "丁目", "丁", "番地", "番", "号", "号室",
    "の", "ノ", "ー", "-", "−", " ", "(", ")", "甲", "イ", "第", "条", "線", "地割", "無番地", "番外", "A", "棟", "館", "階",
    "F",
    "B1", "地下", "コーポ青葉", "様方", "方", "#", "~", "北", "西", "〒105-0001", "\u{FE00}", "👪",
  ]

  private static func garbage(_ generator: inout Generator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...14, using: &generator) {
      if Int.random(in: 0..<8, using: &generator) == 0 {
        let value = UInt32.random(in: 0...0x10FFFF, using: &generator)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      } else {
        text += pieces.randomElement(using: &generator) ?? ""
      }
    }
    return text
  }

  @Test("Any text parses; a place is the same as itself; the relation is symmetric")
  func totalAndSymmetric() {
    var generator = Generator(state: 20_261_122)
    var previous = JapaneseAddress.parse("東京都港区虎ノ門1-23-1")
    for _ in 0..<20_000 {
      let text = Self.garbage(&generator)
      let address = JapaneseAddress.parse(text)
      _ = address.premisesKey
      _ = address.dwellingKey
      _ = address.blockingKey
      // 本町1-2 does not say in which city, so it is not even known to be itself.
      let itself = address.relation(to: address)
      #expect(itself == .same || itself == .ambiguous, "\(text)")
      #expect(address.relation(to: previous) == previous.relation(to: address), "\(text)")
      previous = address
    }
  }

  @Test("The canonical spelling of an address is its own canonical spelling")
  func idempotent() {
    for pair in AddressCorpus.tables.flatMap(AddressCorpus.pairs) {
      for text in [pair.a, pair.b] {
        let address = JapaneseAddress.parse(text)
        let again = JapaneseAddress.parse(address.canonical)
        #expect(again.canonical == address.canonical)
        #expect(again.relation(to: address) == address.relation(to: address), "\(text): \(address.canonical)")
      }
    }
  }

  @Test(
    "Long garbage is parsed in bounded time",
    arguments: [
      "(", "）", "-", "ー", "1", "一", "1-", "1番", "一番", "第1号", "番", "号", "丁", "大字", "字", "の", "ノ", "上る", "通",
      "東入", " ", "1 ",
      "甲", "イ", "イ1", "無番地", "郡", "市", "区", "町", "(1", "1(", "203号室", "5階", "A棟", "様方", "方", "千", "1千", "万1",
      "〒", "~1階",
      "東京都", "#1", "B1", "北3西", "番外", "\u{FE00}",
    ])
  func longGarbage(piece: String) {
    let count = 65_536 / piece.utf8.count
    let text = String(repeating: piece, count: count)
    for long in [text, "東京都港区虎ノ門" + text, "東京都港区虎ノ門1-23-1 " + text, "京都市中京区" + text] {
      let address = JapaneseAddress.parse(long)
      _ = address.canonical
      let itself = address.relation(to: address)
      #expect(itself == .same || itself == .ambiguous)
    }
  }
}
