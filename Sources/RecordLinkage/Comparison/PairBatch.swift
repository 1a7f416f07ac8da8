/// Pairs that are compared together, and the memory that this takes.
///
/// A pair's records lie anywhere in memory. Pair after pair, every look at a record waits for it; comparison by
/// comparison over some hundred pairs, the processor fetches many records at once. So a batch first brings the numbers of all
/// its records together, and then each condition is a loop over dense columns.
///
/// It lies in plain memory, and belongs to one worker.
final class PairBatch {
  /// The most pairs: so many that fetching overlaps, so few that all columns stay in the first cache.
  static let capacity = 256

  /// The number of pairs.
  private(set) var count = 0
  /// The records of the pairs, the smaller number first where the caller orders them.
  let lhs: UnsafeMutablePointer<UInt32>
  let rhs: UnsafeMutablePointer<UInt32>
  /// The levels of the pairs, once they are compared.
  let vectors: UnsafeMutablePointer<ComparisonVector>
  /// The records' values: that of pair *i* and place *p* of a row at *p* × capacity + *i*.
  let left: UnsafeMutablePointer<UInt32>
  let right: UnsafeMutablePointer<UInt32>
  /// For each condition what it says of each pair, and one more.
  private let verdicts: UnsafeMutablePointer<Verdict>
  /// For each condition the pairs that are left to its parts, and one more.
  private let lists: UnsafeMutablePointer<UInt16>

  /// What can be said of a condition. In this order `all` is the least of its parts and `any` the greatest (Kleene, 1938).
  enum Verdict: UInt8 {
    case no = 0
    case unknown = 1
    case yes = 2
  }

  /// Memory for rows of so many values, and so many conditions.
  init(rowLength: Int, conditions: Int) {
    let pairs = Self.capacity
    lhs = .allocate(capacity: pairs)
    rhs = .allocate(capacity: pairs)
    vectors = .allocate(capacity: pairs)
    left = .allocate(capacity: pairs * max(1, rowLength))
    right = .allocate(capacity: pairs * max(1, rowLength))
    verdicts = .allocate(capacity: pairs * (conditions + 1))
    lists = .allocate(capacity: pairs * (conditions + 1))
    lhs.initialize(repeating: 0, count: pairs)
    rhs.initialize(repeating: 0, count: pairs)
    vectors.initialize(repeating: ComparisonVector(), count: pairs)
    left.initialize(repeating: 0, count: pairs * max(1, rowLength))
    right.initialize(repeating: 0, count: pairs * max(1, rowLength))
    verdicts.initialize(repeating: .no, count: pairs * (conditions + 1))
    lists.initialize(repeating: 0, count: pairs * (conditions + 1))
  }

  deinit {
    lhs.deallocate()
    rhs.deallocate()
    vectors.deallocate()
    left.deallocate()
    right.deallocate()
    verdicts.deallocate()
    lists.deallocate()
  }

  /// Takes in a pair and says whether the batch is full now.
  @inline(__always)
  func append(_ one: Int, _ other: Int) -> Bool {
    lhs[count] = UInt32(truncatingIfNeeded: one)
    rhs[count] = UInt32(truncatingIfNeeded: other)
    count &+= 1
    return count == Self.capacity
  }

  /// Makes the batch empty.
  func removeAll() { count = 0 }

  /// What a condition says of each pair.
  @inline(__always)
  func verdicts(of condition: Int) -> UnsafeMutablePointer<Verdict> {
    verdicts + condition &* Self.capacity
  }

  /// Room for the pairs that are left to a condition's parts.
  @inline(__always)
  func list(of condition: Int) -> UnsafeMutablePointer<UInt16> { lists + condition &* Self.capacity }
}
