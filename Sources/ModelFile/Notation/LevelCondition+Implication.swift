internal import RecordLinkage

extension LevelCondition {
  /// Whether every pair of which this condition holds is one of which the other holds too, as far as the form of both
  /// shows it: `false` does not mean that there is a pair that tells them apart.
  ///
  /// A level that implies an earlier one is never reached.
  /// - Complexity: the product of the numbers of parts.
  func implies(_ other: LevelCondition) -> Bool {
    if other == .otherwise || self == other { return true }
    switch (self, other) {
    case (_, .all(let parts)): return parts.allSatisfy { implies($0) }
    case (.any(let parts), _): return parts.allSatisfy { $0.implies(other) }
    case (.all(let parts), .any(let others)):
      return others.contains { implies($0) } || parts.contains { $0.implies(other) }
    case (.all(let parts), _): return parts.contains { $0.implies(other) }
    case (_, .any(let others)): return others.contains { implies($0) }
    case (.not(let part), .not(let otherPart)): return otherPart.implies(part)

    case (.similar(let a, let one, let least), .similar(let b, let two, let otherLeast)):
      return a == b && one == two && least >= otherLeast
    case (.edits(let a, let one, let most), .edits(let b, let two, let otherMost)):
      // What is so many insertions, deletions and substitutions away is no farther where exchanges count once.
      return a == b && one.rank <= two.rank && most <= otherMost
    case (.prefix(let a, let length), .prefix(let b, let otherLength)):
      return a == b && length >= otherLength
    case (.difference(let a, let most), .difference(let b, let otherMost)),
      (.relativeDifference(let a, let most), .relativeDifference(let b, let otherMost)),
      (.kilometres(let a, let most), .kilometres(let b, let otherMost)):
      return a == b && most <= otherMost
    case (.days(let a, let most), .days(let b, let otherMost)): return a == b && most <= otherMost
    case (.sharedValues(let a, let least), .sharedValues(let b, let otherLeast)):
      return a == b && least >= otherLeast
    case (.overlap(let a, let least), .overlap(let b, let otherLeast)):
      return a == b && least >= otherLeast

    // Equal texts are alike by every comparator, no edit apart and of one beginning.
    case (.exact(let a), .similar(let b, _, _)), (.exact(let a), .edits(let b, _, _)),
      (.exact(let a), .prefix(let b, _)):
      return a == b
    default: return false
    }
  }

  /// The number of conditions that this one is made of.
  var partCount: Int {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(1) { $0 + $1.partCount }
    case .not(let part): 1 + part.partCount
    default: 1
    }
  }
}

extension LevelCondition.EditDistance {
  /// The more edits a distance knows, the shorter it is.
  fileprivate var rank: Int {
    switch self {
    case .levenshtein: 0
    case .osa: 1
    case .damerau: 2
    }
  }
}
