// Stand-ins until the value comparators, phonetic codes and the clustering methods are merged.

/// How links are made to clusters.
public enum ClusteringMethod: String, Sendable, Hashable, CaseIterable {
  case connectedComponents = "connected-components"
  case center
  case star
  case averageLink = "average-link"
  case bestLink = "best-link"
  case optimalAssignment = "optimal-assignment"
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
  static func soundAlike(
    _ a: UnsafeBufferPointer<UInt16>, _ b: UnsafeBufferPointer<UInt16>,
    _ encoding: LevelCondition.PhoneticEncoding
  ) -> Bool { false }
}

enum PhoneticCodes {
  static func codes(of text: UnsafeBufferPointer<UInt16>, _ transform: KeyTransform) -> [UInt64] { [] }
}
