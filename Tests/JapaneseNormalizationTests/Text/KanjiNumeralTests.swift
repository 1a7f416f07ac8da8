import JapaneseNormalization
import Testing

@Suite("Kanji numerals")
struct KanjiNumeralTests {
  @Test(
    "A number and what is left after it",
    arguments: [
      // Positional.
      ("二十三", 23, ""), ("百二", 102, ""), ("千三百", 1300, ""), ("一万二千", 12000, ""), ("十", 10, ""), ("百", 100, ""),
      ("千", 1000, ""), ("二百五", 205, ""), ("三千四百五十六", 3456, ""), ("千万", 10_000_000, ""),
      ("九千九百九十九京", 9999, "京"), ("十二億三千万", 1_230_000_000, ""), ("一億五", 100_000_005, ""),
      // Digit-wise.
      ("二三", 23, ""), ("一〇五", 105, ""), ("1〇5", 105, ""), ("一零五", 105, ""), ("〇", 0, ""), ("〇〇一", 1, ""),
      ("007", 7, ""), ("23", 23, ""),
      // Look-alike zeros.
      ("一○五", 105, ""), ("一○○", 100, ""), ("一◯", 10, ""), ("1○5", 105, ""), ("1○○", 1, "○○"), ("1○", 1, "○"),
      // Formal.
      ("壱弐参", 123, ""), ("壱拾", 10, ""), ("弐拾参", 23, ""), ("壹貳參", 123, ""), ("廿三", 23, ""), ("卅", 30, ""),
      ("百廿五", 125, ""), ("卌八", 48, ""), ("金" + "", -1, ""), ("参仟伍佰", 3500, ""), ("弐萬", 20000, ""),
      // Mixed.
      ("2十3", 23, ""), ("3千", 3000, ""), ("2千500", 2500, ""), ("3万5000", 35000, ""), ("1千3百", 1300, ""),
      ("百05", 105, ""), ("千〇五", 1005, ""), ("1000万", 10_000_000, ""),
      // Where it stops.
      ("十十", 10, "十"), ("23十", 23, "十"), ("二三十", 23, "十"), ("十百", 10, "百"), ("十二百", 12, "百"), ("〇十", 0, "十"),
      ("十23", 12, "3"), ("二十三四", 23, "四"), ("二廿", 2, "廿"), ("十廿", 10, "廿"), ("一万一万", 10001, "万"),
      ("一万一億", 10001, "億"), ("12345万", 12345, "万"), ("二丁目", 2, "丁目"), ("三番", 3, "番"), ("23号", 23, "号"),
      // None.
      ("", -1, ""), ("万", -1, ""), ("○", -1, ""), ("○五", -1, ""), ("山", -1, ""), ("-1", -1, ""),
      ("億", -1, ""),
      // 18 digits at most.
      ("999999999999999999", 999_999_999_999_999_999, ""),
      ("9999999999999999999", 999_999_999_999_999_999, "9"),
      ("九九京九九九九兆", 999_999_000_000_000_000 / 1_000_000_000_000 * 1_000_000_000_000, ""), ("100京", 100, "京"),
    ])
  func table(text: String, value: Int, rest: String) {
    let scalars = ScalarText(text.unicodeScalars)
    guard let (found, end) = KanjiNumeral.parse(scalars, from: 0) else {
      #expect(value == -1)
      return
    }
    #expect(found == value)
    #expect(String(scalars: scalars[end...]) == rest)
  }

  @Test("A number begins where it is asked for, and nowhere outside the text")
  func places() {
    let text = ScalarText("虎ノ門二十三番1号".unicodeScalars)
    #expect(KanjiNumeral.parse(text, from: 3).map { [$0.value, $0.end] } == [23, 6])
    #expect(KanjiNumeral.parse(text, from: 4).map { [$0.value, $0.end] } == [13, 6])
    #expect(KanjiNumeral.parse(text, from: 7).map { [$0.value, $0.end] } == [1, 8])
    for place in [-1, 0, 9, 100] { #expect(KanjiNumeral.parse(text, from: place) == nil) }
    #expect(KanjiNumeral.parse(whole: ScalarText("二十三".unicodeScalars)) == 23)
    #expect(KanjiNumeral.parse(whole: ScalarText("二十三番".unicodeScalars)) == nil)
  }

  @Test("Numerals", arguments: [("0九〇零十百千万壱弐参廿萬", true), ("○山丁-aノ", false)])
  func numerals(characters: String, expected: Bool) {
    for scalar in characters.unicodeScalars {
      #expect(KanjiNumeral.isNumeral(scalar) == expected, "\(scalar)")
    }
  }

  @Test(
    "Written out",
    arguments: [(0, "〇"), (1, "一"), (10, "十"), (23, "二十三"), (105, "百五"), (1300, "千三百"), (10500, "一万五百")])
  func format(value: Int, expected: String) {
    #expect(KanjiNumeral.format(value).map { String(scalars: $0) } == expected)
  }

  @Test("What is written out is read back")
  func roundTrip() {
    var random = SeededGenerator(seed: 31)
    for round in 0..<20_000 {
      let value =
        round < 10_000 ? round : Int.random(in: 0..<1_000_000_000_000_000_000 >> (round % 40), using: &random)
      let read = KanjiNumeral.format(value).flatMap { KanjiNumeral.parse(whole: $0) }
      // 千 before 万 is written without 一, and read all the same.
      if read != value { Issue.record("\(value) was read back as \(String(describing: read))") }
    }
    #expect(KanjiNumeral.format(-1) == nil && KanjiNumeral.format(.max) == nil)
  }

  @Test("Any text is read without a trap, and what was read lies within it")
  func totality() {
    var random = SeededGenerator(seed: 32)
    let numerals = ScalarText("0123456789〇零一二三四五六七八九十百千万億兆京廿卅○◯拾佰阡a".unicodeScalars)
    for _ in 0..<100_000 {
      let text = (0..<Int.random(in: 1...30, using: &random)).compactMap { _ in
        numerals.randomElement(using: &random)
      }
      if let (value, end) = KanjiNumeral.parse(text, from: 0) {
        if value < 0 || end < 1 || end > text.count { Issue.record("\(String(scalars: text))") }
        if KanjiNumeral.parse(whole: ScalarText(text[..<end])) != value,
          !text[..<end].contains("○"), !text[..<end].contains("◯")
        {
          Issue.record("\(String(scalars: text)) is read differently when cut")
        }
      }
    }
  }
}
