extension PairComparer {
  /// Whether two texts are at most so many edits apart.
  static func edits(
    _ lhs: UnsafeBufferPointer<UInt16>, _ rhs: UnsafeBufferPointer<UInt16>,
    _ distance: LevelCondition.EditDistance, atMost most: Int
  ) -> Bool {
    switch distance {
    case .levenshtein: Levenshtein.distance(lhs, rhs, cutoff: most) <= most
    case .osa: OptimalStringAlignment.distance(lhs, rhs, cutoff: most) <= most
    case .damerau: DamerauLevenshtein.distance(lhs, rhs, cutoff: most) <= most
    }
  }
}
