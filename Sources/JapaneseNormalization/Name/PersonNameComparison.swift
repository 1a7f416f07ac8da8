/// The comparison of two names, part by part.
public struct PersonNameComparison: Sendable, Hashable {
  /// Which parts were held against which.
  public enum Arrangement: UInt8, Sendable, Hashable {
    /// Family name against family name.
    case asWritten
    /// Family name against given name: Taro Sato and SATO Taro.
    case swapped
    /// The undivided names, since one cannot be divided or the divisions contradict.
    case whole
    /// The parts in any order, one of the names lacking some: MARIA ELENA CRUZ and CRUZ MARIA.
    case tokens
  }

  /// Which parts were held against which.
  public let arrangement: Arrangement
  /// The family names; `missing` where the undivided names were compared.
  public let family: NamePartComparison
  /// The given names; `missing` where the undivided names were compared.
  public let given: NamePartComparison
  /// The middle names; a missing middle name is neutral.
  public let middle: NamePartComparison
  /// The undivided names.
  public let whole: NamePartComparison

  /// How well the names agree, as an order for choosing between comparisons; no weight.
  public var rank: Int {
    switch arrangement {
    case .asWritten, .swapped: family.agreement.rank + given.agreement.rank
    // A whole name stands for both of its parts.
    case .whole, .tokens: 2 * whole.agreement.rank
    }
  }

  /// Whether family and given name, or the names as a whole, both speak for one name.
  public var isSupport: Bool {
    switch arrangement {
    case .asWritten, .swapped: family.agreement.isSupport && given.agreement.isSupport
    case .whole, .tokens: whole.agreement.isSupport
    }
  }
}

extension PersonName {
  /// Compares two names. Symmetric and pure.
  ///
  /// Tries the divisions of both in the order as written and exchanged, the undivided names and, for names of
  /// several parts, the parts in any order, and returns the best. An unlikely division (森 下健) and the exchanged
  /// order count only where they make both parts agree, so that no agreement arises by shuffling.
  public static func compare(_ lhs: PersonName, _ rhs: PersonName) -> PersonNameComparison {
    let whole = NamePart.compare(lhs.whole, rhs.whole)
    let undivided = PersonNameComparison(
      arrangement: .whole, family: .missing, given: .missing, middle: .missing, whole: whole)
    if lhs.kind == .organization || rhs.kind == .organization {
      guard lhs.kind != rhs.kind else { return undivided }
      return PersonNameComparison(
        arrangement: .whole, family: .missing, given: .missing, middle: .missing,
        whole: lhs.isEmpty || rhs.isEmpty ? .missing : NamePartComparison(.different))
    }
    if let divided = bestDivision(lhs, rhs, whole: whole) {
      if divided.isSupport { return divided }
      if whole.agreement.rank >= NamePartAgreement.wildcard.rank { return undivided }
      return compareTokens(lhs, rhs) ?? divided
    }
    if whole.agreement.isSupport { return undivided }
    return compareTokens(lhs, rhs) ?? undivided
  }

  /// A division below this score counts only where both parts agree under it.
  private static let likelyScore = 0.05

  private static func bestDivision(
    _ lhs: PersonName, _ rhs: PersonName, whole: NamePartComparison
  ) -> PersonNameComparison? {
    var best: PersonNameComparison?
    for left in lhs.splits.indices {
      for right in rhs.splits.indices {
        let straight = straight(lhs.splits[left], rhs.splits[right], whole: whole)
        let isLikely =
          (left == 0 || lhs.splits[left].score >= likelyScore)
          && (right == 0 || rhs.splits[right].score >= likelyScore)
        if isLikely || straight.isSupport { replace(&best, by: straight) }
      }
    }
    if let best, best.isSupport { return best }
    for left in lhs.splits {
      for right in rhs.splits {
        let swapped = swap(
          left, right, isLeftReliable: lhs.isOrderReliable, isRightReliable: rhs.isOrderReliable, whole: whole
        )
        if swapped.isSupport { replace(&best, by: swapped) }
      }
    }
    return best
  }

  private static func straight(
    _ left: NameSplit, _ right: NameSplit, whole: NamePartComparison
  ) -> PersonNameComparison {
    PersonNameComparison(
      arrangement: .asWritten, family: NamePart.compare(left.family, right.family),
      given: NamePart.compare(left.given, right.given), middle: NamePart.compare(left.middle, right.middle),
      whole: whole)
  }

  private static func replace(_ best: inout PersonNameComparison?, by candidate: PersonNameComparison) {
    guard let present = best else {
      best = candidate
      return
    }
    if order(candidate) > order(present) { best = candidate }
  }

  /// A total order on results, so that the best does not depend on which name comes first.
  private static func order(_ comparison: PersonNameComparison) -> (Int, Int, Int, Int, Int) {
    (
      comparison.rank, comparison.arrangement == .asWritten ? 1 : 0, comparison.middle.agreement.rank,
      comparison.family.agreement.rank, readingOrder(comparison.family) * 8 + readingOrder(comparison.given)
    )
  }

  private static func readingOrder(_ comparison: NamePartComparison) -> Int {
    switch comparison.reading {
    case .equal: 5
    case .similar: 4
    case .voicing: 3
    case .differs(known: true): 2
    case .unknown: 1
    case .differs(known: false): 0
    }
  }

  /// The comparison across: the family name of the name whose order is certain decides which result is the family's.
  private static func swap(
    _ left: NameSplit, _ right: NameSplit, isLeftReliable: Bool, isRightReliable: Bool,
    whole: NamePartComparison
  ) -> PersonNameComparison {
    var family = NamePart.compare(left.family, right.given)
    var given = NamePart.compare(left.given, right.family)
    let isOther =
      isLeftReliable == isRightReliable
      ? family.agreement.rank < given.agreement.rank : isRightReliable
    if isOther { Swift.swap(&family, &given) }
    return PersonNameComparison(
      arrangement: .swapped, family: family, given: given,
      middle: NamePart.compare(left.middle, right.middle),
      whole: whole)
  }

  /// Compares names of three parts and more as multisets: equal, or the one within the other with two parts at least.
  private static func compareTokens(_ lhs: PersonName, _ rhs: PersonName) -> PersonNameComparison? {
    let (fewer, more) =
      lhs.tokens.count <= rhs.tokens.count
      ? (lhs.sortedTokens, rhs.sortedTokens) : (rhs.sortedTokens, lhs.sortedTokens)
    guard fewer.count > 1, more.count > 2 else { return nil }
    // Both are sorted, so that one walk over the longer finds every part of the shorter.
    var found = 0
    for token in more where found < fewer.count && token == fewer[found] { found += 1 }
    guard found == fewer.count else { return nil }
    return PersonNameComparison(
      arrangement: .tokens, family: .missing, given: .missing, middle: .missing,
      whole: NamePartComparison(fewer.count == more.count ? .identical : .variantSpelling))
  }
}
