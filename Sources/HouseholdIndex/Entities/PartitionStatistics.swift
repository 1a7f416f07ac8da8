internal import IdentityMatching

/// The statistics by which records are resolved to persons and households.
///
/// They change seldom, so that a record that comes in or goes leaves the links of others as they are, and what they depend on is
/// known: the number of records is one that the index was made for, names are as common as in the country, and how many hold a
/// telephone number, mailbox, card or dwelling counts in steps, once there are more of them than a family. Who crosses a step is
/// looked at again (``ChangedRecords``).
struct PartitionStatistics: BaseStatistics {
  private let base: Base
  let recordCount: Int

  init(_ base: Base, expectedRecords: Int) {
    self.base = base
    recordCount = expectedRecords
  }

  func count(_ key: UInt64) -> Int32 {
    switch StatisticKey.kind(of: key) {
    case .namePart, .birthDate, nil: 0
    case .phone, .email, .card, .dwelling, .premises, .unit: Self.step(base.count(key), of: key)
    }
  }

  /// The step that a number of holders is on.
  static func step(_ count: Int32, of key: UInt64) -> Int32 {
    switch StatisticKey.kind(of: key) {
    case .unit: return min(count, 2)
    // A family's telephone weighs the same whether three or four have it; see `ApplicantComparer.log2Frequency`.
    case _ where count < 6: return min(count, 1)
    default:
      // Two steps for each doubling: 6, 8, 12, 16, 24 …
      let power: Int32 = 1 << Int32(31 - count.leadingZeroBitCount)
      return count >= power + power / 2 ? power + power / 2 : power
    }
  }
}
