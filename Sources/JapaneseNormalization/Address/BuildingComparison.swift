/// Whether two names can be one building.
enum BuildingComparison {
  /// A building and a unit as they are compared: views of the texts that hold the keys.
  struct Side {
    let name: ScalarView
    let core: ScalarView
    let serial: ScalarView
    let wing: ScalarView
    let joined: ScalarView
    /// Empty where none is stated.
    let room: ScalarView
    let floor: ClosedRange<Int>?
  }

  /// What the designators of two houses say.
  enum HouseAgreement {
    case equal
    /// Only one says which house it is.
    case open
    case different
  }

  /// Whether the names do not speak against one building: equal, one missing, one inside the other, alike but for
  /// a misspelling, or in two scripts that spelling cannot compare (青葉, アオバ and Aoba). Names with different numbers
  /// (青葉1ビル, 青葉2ビル) are different buildings however alike they are.
  ///
  /// Allocates nothing; O(*n*) but for names alike in length, which are compared within a bounded width.
  static func mayBeSame(_ lhs: Side, _ rhs: Side) -> Bool {
    if lhs.name.isEmpty || rhs.name.isEmpty || lhs.name == rhs.name { return true }
    if numbersDiffer(lhs.name, rhs.name) { return false }
    let (short, long) = lhs.core.count <= rhs.core.count ? (lhs.core, rhs.core) : (rhs.core, lhs.core)
    if long.starts(with: short) || long.ends(with: short) { return true }
    if short.allSatisfy(Kana.isKana) != long.allSatisfy(Kana.isKana) { return true }
    if short.allSatisfy(isLatin) != long.allSatisfy(isLatin) { return true }
    return 2 * sharedPairs(short, long) >= short.count - 1
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    AddressScalars.isLatin(scalar) || AddressScalars.isDigit(scalar)
  }

  /// Whether both names have digits and they are not the same ones.
  static func numbersDiffer(_ lhs: ScalarView, _ rhs: ScalarView) -> Bool {
    var (left, right) = (lhs.startIndex, rhs.startIndex)
    var count = 0
    while true {
      while left < lhs.endIndex, !AddressScalars.isDigit(lhs[left]) { left += 1 }
      while right < rhs.endIndex, !AddressScalars.isDigit(rhs[right]) { right += 1 }
      if left == lhs.endIndex || right == rhs.endIndex {
        return count > 0 && (left < lhs.endIndex) != (right < rhs.endIndex)
      }
      if lhs[left] != rhs[right] { return true }
      count += 1
      left += 1
      right += 1
    }
  }

  /// Whether the two are one house of a name's several: コーポ青葉Ⅱ and コーポ青葉 2号棟 are, コーポ青葉1 is not. A name that is
  /// not given at all leaves its serial out with it, and so says nothing against it.
  static func houses(_ lhs: Side, _ rhs: Side) -> HouseAgreement {
    let hasSerials = !lhs.serial.isEmpty && !rhs.serial.isEmpty
    if hasSerials && lhs.serial != rhs.serial { return .different }
    let hasWings = !lhs.wing.isEmpty && !rhs.wing.isEmpty
    if hasWings && lhs.wing != rhs.wing { return .different }
    let needsSerial = lhs.serial.isEmpty != rhs.serial.isEmpty
    let needsWing = lhs.wing.isEmpty != rhs.wing.isEmpty
    if needsSerial && needsWing {
      guard lhs.serial.isEmpty != lhs.wing.isEmpty else { return .open }
      // One says it by the name and the other by the wing.
      let left = lhs.serial.isEmpty ? lhs.wing : lhs.serial
      let right = rhs.serial.isEmpty ? rhs.wing : rhs.serial
      if left == right { return .equal }
      let (isNumber, isOtherNumber) = (
        left.allSatisfy(AddressScalars.isDigit), right.allSatisfy(AddressScalars.isDigit)
      )
      return isNumber == isOtherNumber ? .different : .open
    }
    if needsWing { return .open }
    return needsSerial && !lhs.isUnnamed && !rhs.isUnnamed ? .open : .equal
  }

  /// How many pairs of neighbours of `short` occur in `long`; only the first 64 scalars are looked at.
  private static func sharedPairs(
    _ short: ScalarView, _ long: ScalarView
  ) -> Int {
    var shared = 0
    let shortCount = min(short.count, 64)
    let longCount = min(long.count, 64)
    guard shortCount > 1, longCount > 1 else { return 0 }
    for index in short.startIndex..<short.startIndex + shortCount - 1 {
      for other in long.startIndex..<long.startIndex + longCount - 1
      where short[index] == long[other] && short[index + 1] == long[other + 1] {
        shared += 1
        break
      }
    }
    return shared
  }
}

extension BuildingComparison.Side {
  /// Whether neither a name nor a house of it is given.
  fileprivate var isUnnamed: Bool { name.isEmpty && serial.isEmpty }
}
