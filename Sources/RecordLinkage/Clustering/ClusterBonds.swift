/// The sums of weights between clusters that become fewer and larger.
///
/// Each two clusters with a scored pair between them share a bond, which hangs in the lists of both. When two clusters merge, the one
/// with fewer bonds hands its bonds to the other, so that every bond moves O(log *n*) times.
///
/// A cluster of few bonds looks through all of them for its best partner. A hub, one of many, would take quadratic
/// time over that (a star of 100,000 records merges 100,000 times), so it keeps its bonds in a heap. The heap's keys leave out the hub's own
/// size, which all of its bonds share; and they may be too high, as partners grow, but never too low: an entry is put right when it
/// comes to the top.
struct ClusterBonds {
  /// What lies between two clusters.
  struct Bond: BitwiseCopyable {
    var one: UInt32
    var other: UInt32
    /// The sum of the weights of the scored pairs, relative to an unscored one; negative for a bond that is no more.
    var sum: Double
    /// The position of the strongest edge.
    var strongest: UInt32
    /// The next bond in the lists of `one` and `other`.
    fileprivate var next: (one: UInt32, other: UInt32) = (.max, .max)

    init(one: UInt32, other: UInt32, sum: Double, strongest: UInt32) {
      self.one = one
      self.other = other
      self.sum = sum
      self.strongest = strongest
    }

    @inline(__always)
    fileprivate func partner(of cluster: UInt32) -> UInt32 { one == cluster ? other : one }
  }

  private static let none = UInt32.max
  /// More bonds than this make a hub: about where a heap becomes cheaper than looking through all.
  private static let hubDegree: UInt32 = 64

  private var bonds: [Bond]
  private var head: [UInt32]
  /// At least the number of live bonds.
  private var degree: [UInt32]
  private var size: [UInt32]
  private var hubOfCluster: [UInt32]
  private var hubs: [BondHub] = []
  /// For a merge: the bond of one of the two clusters with each partner.
  private var mark: [UInt32]

  /// Clusters of one record each.
  init(count: Int, bonds: [Bond]) {
    self.bonds = bonds
    head = Array(repeating: Self.none, count: count)
    degree = Array(repeating: 0, count: count)
    size = Array(repeating: 1, count: count)
    hubOfCluster = head
    mark = head
    for index in bonds.indices.reversed() {
      hang(UInt32(index), on: bonds[index].one)
      hang(UInt32(index), on: bonds[index].other)
    }
    for cluster in 0..<UInt32(count) where degree[Int(cluster)] > Self.hubDegree { makeHub(cluster) }
  }

  /// The position of the strongest edge that a bond sums.
  func strongest(of bond: UInt32) -> UInt32 { bonds[Int(bond)].strongest }

  /// The partner with the highest average. Ties are broken by the edges' order alone.
  mutating func best(of cluster: UInt32) -> (cluster: UInt32, bond: UInt32, average: Double)? {
    let own = Double(size[Int(cluster)])
    var best = Self.none
    var bestAverage = -1.0
    if hubOfCluster[Int(cluster)] != Self.none {
      guard let top = topOfHub(cluster) else { return nil }
      best = top
      bestAverage = average(of: top)
    } else {
      visit(cluster) { bonds, bond, size in
        let entry = bonds[Int(bond)]
        // The product of the sizes first: both ends of a bond must find the very same average.
        let average = entry.sum / (Double(size[Int(entry.partner(of: cluster))]) * own)
        if average > bestAverage
          || (average == bestAverage && entry.strongest < bonds[Int(best)].strongest)
        {
          best = bond
          bestAverage = average
        }
      }
    }
    guard best != Self.none else { return nil }
    return (bonds[Int(best)].partner(of: cluster), best, bestAverage)
  }

  /// Takes a bond away.
  mutating func remove(_ bond: UInt32) {
    let entry = bonds[Int(bond)]
    for (cluster, partner) in [(entry.one, entry.other), (entry.other, entry.one)] {
      let hub = hubOfCluster[Int(cluster)]
      if hub != Self.none { hubs[Int(hub)].bondOfPartner[partner] = nil }
    }
    bonds[Int(bond)].sum = -1
  }

  /// Makes one cluster of two; the one that stays.
  mutating func merge(_ first: UInt32, _ second: UInt32) -> UInt32 {
    let (kept, gone) = degree[Int(first)] >= degree[Int(second)] ? (first, second) : (second, first)
    size[Int(kept)] += size[Int(gone)]
    if hubOfCluster[Int(kept)] == Self.none, degree[Int(kept)] + degree[Int(gone)] > Self.hubDegree {
      makeHub(kept)
    }
    let hub = hubOfCluster[Int(kept)]
    if hub == Self.none { markPartners(of: kept) }
    var next = head[Int(gone)]
    head[Int(gone)] = Self.none
    while next != Self.none {
      let bond = next
      next = self.next(bond, in: gone)
      if bonds[Int(bond)].sum >= 0 { handOver(bond, from: gone, to: kept, hub: hub) }
    }
    if hub == Self.none { unmarkPartners(of: kept) }
    if hubOfCluster[Int(gone)] != Self.none {
      hubs[Int(hubOfCluster[Int(gone)])] = BondHub()
      hubOfCluster[Int(gone)] = Self.none
    }
    return kept
  }

