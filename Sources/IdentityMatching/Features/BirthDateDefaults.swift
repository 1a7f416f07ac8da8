internal import Glibc
internal import JapaneseNormalization
internal import RecordLinkage

/// Birth dates that say less than a day of birth: those that are typed where none is known.
///
/// Some are known (1900-01-01, any first of January); others are a form's own, such as the day on which its calendar
/// opens, and show only in the table: far more records have it than the 5.5 in 100,000 of an ordinary day.
struct BirthDateDefaults {
  /// The dates of the table, and the number of records of each.
  private var dates = DateNumbers()
  private var counts: [Int] = []
  private var recordCount = 0
  /// What counts in place of a table.
  private var base: (any BaseStatistics)?

  init(base: some BaseStatistics) {
    self.base = base
    recordCount = Int(base.count(StatisticKey.anyBirthDate))
  }

  init(_ birthDates: ArraySlice<BirthDate?>) {
    for case let date? in birthDates {
      let number = dates.number(of: date.code)
      if number == counts.count { counts.append(0) }
      counts[number] += 1
      recordCount += 1
    }
  }

  /// Whether the date stands for "not known": a placeholder, or on one in fifty of a thousand records or more.
  func isPlaceholder(_ date: BirthDate?) -> Bool {
    guard let date else { return false }
    if recordCount >= 1_000, count(of: date) * 50 > recordCount { return true }
    return date.isPlaceholder
  }

  /// log2 of how often the date is given, where it is a usual default; 0 for an ordinary day.
  func log2Share(of date: BirthDate?) -> Float {
    guard let date, date.precision == .day else { return 0 }
    let base = Float(max(recordCount, ApplicantModel.smallestBase))
    let held = Float(count(of: date))
    let ordinary = 5.5e-5 * Float(recordCount)
    let here = held > 10 + 5 * ordinary ? log2(held / base) : -.infinity
    // About one in a thousand records has the first of January of a given year where it stands for an unknown day.
    let share = max(here, date.isJanuaryFirst ? -10 : -.infinity)
    return share == -.infinity ? 0 : share
  }

  private func count(of date: BirthDate) -> Int {
    if let base { return Int(base.count(StatisticKey.key(.birthDate, UInt64(date.code)))) }
    return dates.find(date.code).map { counts[$0] } ?? 0
  }
}

/// Numbers distinct dates from 0.
private struct DateNumbers {
  private var codes: [UInt32] = []
  private var slots = HashSlots()

  /// The number of a date that was taken in.
  func find(_ code: UInt32) -> Int? {
    slots.find(Self.hash(code)) { codes[$0 - 1] == code }.map { $0 - 1 }
  }

  /// The number of a date, taking it in if it is new.
  mutating func number(of code: UInt32) -> Int {
    if let known = find(code) { return known }
    codes.append(code)
    slots.insert(Self.hash(code), number: codes.count)
    return codes.count - 1
  }

  private static func hash(_ code: UInt32) -> UInt64 {
    UInt64(code) &* 0x9E37_79B9_7F4A_7C15
  }
}
