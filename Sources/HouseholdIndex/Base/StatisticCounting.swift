internal import IdentityMatching

/// Counts by how much some records add to the statistics of a base.
///
/// A person counts once under a value, whatever the number of records: those of the same person, in the base and among the new ones,
/// are looked at to see what they hold already. There is one of them as a rule, or none.
struct StatisticCounting {
  private let base: Base
  /// What each person of the new records holds.
  private var held: [UInt64: Set<UInt64>] = [:]
  private var dwellings: Set<UInt64> = []
  private var sums: [UInt64: Int32] = [:]

  init(base: Base) {
    self.base = base
  }

  /// Counts what a record adds.
  mutating func add(_ entries: [StatisticEntry], person: UInt64) {
    var heldKeys = held[person] ?? base.keysHeld(by: person)
    for entry in entries {
      let isNew =
        switch entry.holder {
        case .record: true
        case .person: heldKeys.insert(entry.key).inserted
        case .dwelling(let dwelling): base.count(dwelling) == 0 && dwellings.insert(dwelling).inserted
        }
      if isNew { sums[entry.key, default: 0] += 1 }
    }
    held[person] = heldKeys
  }

  /// All that was counted.
  func finish() -> CounterTable { CounterTable(sums) }

  /// By how much the statistics change when a record is taken out of a base that still has it.
  static func removing(
    _ entries: [StatisticEntry], person: UInt64, number: UInt32, from base: Base
  )
    -> [UInt64: Int32]
  {
    let others = base.keysHeld(by: person, except: number)
    var sums: [UInt64: Int32] = [:]
    for entry in entries {
      switch entry.holder {
      case .record: sums[entry.key, default: 0] -= 1
      case .person: if !others.contains(entry.key) { sums[entry.key, default: 0] -= 1 }
      case .dwelling: break
      }
    }
    // A dwelling goes with the last who lived there.
    for case let (key, .dwelling(dwelling)) in entries.map({ ($0.key, $0.holder) })
    where base.count(dwelling) + (sums[dwelling] ?? 0) == 0 {
      sums[key, default: 0] -= 1
    }
    return sums
  }
}
