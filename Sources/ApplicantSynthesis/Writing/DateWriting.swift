internal import SynthesisCore

/// Spellings of dates.
enum DateWriting {
  private static let eras: [(start: CalendarDay, name: String, letter: String)] = [
    (CalendarDay(2019, 5, 1), "令和", "R"), (CalendarDay(1989, 1, 8), "平成", "H"),
    (CalendarDay(1926, 12, 25), "昭和", "S"), (CalendarDay(1912, 7, 30), "大正", "T"),
    (CalendarDay(1868, 1, 25), "明治", "M"),
  ]

  static func iso(_ day: CalendarDay) -> String {
    "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
  }

  static func date(_ day: CalendarDay, _ penmanship: Penmanship, _ random: inout SeededRandom) -> String {
    guard penmanship == .freehand else {
      return random.chance(700) ? iso(day) : "\(day.year)/\(padded(day.month, 2))/\(padded(day.day, 2))"
    }
    let era = eras.first { day >= $0.start } ?? eras[eras.count - 1]
    let year = day.year - era.start.year + 1
    switch random.below(10) {
    case 0...1: return iso(day)
    case 2...3: return "\(day.year)/\(day.month)/\(day.day)"
    case 4: return "\(era.letter)\(year).\(day.month).\(day.day)"
    case 5: return "\(era.name)\(year == 1 ? "元" : String(year))年\(day.month)月\(day.day)日"
    case 6: return "\(day.year)年\(day.month)月\(day.day)日"
    case 7: return "\(day.year)\(padded(day.month, 2))\(padded(day.day, 2))"
    case 8: return "\(day.year).\(day.month).\(day.day)"
    default: return Typing.fullWidth("\(day.year)/\(day.month)/\(day.day)")
    }
  }

  /// A date that one slip of the hand makes of `day`: a digit beside the right one, or day and month exchanged.
  static func slip(_ day: CalendarDay, _ random: inout SeededRandom) -> CalendarDay {
    for _ in 0..<20 {
      var slipped = day
      switch random.below(5) {
      case 0: slipped.day += random.chance(500) ? 1 : -1
      case 1: slipped.day += random.chance(500) ? 10 : -10
      case 2: slipped.month += random.chance(500) ? 1 : -1
      case 3: slipped.year += random.chance(500) ? 1 : -1
      default: (slipped.month, slipped.day) = (day.day, day.month)
      }
      if slipped.exists, slipped != day { return slipped }
    }
    return CalendarDay(day.year + 1, day.month, min(day.day, 28))
  }
}
