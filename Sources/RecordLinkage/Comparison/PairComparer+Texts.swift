extension PairComparer {
  /// Whether two texts begin with so many symbols that are the same; of shorter ones nothing is said to be.
  static func beginAlike(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer, length: Int) -> Bool {
    guard lhs.count >= length, rhs.count >= length else { return false }
    for place in 0..<length where lhs[place] != rhs[place] { return false }
    return true
  }

  /// Whether two texts are at most so many edits apart.
  static func edits(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, _ distance: LevelCondition.EditDistance, atMost most: Int
  ) -> Bool {
    switch distance {
    case .levenshtein: Levenshtein.distance(lhs, rhs, cutoff: most) <= most
    case .osa: OptimalStringAlignment.distance(lhs, rhs, cutoff: most) <= most
    case .damerau: DamerauLevenshtein.distance(lhs, rhs, cutoff: most) <= most
    }
  }

  /// Whether two names have a code in common; names without Latin letters have none.
  static func soundAlike(
    _ lhs: SymbolBuffer, _ rhs: SymbolBuffer, _ encoding: LevelCondition.PhoneticEncoding
  ) -> Bool {
    switch encoding {
    case .soundex:
      guard let left = Soundex.code(of: lhs), let right = Soundex.code(of: rhs) else { return false }
      return left == right
    case .doubleMetaphone:
      guard let left = DoubleMetaphone(lhs), let right = DoubleMetaphone(rhs) else { return false }
      return left.soundsLike(right)
    }
  }

  /// Whether two dates differ as a slip of the pen makes them. A slip may make a date that does not exist: then one edit.
  static func isDateSlip(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer) -> Bool {
    if let left = CivilDate(lhs), let right = CivilDate(rhs) { return DateSlip(left, right) != .different }
    return lhs.count == rhs.count && OptimalStringAlignment.distance(lhs, rhs, cutoff: 1) <= 1
  }

  /// The distance of two coordinates `latitude,longitude` in kilometres.
  static func kilometres(_ lhs: SymbolBuffer, _ rhs: SymbolBuffer) -> Double? {
    guard let left = point(lhs), let right = point(rhs) else { return nil }
    return GreatCircle.kilometers(
      latitude: left.0, longitude: left.1, toLatitude: right.0, toLongitude: right.1)
  }

  private static func point(_ text: SymbolBuffer) -> (Double, Double)? {
    let pieces = String(decoding: text, as: UTF16.self).split(separator: ",").compactMap {
      Double(String($0))
    }
    return pieces.count == 2 ? (pieces[0], pieces[1]) : nil
  }
}
