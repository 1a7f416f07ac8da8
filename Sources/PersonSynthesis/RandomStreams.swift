internal import SynthesisCore

/// What this generator draws random numbers for.
extension SeededRandom.Stream {
  /// How many people a household has, and how many records each of them.
  static let layout = Self(rawValue: 101)
  static let household = Self(rawValue: 102)
  static let contacts = Self(rawValue: 103)
  static let record = Self(rawValue: 104)
  static let recordOrder = Self(rawValue: 105)
  static let dwellingOrder = Self(rawValue: 106)
  static let cities = Self(rawValue: 107)
  static let streets = Self(rawValue: 108)
  static let dwelling = Self(rawValue: 109)
}
