/// A few ids, in place; how many there were is counted even beyond what is kept.
struct CandidateList: Sendable, Hashable {
  /// How many are kept. A name with more bearers (本町) is told by its text.
  static let capacity = 32

  private var items = SIMD32<Int32>(repeating: -1)
  /// How many were added.
  private(set) var total = 0

  /// How many are kept.
  var count: Int { min(total, Self.capacity) }

  subscript(index: Int) -> Int { Int(items[index]) }

  /// The only one; `nil` if there are none or several.
  var single: Int? { total == 1 ? Int(items[0]) : nil }

  var isEmpty: Bool { total == 0 }

  /// Whether all that were added are kept.
  var isComplete: Bool { total <= Self.capacity }

  mutating func add(_ id: Int) {
    if total < Self.capacity { items[total] = Int32(truncatingIfNeeded: id) }
    total += 1
  }

  func contains(_ id: Int) -> Bool {
    for index in 0..<count where Int(items[index]) == id { return true }
    return false
  }

  /// The kept ids that `isIncluded`, or all if it includes none.
  func narrowed(_ isIncluded: (Int) -> Bool) -> CandidateList {
    var kept = CandidateList()
    for index in 0..<count where isIncluded(self[index]) { kept.add(self[index]) }
    return kept.isEmpty ? self : kept
  }

  /// Whether some id is kept by both.
  func meets(_ other: CandidateList) -> Bool {
    for index in 0..<count where other.contains(self[index]) { return true }
    return false
  }
}
