internal import Glibc
internal import JapaneseNormalization

/// Birth dates that say less than a day of birth: those that are typed where none is known.
///
/// Some are known (1900-01-01, any first of January); others are a form's own, such as the day on which its calendar
/// opens, and show only in the table: far more records have it than the 5.5 in 100,000 of an ordinary day.
struct BirthDateDefaults {
  private let counts: [UInt32: Int]
  private let recordCount: Int

  init(_ dates: [BirthDate?]) {
    var counts: [UInt32: Int] = [:]
    var recordCount = 0
    for case let date? in dates {
      counts[date.code, default: 0] += 1
      recordCount += 1
    }
    self.counts = counts
    self.recordCount = recordCount
  }

  /// Whether the date stands for "not known": a placeholder, or on one in fifty of a thousand records or more.
  func isPlaceholder(_ date: BirthDate?) -> Bool {
    guard let date else { return false }
    if date.isPlaceholder { return true }
    return recordCount >= 1_000 && (counts[date.code] ?? 0) * 50 > recordCount
  }

  /// log2 of how often the date is given, where it is a usual default; 0 for an ordinary day.
  func log2Share(of date: BirthDate?) -> Float {
    guard let date, date.precision == .day else { return 0 }
    let base = Float(max(recordCount, ApplicantModel.smallestBase))
    let held = Float(counts[date.code] ?? 0)
    let ordinary = 5.5e-5 * Float(recordCount)
    let here = held > 10 + 5 * ordinary ? log2(held / base) : -.infinity
    // About one in a thousand records has the first of January of a given year where it stands for an unknown day.
    let share = max(here, date.isJanuaryFirst ? -10 : -.infinity)
    return share == -.infinity ? 0 : share
  }
}
