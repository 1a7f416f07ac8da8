import JapaneseNormalization
import Testing

@Suite("Dates of birth")
struct BirthDateTests {
  @Test(
    "A date is read in every form, or says why not", arguments: ContactCorpus.rows("dates/birth-date.tsv"))
  func reads(row: ContactCorpus.Row) throws {
    do {
      let date = try BirthDate.parse(row[0])
      #expect(date.description == row[1])
      #expect(names(date.notes) == row[2])
      #expect(try BirthDate.parse(date.description) == date)
    } catch {
      #expect(row[1] == "-")
      #expect(reason(error) == row[2])
    }
  }

  @Test("A date may come in three columns", arguments: ContactCorpus.rows("dates/birth-date-columns.tsv"))
  func readsColumns(row: ContactCorpus.Row) {
    do {
      #expect(try BirthDate.parse(year: row[0], month: row[1], day: row[2]).description == row[3])
    } catch {
      #expect(reason(error) == row[3])
    }
  }

  @Test(
    "Two dates agree at the level of the error", arguments: ContactCorpus.rows("dates/birth-date-pairs.tsv"))
  func compares(row: ContactCorpus.Row) throws {
    let left = try BirthDate.parse(row[0])
    let right = try BirthDate.parse(row[1])
    #expect("\(left.compare(right))" == row[2])
    #expect("\(right.compare(left))" == row[2])
  }

  @Test("Every level of agreement has a case in the table")
  func levelsAreCovered() {
    let named = Set(ContactCorpus.rows("dates/birth-date-pairs.tsv").map { $0[2] })
    #expect(named == Set(BirthDateAgreement.allCases.map { "\($0)" }))
  }

  @Test("Placeholders and 1 January are known")
  func placeholders() throws {
    for text in ["1900-01-01", "1970-01-01", "1899-12-30"] {
      #expect(try BirthDate.parse(text).isPlaceholder)
    }
    let born = try BirthDate.parse("1985-01-01")
    #expect(!born.isPlaceholder && born.isJanuaryFirst)
    #expect(try !BirthDate.parse("1985-01").isJanuaryFirst)
  }

  @Test("Age is counted in full years")
  func age() throws {
    let born = try BirthDate.parse("1985-04-01")
    #expect(born.age(on: try CalendarDate.parse("2026-03-31")) == 40)
    #expect(born.age(on: try CalendarDate.parse("2026-04-01")) == 41)
    #expect(try BirthDate.parse("1905-01-01").isPlausible(on: .parse("2026-04-01")) == false)
    #expect(try BirthDate.parse("2026-05-01").isPlausible(on: .parse("2026-04-01")) == false)
    #expect(try born.isPlausible(on: .parse("2026-04-01"), minimumAge: 18))
    #expect(try BirthDate.parse("2010").isPlausible(on: .parse("2026-04-01"), minimumAge: 18) == false)
  }

  @Test("Comparison is symmetric, reflexive, and agrees with its definition")
  func comparisonProperties() throws {
    var generator = SeededGenerator(seed: 7)
    func random() throws -> BirthDate {
      let number = Int.random(in: -25_000...18_000, using: &generator)
      let date = try #require(CalendarDate(dayNumber: number))
      let text = date.description
      return try BirthDate.parse(
        String(text.prefix([10, 10, 10, 7, 4].randomElement(using: &generator) ?? 10)))
    }
    for _ in 0..<50_000 {
      let (left, right) = (try random(), try random())
      let level = left.compare(right)
      let areDays = left.precision == .day && right.precision == .day
      var holds = level == right.compare(left)
      holds = holds && (level == .equal) == (left == right && areDays)
      holds = holds && left.compare(left) == (left.precision == .day ? .equal : .partialEqual)
      if areDays, left != right { holds = holds && (level == .oneDigit) == differInOneDigit(left, right) }
      if !holds { Issue.record("\(left) and \(right) are \(level)") }
    }
  }

  @Test("Any text is read without a trap, and what is printed reads back the same")
  func totality() throws {
    var generator = SeededGenerator(seed: 8)
    let alphabet = Array("0123456789019852年月日昭和平成令元SHRT-/. ()一二三十百aprT:万億".unicodeScalars)
    var found = 0
    for _ in 0..<200_000 {
      let text = generator.text(alphabet, upTo: 12)
      guard let date = try? BirthDate.parse(text) else { continue }
      found += 1
      let isReal = date.precision < .day || date.date != nil
      if !isReal || (try? BirthDate.parse(date.description)) != date {
        Issue.record("\(String(reflecting: text)) is \(date)")
      }
    }
    #expect(found > 1_000)
    #expect(throws: DateProblem.self) { _ = try BirthDate.parse(String(repeating: "1", count: 65_536)) }
    #expect(throws: DateProblem.self) { _ = try BirthDate.parse(String(repeating: "(", count: 65_536)) }
    #expect(throws: DateProblem.self) { _ = try BirthDate.parse(String(repeating: "一億", count: 32_768)) }
    #expect(throws: DateProblem.self) { _ = try BirthDate.parse(String(repeating: "昭和", count: 32_768)) }
  }

  /// The definition, on text: one place differs, or two neighbouring places are exchanged.
  private func differInOneDigit(_ left: BirthDate, _ right: BirthDate) -> Bool {
    let (a, b) = (Array(String(left.code)), Array(String(right.code)))
    let places = a.indices.filter { a[$0] != b[$0] }
    if places.count == 1 { return true }
    guard places.count == 2, places[1] == places[0] + 1 else { return false }
    return a[places[0]] == b[places[1]] && a[places[1]] == b[places[0]]
  }

  private func names(_ notes: BirthDate.Notes) -> String {
    let all: [(BirthDate.Notes, String)] = [
      (.outsideEra, "outsideEra"), (.twoDigitYear, "twoDigitYear"), (.ambiguousOrder, "ambiguousOrder"),
      (.serialNumber, "serialNumber"), (.ambiguousDigits, "ambiguousDigits"),
      (.lunarCalendar, "lunarCalendar"),
    ]
    let set = all.filter { notes.contains($0.0) }.map(\.1)
    return set.isEmpty ? "-" : set.joined(separator: ",")
  }

  private func reason(_ problem: DateProblem) -> String {
    switch problem {
    case .missing: "missing"
    case .unreadable: "unreadable"
    case .impossibleMonth: "impossibleMonth"
    case .impossibleDay: "impossibleDay"
    case .yearOutOfRange: "yearOutOfRange"
    case .contradictoryYears: "contradictoryYears"
    case .incomplete: "incomplete"
    }
  }
}
