/// Why a text is not a date. Holds none of the text, since a birth date is personal data.
public enum DateProblem: Error, Sendable, Hashable, CaseIterable {
  /// Nothing was given: blank, 不明, `-`, 0000-00-00, 9999-12-31.
  case missing
  /// The text has no form of a date.
  case unreadable
  /// A month other than 1...12.
  case impossibleMonth
  /// A day that the month does not have: 2/30, 4/31.
  case impossibleDay
  /// A year before 明治元年 (1868) or after 2100, or an era year beyond 99.
  case yearOutOfRange
  /// The era year and the western year that stand beside each other are different years: 1985(昭和61)年.
  case contradictoryYears
  /// The month or the day is missing where a whole date is needed.
  case incomplete
}

extension DateProblem: CustomStringConvertible {
  /// What is wrong and what was expected.
  public var description: String {
    switch self {
    case .missing: "no date is given"
    case .unreadable: "the text is not a date; write it like 1985-04-01 or 昭和60年4月1日"
    case .impossibleMonth: "the month is not 1 to 12"
    case .impossibleDay: "the month has no such day"
    case .yearOutOfRange: "the year is not within 1868 to 2100"
    case .contradictoryYears: "the era year and the western year are different years"
    case .incomplete: "the month or the day is missing; a whole date is needed"
    }
  }
}
