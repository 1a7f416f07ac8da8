import ApplicantSynthesis
import SynthesisCore
import Testing

@Suite("Arithmetic of the synthesis")
struct ArithmeticTests {
  @Test("xoshiro256** gives the numbers of its authors' program")
  func random() {
    var random = SeededRandom(state: (1, 2, 3, 4))
    #expect((0..<4).map { _ in random.next() } == [11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240])
  }

  @Test("Numbers below a bound stay below it and reach all of it")
  func below() {
    var random = SeededRandom(seed: 1, stream: .init(rawValue: 1), index: 0)
    var counts = Array(repeating: 0, count: 7)
    for _ in 0..<7000 { counts[random.below(7)] += 1 }
    #expect(counts.allSatisfy { (850...1150).contains($0) })
    #expect(random.below(0) == 0)
    #expect((0..<100).allSatisfy { _ in (3...5).contains(random.within(3...5)) })
  }

  @Test("A permutation is one, and knows its inverse", arguments: [1, 2, 3, 5, 16, 17, 1000, 4097])
  func permutation(count: Int) {
    var random = SeededRandom(seed: 9, stream: .init(rawValue: 10), index: 0)
    let permutation = Permutation(count: count, random: &random)
    let positions = (0..<count).map { permutation.position(of: $0) }
    #expect(Set(positions).count == count)
    #expect(positions.allSatisfy { (0..<count).contains($0) })
    #expect((0..<count).allSatisfy { permutation.item(at: positions[$0]) == $0 })
    if count >= 1000 { #expect(positions != Array(0..<count)) }
  }

  @Test(
    "Days count from 1970-01-01",
    arguments: [
      (1970, 1, 1, 0), (2000, 2, 29, 11_016), (2026, 10, 1, 20_727), (1926, 12, 25, -15_713),
      (1900, 3, 1, -25_508),
    ])
  func days(year: Int, month: Int, day: Int, ordinal: Int) {
    #expect(CalendarDay(year, month, day).ordinal == ordinal)
    #expect(CalendarDay(ordinal: ordinal) == CalendarDay(year, month, day))
  }

  @Test("Every day of two centuries comes back from its number")
  func dayRoundTrip() {
    for ordinal in -36_525...36_525 {
      let day = CalendarDay(ordinal: ordinal)
      #expect(day.ordinal == ordinal && day.exists)
    }
    #expect(!CalendarDay(2023, 2, 29).exists)
    #expect(!CalendarDay(2023, 13, 1).exists)
    #expect(CalendarDay(1990, 6, 15).years(until: CalendarDay(2026, 6, 14)) == 35)
    #expect(CalendarDay(1990, 6, 15).years(until: CalendarDay(2026, 6, 15)) == 36)
  }

  @Test(
    "Readings in Latin letters",
    arguments: [
      ("サトウ", "sato", "satou"), ("オオノ", "ono", "oono"), ("イノウエ", "inoue", "inoue"), ("ユウキ", "yuki", "yuuki"),
      ("ジュンイチロウ", "junichiro", "junichirou"), ("イッペイ", "ippei", "ippei"), ("ハッチョウ", "hatcho", "hatchou"),
      ("ホンマ", "homma", "honma"), ("シンペイ", "shimpei", "shinpei"), ("リュウノスケ", "ryunosuke", "ryuunosuke"),
      ("キョウコ", "kyoko", "kyouko"), ("セノオ", "senoo", "senoo"),
    ])
  func romaji(kana: String, passport: String, typed: String) {
    #expect(RomajiWriting.hepburn(kana, .dropped) == passport)
    #expect(RomajiWriting.hepburn(kana, .typed) == typed)
  }
}