  private mutating func handOver(_ bond: UInt32, from gone: UInt32, to kept: UInt32, hub: UInt32) {
    let partner = bonds[Int(bond)].partner(of: gone)
    let partnerHub = hubOfCluster[Int(partner)]
    if partnerHub != Self.none { hubs[Int(partnerHub)].bondOfPartner[gone] = nil }
    if partner == kept {
      bonds[Int(bond)].sum = -1
      mark[Int(gone)] = Self.none
      return
    }
    let existing =
      hub == Self.none ? mark[Int(partner)] : hubs[Int(hub)].bondOfPartner[partner] ?? Self.none
    var survivor = bond
    if existing != Self.none {
      bonds[Int(existing)].sum += bonds[Int(bond)].sum
      bonds[Int(existing)].strongest = min(bonds[Int(existing)].strongest, bonds[Int(bond)].strongest)
      bonds[Int(bond)].sum = -1
      survivor = existing
    } else {
      if bonds[Int(bond)].one == gone { bonds[Int(bond)].one = kept } else { bonds[Int(bond)].other = kept }
      hang(bond, on: kept)
    }
    let sum = bonds[Int(survivor)].sum
    if hub != Self.none {
      hubs[Int(hub)].add(survivor, partner: partner, key: sum / Double(size[Int(partner)]))
    }
    if partnerHub != Self.none {
      hubs[Int(partnerHub)].add(survivor, partner: kept, key: sum / Double(size[Int(kept)]))
    }
  }

  // MARK: Lists

  @inline(__always)
  private func next(_ bond: UInt32, in cluster: UInt32) -> UInt32 {
    let entry = bonds[Int(bond)]
    return entry.one == cluster ? entry.next.one : entry.next.other
  }

  @inline(__always)
  private mutating func setNext(_ bond: UInt32, in cluster: UInt32, to next: UInt32) {
    if bonds[Int(bond)].one == cluster {
      bonds[Int(bond)].next.one = next
    } else {
      bonds[Int(bond)].next.other = next
    }
  }

  private mutating func hang(_ bond: UInt32, on cluster: UInt32) {
    setNext(bond, in: cluster, to: head[Int(cluster)])
    head[Int(cluster)] = bond
    degree[Int(cluster)] += 1
  }

  /// Shows the live bonds of a cluster and drops the dead ones from its list.
  @inline(__always)
  private mutating func visit(
    _ cluster: UInt32, _ body: (_ bonds: [Bond], _ bond: UInt32, _ size: [UInt32]) -> Void
  ) {
    var before = Self.none
    var bond = head[Int(cluster)]
    while bond != Self.none {
      let next = next(bond, in: cluster)
      if bonds[Int(bond)].sum < 0 {
        if before == Self.none { head[Int(cluster)] = next } else { setNext(before, in: cluster, to: next) }
        degree[Int(cluster)] -= 1
      } else {
        body(bonds, bond, size)
        before = bond
      }
      bond = next
    }
  }

  private mutating func markPartners(of cluster: UInt32) {
    var marks: [UInt32] = []
    swap(&marks, &mark)
    visit(cluster) { bonds, bond, _ in marks[Int(bonds[Int(bond)].partner(of: cluster))] = bond }
    swap(&marks, &mark)
  }

  private mutating func unmarkPartners(of cluster: UInt32) {
    var marks: [UInt32] = []
    swap(&marks, &mark)
    visit(cluster) { bonds, bond, _ in marks[Int(bonds[Int(bond)].partner(of: cluster))] = Self.none }
    swap(&marks, &mark)
  }

  // MARK: Hubs

  private mutating func makeHub(_ cluster: UInt32) {
    var hub = BondHub()
    visit(cluster) { bonds, bond, size in
      let partner = bonds[Int(bond)].partner(of: cluster)
      hub.add(bond, partner: partner, key: bonds[Int(bond)].sum / Double(size[Int(partner)]))
    }
    hubOfCluster[Int(cluster)] = UInt32(hubs.count)
    hubs.append(hub)
  }

  /// The live bond with the highest average of a hub.
  private mutating func topOfHub(_ cluster: UInt32) -> UInt32? {
    let hub = Int(hubOfCluster[Int(cluster)])
    while let top = hubs[hub].heap.first {
      let entry = bonds[Int(top.bond)]
      guard entry.sum >= 0 else {
        hubs[hub].removeTop()
        continue
      }
      let key = entry.sum / Double(size[Int(entry.partner(of: cluster))])
      if key == top.key { return top.bond }
      // A key that is too low belongs to an entry from before its sum rose: a newer one exists.
      if key > top.key { hubs[hub].removeTop() } else { hubs[hub].lowerTop(to: key) }
    }
    return nil
  }

  private func average(of bond: UInt32) -> Double {
    let entry = bonds[Int(bond)]
    return entry.sum / (Double(size[Int(entry.one)]) * Double(size[Int(entry.other)]))
  }
}
