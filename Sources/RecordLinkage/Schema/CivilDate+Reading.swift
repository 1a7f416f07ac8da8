extension CivilDate {
  /// The date `yyyy-mm-dd`; `nil` for anything else, dates that do not exist included.
  init?(_ text: some RandomAccessCollection<UInt16>) {
    guard text.count == 10 else { return nil }
    var numbers = (0, 0, 0)
    for (place, unit) in text.enumerated() {
      if place == 4 || place == 7 {
        if unit != 0x2D { return nil }
        continue
      }
      guard (0x30...0x39).contains(unit) else { return nil }
      let digit = Int(unit) - 0x30
      switch place {
      case 0..<4: numbers.0 = numbers.0 * 10 + digit
      case 5..<7: numbers.1 = numbers.1 * 10 + digit
      default: numbers.2 = numbers.2 * 10 + digit
      }
    }
    self.init(year: numbers.0, month: numbers.1, day: numbers.2)
  }
}
