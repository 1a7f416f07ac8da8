/// Disjoint sets of ranks that never bring together what the constraints keep apart.
struct ConstrainedPartition {
  /// What became of a wish to join two ranks.
  enum Outcome {
    case joined
    case alreadyTogether
    case refused
  }

  private static let none = UInt32.max

  private var sets: UnionFind
  /// Must-link pairs of ranks that a cannot-link refused.
  private(set) var refusedMustLinks: [RecordPair] = []
  /// Whether must-links joined any ranks before the first link.
  private(set) var hasGroups = false

  // Cannot-links: for each root a singly linked list of the ranks that its members may not meet.
  private var forbiddenHead: [UInt32] = []
  private var forbiddenTail: [UInt32] = []
  private var forbiddenCount: [UInt32] = []
  private var forbiddenNext: [UInt32] = []
  private var forbiddenPartner: [UInt32] = []

  // The exclusion rule: for each root a linked list of one rank for each different signature, by signature.
  private let exclusion: ClusteringConstraints.Exclusion?
  private let recordOfRank: [UInt32]
  private var speakerHead: [UInt32] = []
  private var speakerNext: [UInt32] = []

  /// All apart but for the must-links.
  init(graph: LinkGraph, constraints: ClusteringConstraints) {
    sets = UnionFind(count: graph.recordCount)
    exclusion = constraints.exclusion
    recordOfRank = graph.recordOfRank
    if exclusion != nil {
      speakerHead = Array(0..<UInt32(graph.recordCount))
      speakerNext = Array(repeating: Self.none, count: graph.recordCount)
    }
    addForbidden(ClusteringConstraints.keys(of: constraints.cannotLink, in: graph))
    for key in ClusteringConstraints.keys(of: constraints.mustLink, in: graph) {
      let pair = RecordPair(key: key)
      let (one, other) = (root(pair.lhs), root(pair.rhs))
      if one == other { continue }
      if meetsForbidden(one, other) {
        refusedMustLinks.append(RecordPair(graph.record(pair.lhs), graph.record(pair.rhs)))
      } else {
        unite(one, other)
        hasGroups = true
      }
    }
  }

  /// Whether nothing keeps any ranks apart or together.
  var isFree: Bool { !hasGroups && forbiddenHead.isEmpty && exclusion == nil }

  @inline(__always)
  mutating func root(_ rank: UInt32) -> UInt32 { sets.root(rank) }

  /// Joins the sets of two ranks if no constraint is against it.
  @inline(__always)
  mutating func join(_ one: UInt32, _ other: UInt32) -> Outcome {
    let (left, right) = (sets.root(one), sets.root(other))
    if left == right { return .alreadyTogether }
    if !mayJoin(left, right) { return .refused }
    unite(left, right)
    return .joined
  }

  /// Whether no constraint keeps the sets of two roots apart.
  @inline(__always)
  private mutating func mayJoin(_ left: UInt32, _ right: UInt32) -> Bool {
    !meetsForbidden(left, right) && !isExcluded(left, right)
  }

  private mutating func addForbidden(_ keys: [UInt64]) {
    guard !keys.isEmpty else { return }
    forbiddenHead = Array(repeating: Self.none, count: sets.count)
    forbiddenTail = forbiddenHead
    forbiddenCount = Array(repeating: 0, count: sets.count)
    for key in keys {
      let pair = RecordPair(key: key)
      for (owner, partner) in [(Int(pair.lhs), pair.rhs), (Int(pair.rhs), pair.lhs)] {
        let entry = UInt32(forbiddenPartner.count)
        forbiddenPartner.append(partner)
        forbiddenNext.append(forbiddenHead[owner])
        if forbiddenHead[owner] == Self.none { forbiddenTail[owner] = entry }
        forbiddenHead[owner] = entry
        forbiddenCount[owner] += 1
      }
    }
  }

  @inline(__always)
  private mutating func meetsForbidden(_ left: UInt32, _ right: UInt32) -> Bool {
    forbiddenHead.isEmpty ? false : listMeetsForbidden(left, right)
  }

  private mutating func listMeetsForbidden(_ left: UInt32, _ right: UInt32) -> Bool {
    let leftIsShorter = forbiddenCount[Int(left)] <= forbiddenCount[Int(right)]
    let (owner, other) = leftIsShorter ? (left, right) : (right, left)
    var entry = forbiddenHead[Int(owner)]
    while entry != Self.none {
      if sets.root(forbiddenPartner[Int(entry)]) == other { return true }
      entry = forbiddenNext[Int(entry)]
    }
    return false
  }

  @inline(__always)
  private func isExcluded(_ left: UInt32, _ right: UInt32) -> Bool {
    guard let exclusion else { return false }
    return speakersExclude(exclusion, left, right)
  }

  private func speakersExclude(
    _ exclusion: ClusteringConstraints.Exclusion, _ left: UInt32, _ right: UInt32
  ) -> Bool {
    var one = speakerHead[Int(left)]
    while one != Self.none {
      let record = self.record(one)
      var other = speakerHead[Int(right)]
      while other != Self.none {
        let second = self.record(other)
        if exclusion.signature[record] != exclusion.signature[second], exclusion.excludes(record, second) {
          return true
        }
        other = speakerNext[Int(other)]
      }
      one = speakerNext[Int(one)]
    }
    return false
  }

  private func record(_ rank: UInt32) -> Int {
    Int(recordOfRank.isEmpty ? rank : recordOfRank[Int(rank)])
  }

  private mutating func unite(_ left: UInt32, _ right: UInt32) {
    let kept = sets.join(roots: left, right)
    let gone = kept == left ? right : left
    if !forbiddenHead.isEmpty, forbiddenHead[Int(gone)] != Self.none {
      // Every list keeps its own order; only its end learns of the other.
      forbiddenNext[Int(forbiddenTail[Int(gone)])] = forbiddenHead[Int(kept)]
      if forbiddenHead[Int(kept)] == Self.none { forbiddenTail[Int(kept)] = forbiddenTail[Int(gone)] }
      forbiddenHead[Int(kept)] = forbiddenHead[Int(gone)]
      forbiddenCount[Int(kept)] += forbiddenCount[Int(gone)]
    }
    if let exclusion { mergeSpeakers(exclusion, kept, gone) }
  }

  /// Merges two lists that are sorted by signature; of one signature one rank is kept.
  private mutating func mergeSpeakers(
    _ exclusion: ClusteringConstraints.Exclusion, _ kept: UInt32, _ gone: UInt32
  ) {
    var one = speakerHead[Int(kept)]
    var other = speakerHead[Int(gone)]
    var tail = Self.none
    while one != Self.none || other != Self.none {
      let next: UInt32
      if other == Self.none {
        next = one
        one = speakerNext[Int(one)]
      } else if one == Self.none {
        next = other
        other = speakerNext[Int(other)]
      } else {
        let left = exclusion.signature[record(one)]
        let right = exclusion.signature[record(other)]
        if left == right { other = speakerNext[Int(other)] }
        if left <= right {
          next = one
          one = speakerNext[Int(one)]
        } else {
          next = other
          other = speakerNext[Int(other)]
        }
      }
      if tail == Self.none { speakerHead[Int(kept)] = next } else { speakerNext[Int(tail)] = next }
      tail = next
    }
    if tail != Self.none { speakerNext[Int(tail)] = Self.none }
  }
}
