/// Whether two names can be one building.
enum BuildingComparison {
  /// Whether the names do not speak against one building: equal, one missing, one inside the other, alike but for
  /// a misspelling, or in two scripts that spelling cannot compare (青葉 and アオバ).
  ///
  /// Allocates nothing; O(*n*) but for names alike in length, which are compared within a bounded width.
  static func mayBeSame(_ lhs: BuildingKey, _ rhs: BuildingKey) -> Bool {
    if lhs.name.isEmpty || rhs.name.isEmpty || lhs.name == rhs.name { return true }
    let (short, long) = lhs.core.count <= rhs.core.count ? (lhs.core, rhs.core) : (rhs.core, lhs.core)
    if long.starts(with: short) || long.suffix(short.count).elementsEqual(short) { return true }
    if isKanaOnly(short) != isKanaOnly(long) { return true }
    return 2 * sharedPairs(short, long) >= short.count - 1
  }

  private static func isKanaOnly(_ name: ScalarText) -> Bool {
    name.allSatisfy(Kana.isKana)
  }

  /// How many pairs of neighbours of `short` occur in `long`; only the first 64 scalars are looked at.
  private static func sharedPairs(_ short: ScalarText, _ long: ScalarText) -> Int {
    var shared = 0
    let shortCount = min(short.count, 64)
    let longCount = min(long.count, 64)
    guard shortCount > 1, longCount > 1 else { return 0 }
    for index in 0..<shortCount - 1 {
      for other in 0..<longCount - 1
      where short[index] == long[other] && short[index + 1] == long[other + 1] {
        shared += 1
        break
      }
    }
    return shared
  }
}
