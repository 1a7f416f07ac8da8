import RecordLinkage
import Testing

@Suite("Numbers, dates, places and sets")
struct ValueComparatorTests {
  @Test(
    "Days are numbered from 1970 on",
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017), (1900, 3, 1, -25_508),
      (2026, 11, 23, 20_780), (1, 1, 1, -719_162), (0, 2, 29, -719_469),
    ])
  func dayNumbers(year: Int, month: Int, day: Int, number: Int32) {
    #expect(CivilDate(year: year, month: month, day: day)?.daysSince1970 == number)
    #expect(CivilDate(daysSince1970: number) == CivilDate(year: year, month: month, day: day))
  }

  @Test("Every day of four centuries follows the one before")
  func consecutiveDays() {
    var number: Int32? = CivilDate(year: 1799, month: 12, day: 31)?.daysSince1970
    for year in 1800...2200 {
      for month in 1...12 {
        for day in 1...CivilDate.dayCount(year: year, month: month) {
          let date = CivilDate(year: year, month: month, day: day)
          number = number.map { $0 + 1 }
          #expect(date?.daysSince1970 == number)
          #expect(number.flatMap(CivilDate.init(daysSince1970:)) == date)
        }
      }
    }
  }

  @Test("Any number of days is a date or none", arguments: [Int32.min, -1_900_000_000, 1_900_000_000, .max])
  func extremes(number: Int32) {
    #expect(CivilDate(daysSince1970: number).map(\.daysSince1970) ?? number == number)
    #expect(DateSlip(daysSince1970: number, number) == .equal)
    #expect(DateSlip(daysSince1970: number, 0) == .different)
  }

  @Test(
    "Days that the calendar does not have",
    arguments: [(1900, 2, 29), (2023, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0)])
  func impossible(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(
    "How two dates differ",
    arguments: [
      ((1990, 4, 7), (1990, 4, 7), DateSlip.equal),
      ((1990, 4, 7), (1990, 7, 4), .dayMonthSwapped),
      ((1989, 4, 7), (1990, 4, 7), .yearOffByOne),
      ((1985, 4, 7), (1975, 4, 7), .yearOffByTen),
      ((2021, 4, 7), (1921, 4, 7), .yearOffByHundred),
      ((1985, 3, 12), (1958, 3, 12), .digitsTransposed),
      ((1985, 3, 12), (1985, 3, 21), .digitsTransposed),
      ((1985, 1, 2), (1985, 10, 2), .digitsTransposed),
      ((1985, 3, 12), (1985, 3, 17), .oneDigit),
      ((1985, 3, 12), (1981, 3, 12), .oneDigit),
      ((1985, 3, 12), (1985, 4, 13), .different),
      ((1985, 3, 12), (5189, 3, 12), .different),
      ((1984, 2, 29), (1983, 3, 1), .different),
    ] as [((Int, Int, Int), (Int, Int, Int), DateSlip)])
  func slips(lhs: (Int, Int, Int), rhs: (Int, Int, Int), slip: DateSlip) throws {
    let left = try #require(CivilDate(year: lhs.0, month: lhs.1, day: lhs.2))
    let right = try #require(CivilDate(year: rhs.0, month: rhs.1, day: rhs.2))
    #expect(DateSlip(left, right) == slip)
    #expect(DateSlip(right, left) == slip)
    #expect(DateSlip(daysSince1970: left.daysSince1970, right.daysSince1970) == slip)
  }

  @Test("Numbers differ absolutely and in proportion")
  func numbers() {
    #expect(NumericDifference.absolute(3, 5) == 2)
    #expect(NumericDifference.absolute(.infinity, .infinity) == 0)
    #expect(abs(NumericDifference.relative(90, 100) - 0.1) < 1e-15)
    #expect(NumericDifference.relative(0, 0) == 0)
    #expect(NumericDifference.relative(0, 5) == 1)
    #expect(NumericDifference.relative(-5, 5) == 2)
    #expect(NumericDifference.relative(-.greatestFiniteMagnitude, .greatestFiniteMagnitude) == 2)
    #expect(NumericDifference.relative(1, .nan).isNaN)
    #expect(NumericDifference.similarity(1, .nan) == 0)
    #expect(NumericDifference.similarity(-5, 5) == 0)
    #expect(NumericDifference.similarity(7, 7) == 1)
  }

  @Test("Great circles: Tokyo to Osaka, a pole to a pole, a place to itself")
  func distances() {
    let tokyoToOsaka = GreatCircle.kilometers(
      latitude: 35.6812, longitude: 139.7671, toLatitude: 34.7025, toLongitude: 135.4959)
    #expect(abs(tokyoToOsaka - 403) < 1)
    let half = GreatCircle.kilometers(latitude: 90, longitude: 0, toLatitude: -90, toLongitude: 0)
    #expect(abs(half - .pi * GreatCircle.meanEarthRadius) < 1e-9)
    #expect(GreatCircle.kilometers(latitude: 35, longitude: 139, toLatitude: 35, toLongitude: 139) == 0)
    // Over the date line, 0.02 degrees and not 359.98.
    let acrossDateLine = GreatCircle.kilometers(
      latitude: 0, longitude: 179.99, toLatitude: 0, toLongitude: -179.99)
    #expect(abs(acrossDateLine - 2.2239) < 0.001)
    #expect(GreatCircle.kilometers(latitude: .nan, longitude: 0, toLatitude: 0, toLongitude: 0).isNaN)
  }

  @Test(
    "Sets share what is in both",
    arguments: [
      ([], [], 0, 1.0), ([1], [], 0, 0), ([1, 5, 9], [5, 9, 11], 2, 0.5), ([2, 3], [2, 3], 2, 1),
    ] as [([UInt32], [UInt32], Int, Double)])
  func sets(lhs: [UInt32], rhs: [UInt32], shared: Int, jaccard: Double) {
    #expect(SetOverlap.intersectionCount(lhs, rhs) == shared)
    #expect(SetOverlap.jaccard(lhs, rhs) == jaccard)
  }

  @Test(
    "Abbreviations keep the first letter and the order",
    arguments: [
      ("j", "joseph", true), ("wm.", "william", true), ("chas", "charles", true), ("rbt", "robert", true),
      ("bob", "robert", false), ("joseph", "j", false), ("joe", "joe", false), ("", "joseph", false),
      (".", "joseph", false),
      ("jx", "joseph", false),
    ])
  func abbreviations(short: String, long: String, expected: Bool) {
    #expect(Abbreviation.isAbbreviation(short, of: long) == expected)
  }

  @Test("Initials stand for all words of a text")
  func initials() {
    #expect(Abbreviation.areInitials("ibm", of: "international business machines"))
    #expect(Abbreviation.areInitials("i. b. m.", of: "international business machines"))
    #expect(!Abbreviation.areInitials("ib", of: "international business machines"))
    #expect(!Abbreviation.areInitials("i", of: "international"))
    #expect(Abbreviation.similarity("j. r. smith", "john ronald smith") == 1)
    #expect(Abbreviation.similarity("j smith", "john ronald smith") == 0.8)
    #expect(Abbreviation.similarity("smith", "jones") == 0)
  }

  @Test("q-grams, words and Monge–Elkan of known texts")
  func tokens() {
    // ni ig gh ht and na ac ch ht share ht of seven.
    #expect(QGrams.jaccard("night", "nacht", size: 2) == 1.0 / 7)
    #expect(QGrams.dice("night", "nacht", size: 2) == 0.25)
    #expect(QGrams.cosine("night", "nacht", size: 2) == 0.25)
    #expect(QGrams.jaccard("a", "a", size: 2) == 1)
    #expect(QGrams.jaccard("a", "ab", size: 2) == 0)
    #expect(TokenRatio.sorted("fuzzy wuzzy was a bear", "wuzzy fuzzy was a bear") == 1)
    #expect(TokenRatio.set("fuzzy was a bear", "fuzzy fuzzy was a bear") == 1)
    #expect(TokenOverlap.jaccard("a b c", "b c d") == 0.5)
    #expect(TokenOverlap.coefficient("a b", "a b c d") == 1)
    #expect(MongeElkan.similarity("smith john", "john smith") == 1)
    #expect(abs(JaroWinkler.similarity("MARTHA", "MARHTA") - 0.9611111111) < 1e-9)
    #expect(abs(JaroWinkler.similarity("DIXON", "DICKSONX") - 0.8133333333) < 1e-9)
    #expect(abs(Jaro.similarity("DWAYNE", "DUANE") - 0.8222222222) < 1e-9)
  }
}
