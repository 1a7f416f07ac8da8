internal import IdentityMatching
internal import JapaneseNormalization

/// Which records of a base have other links since some came in or went: those themselves, and those that hold a value of theirs of
/// which so many have become, or are no longer, holders that it weighs otherwise or finds nobody any more.
struct ChangedRecords {
  /// Records to be looked at again, by number.
  private(set) var numbers: Set<UInt32> = []
  /// Values of the changed records that have become generic or are it no longer.
  private(set) var generics: [Generic] = []

  /// A value, and a record that has it.
  struct Generic: Sendable {
    let rule: PartitionRule
    let key: UInt64
    let isGeneric: Bool
  }

  private let before: Base
  private let after: Base
  private let expectedRecords: Int
  /// Keys whose rule has been looked at, and those whose records have all been taken in.
  private var (seenKeys, openedKeys): (Set<UInt64>, Set<UInt64>) = ([], [])

  /// - Parameters:
  ///   - before: the base without the changes.
  ///   - after: the base with them.
  init(before: Base, after: Base, expectedRecords: Int) {
    self.before = before
    self.after = after
    self.expectedRecords = expectedRecords
  }

  /// Takes in the records that came in, all of them in the base now.
  mutating func add(_ records: [UInt32]) {
    numbers.formUnion(records)
    look(at: records, in: after)
  }

  /// Takes in records that are what they were, but may be of others now.
  mutating func reconsider(_ records: some Sequence<UInt32>) {
    numbers.formUnion(records)
  }

  /// Takes in records that went, all of them in the base before, and those that were linked to them.
  mutating func remove(_ records: [UInt32], linkedTo others: [UInt32]) {
    numbers.formUnion(others)
    look(at: records, in: before)
    numbers.subtract(records)
  }

  private mutating func look(at records: [UInt32], in base: Base) {
    guard let builder = base.builder(of: records.compactMap { base.place(of: $0) }) else { return }
    let entries = (0..<builder.recordCount).map { builder.statistics(ofRecord: $0) }
    let statistics = PartitionStatistics(base, expectedRecords: expectedRecords)
    let keys = ApplicantKeys(builder.finish(in: statistics))
    for (record, entries) in entries.enumerated() {
      let crossed = rulesCrossed(entries)
      keys.forEachPartitionKey(ofRecord: record) { rule, key in
        if crossed.contains(rule) { open(key) }
        guard seenKeys.insert(key).inserted else { return }
        let isGeneric = after.isGeneric(key, rule)
        let hasTurned = isGeneric != before.isGeneric(key, rule)
        if hasTurned { open(key) }
        if hasTurned || isGeneric, rule.genericKind != nil {
          generics.append(Generic(rule: rule, key: key, isGeneric: isGeneric))
        }
      }
    }
  }

  /// Takes in all records that have a key.
  private mutating func open(_ key: UInt64) {
    guard openedKeys.insert(key).inserted else { return }
    after.forEach(key) { numbers.insert(after.number(at: $0)) }
  }

  /// The rules that find whoever holds a value of these with which another number of holders counts now.
  private func rulesCrossed(_ entries: [StatisticEntry]) -> Set<PartitionRule> {
    var rules: Set<PartitionRule> = []
    for entry in entries {
      guard let rule = Self.rule(finding: entry.key),
        PartitionStatistics.step(before.count(entry.key), of: entry.key)
          != PartitionStatistics.step(after.count(entry.key), of: entry.key)
      else { continue }
      rules.insert(rule)
    }
    return rules
  }

  private static func rule(finding key: UInt64) -> PartitionRule? {
    switch StatisticKey.kind(of: key) {
    case .phone: .phone
    case .email: .email
    case .card: .card
    case .dwelling: .dwelling
    // A unit says of the whole building that it has several.
    case .premises, .unit: .premises
    case .namePart, .birthDate, nil: nil
    }
  }
}
