// Stand-ins until the comparators and the clustering methods are merged.

/// How links are made to clusters.
public enum ClusteringMethod: String, Sendable, Hashable, CaseIterable {
  case connectedComponents = "connected-components"
  case center
  case star
  case averageLink = "average-link"
  case bestLink = "best-link"
  case optimalAssignment = "optimal-assignment"
}

/// A similarity of two texts, 0…1.
public enum TextComparator: Sendable, Hashable {
  case jaroWinkler
  case levenshtein
  case qgramJaccard(Int)
  /// By its kebab-case name.
  public init?(name: String) {
    switch name {
    case "jaro-winkler": self = .jaroWinkler
    case "levenshtein": self = .levenshtein
    default: return nil
    }
  }
  public var name: String { "\(self)" }
}

struct ComparatorScratch {}

extension TextComparator {
  func similarity(
    _ a: UnsafeBufferPointer<UInt16>, _ b: UnsafeBufferPointer<UInt16>, cutoff: Double,
    scratch: inout ComparatorScratch
  ) -> Double {
    switch self {
    case .jaroWinkler:
      if a.isEmpty || b.isEmpty { return 0 }
      let window = max(0, max(a.count, b.count) / 2 - 1)
      var used = [Bool](repeating: false, count: b.count)
      var left: [UInt16] = []
      for i in a.indices {
        for j in max(0, i - window)..<max(max(0, i - window), min(b.count, i + window + 1))
        where !used[j] && a[i] == b[j] {
          used[j] = true
          left.append(a[i])
          break
        }
      }
      if left.isEmpty { return 0 }
      let right = b.indices.filter { used[$0] }.map { b[$0] }
      let half = zip(left, right).count { $0 != $1 }
      let m = Double(left.count)
      let jaro = (m / Double(a.count) + m / Double(b.count) + (m - Double(half / 2)) / m) / 3
      var prefix = 0
      while prefix < min(4, a.count, b.count), a[prefix] == b[prefix] { prefix += 1 }
      return jaro > 0.7 ? jaro + Double(prefix) * 0.1 * (1 - jaro) : jaro
    default:
      return 1 - Double(PairComparer.osa(a, b)) / Double(max(1, a.count, b.count))
    }
  }
}

enum DateSlip {
  static func isSlip(_ a: UnsafeBufferPointer<UInt16>, _ b: UnsafeBufferPointer<UInt16>) -> Bool {
    if a.count != b.count { return false }
    let different = a.indices.filter { a[$0] != b[$0] }
    if different.count <= 1 { return true }
    if different.count == 2, a[different[0]] == b[different[1]], a[different[1]] == b[different[0]] {
      return true
    }
    guard a.count == 10 else { return false }
    return a[5] == b[8] && a[6] == b[9] && a[8] == b[5] && a[9] == b[6]
      && a.prefix(4).elementsEqual(b.prefix(4))
  }
}

enum GeographicPoint {
  static func distance(_ a: UnsafeBufferPointer<UInt16>, _ b: UnsafeBufferPointer<UInt16>) -> Double? { nil }
}

extension PairComparer {
  static func edits(
    _ a: UnsafeBufferPointer<UInt16>, _ b: UnsafeBufferPointer<UInt16>,
    _ distance: LevelCondition.EditDistance,
    atMost: Int
  ) -> Bool { abs(a.count - b.count) <= atMost && osa(a, b) <= atMost }
  static func osa(_ a: UnsafeBufferPointer<UInt16>, _ b: UnsafeBufferPointer<UInt16>) -> Int {
    var older: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, older[j - 1] + 1) }
        row.append(best)
      }
      older = last
      last = row
    }
    return last[b.count]
  }
  static func soundAlike(
    _ a: UnsafeBufferPointer<UInt16>, _ b: UnsafeBufferPointer<UInt16>,
    _ encoding: LevelCondition.PhoneticEncoding
  ) -> Bool { false }
}

enum PhoneticCodes {
  static func codes(of text: UnsafeBufferPointer<UInt16>, _ transform: KeyTransform) -> [UInt64] { [] }
}
