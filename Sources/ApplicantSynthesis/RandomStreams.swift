internal import SynthesisCore

/// What this generator draws random numbers for.
extension SeededRandom.Stream {
  static let site = Self(rawValue: 1)
  static let person = Self(rawValue: 2)
  static let building = Self(rawValue: 3)
  static let customerRecord = Self(rawValue: 4)
  static let olderRecord = Self(rawValue: 5)
  static let application = Self(rawValue: 6)
  static let applicationRecord = Self(rawValue: 7)
  static let contact = Self(rawValue: 8)
  static let townOrder = Self(rawValue: 9)
  static let customerOrder = Self(rawValue: 10)
}
