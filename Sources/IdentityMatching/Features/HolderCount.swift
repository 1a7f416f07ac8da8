internal import RecordLinkage

/// How many different people hold each value of a column.
///
/// Rows are not people: an applicant who comes again, or a table that is linked to itself, would make every value look
/// shared. Rows of one name and birth date count once.
struct HolderCount: Sendable {
  private var entries: [(value: UInt32, person: UInt64)] = []

  /// Notes that a row of `person` holds `value`.
  mutating func add(_ value: UInt32, person: UInt64) {
    entries.append((value, person))
  }

  /// The number of people of each value.
  ///
  /// - Complexity: O(*n* log *n*) in the number of values noted.
  consuming func counts(valueCount: Int) -> [Int32] {
    entries.sort { ($0.value, $0.person) < ($1.value, $1.person) }
    var counts = [Int32](repeating: 0, count: valueCount)
    for (index, entry) in entries.enumerated()
    where index == 0 || entries[index - 1].value != entry.value || entries[index - 1].person != entry.person {
      counts[Int(entry.value)] += 1
    }
    return counts
  }
}
