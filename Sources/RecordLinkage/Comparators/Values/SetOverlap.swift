/// What two sets of identifiers share, such as the e-mail addresses or the telephone numbers of two records.
public enum SetOverlap {
  /// How many identifiers are in both.
  ///
  /// - Parameters:
  ///   - lhs: Identifiers in ascending order, each once.
  ///   - rhs: Identifiers in ascending order, each once.
  /// - Complexity: O(*n* + *m*).
  public static func intersectionCount(
    _ lhs: UnsafeBufferPointer<UInt32>, _ rhs: UnsafeBufferPointer<UInt32>
  ) -> Int {
    var left = 0
    var right = 0
    var shared = 0
    while left < lhs.count, right < rhs.count {
      let order = (lhs[left], rhs[right])
      shared &+= order.0 == order.1 ? 1 : 0
      left &+= order.0 <= order.1 ? 1 : 0
      right &+= order.1 <= order.0 ? 1 : 0
    }
    return shared
  }

  /// Shared identifiers over all identifiers (Jaccard), 0...1; 1 for two empty sets.
  ///
  /// - Complexity: O(*n* + *m*).
  public static func jaccard(
    _ lhs: UnsafeBufferPointer<UInt32>, _ rhs: UnsafeBufferPointer<UInt32>
  ) -> Double {
    let shared = intersectionCount(lhs, rhs)
    let all = lhs.count + rhs.count - shared
    return all == 0 ? 1 : Double(shared) / Double(all)
  }

  /// How many identifiers are in both of two ascending arrays.
  public static func intersectionCount(_ lhs: [UInt32], _ rhs: [UInt32]) -> Int {
    lhs.withUnsafeBufferPointer { lhs in rhs.withUnsafeBufferPointer { rhs in intersectionCount(lhs, rhs) } }
  }

  /// Shared identifiers over all identifiers of two ascending arrays.
  public static func jaccard(_ lhs: [UInt32], _ rhs: [UInt32]) -> Double {
    lhs.withUnsafeBufferPointer { lhs in rhs.withUnsafeBufferPointer { rhs in jaccard(lhs, rhs) } }
  }
}
