internal import IdentityMatching
internal import JapaneseNormalization

/// Some records of a base that came in one after the other, and what is found of them: never changes.
///
/// A base is a row of segments, a large one and smaller and smaller ones behind it, as in a log-structured merge tree (O'Neil and
/// others, 1996). Records that are gone stay in their segment until it is merged.
final class Segment: Sendable {
  /// What an oversized block is split by, and what its records are ordered by where nothing splits it: a part of each key, 0 where
  /// a record has none.
  struct Row: Sendable, BitwiseCopyable {
    var refinements: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    /// The digits of the birth date.
    var birthDate: UInt32 = 0

    subscript(refinement: ApplicantRefinement) -> UInt32 {
      switch refinement {
      case .familyName: refinements.0
      case .birthYear: refinements.1
      case .postalCode: refinements.2
      case .dwelling: refinements.3
      }
    }
  }

  /// The ordinal of the first record.
  let first: UInt32
  /// The features of all records, as `FeatureRecord`, one after the other, and where each ends.
  private let features: [UInt8]
  private let ends: [UInt32]
  private let rows: [Row]
  private let postings: Postings
  /// By how much the segment's records add to the statistics of the base.
  let counters: CounterTable

  /// - Parameters:
  ///   - features: of all records, one after the other.
  ///   - ends: where those of each record end.
  init(
    first: UInt32, features: [UInt8], ends: [UInt32], rows: [Row], postings: Postings,
    counters: CounterTable
  ) {
    self.first = first
    self.features = features
    self.ends = ends
    self.rows = rows
    self.postings = postings
    self.counters = counters
  }

  /// The segment of the records of two that follow each other.
  ///
  /// - Parameter removed: records that are gone: nothing is left of them but an empty place.
  convenience init(merging before: Segment, _ after: Segment, removed: Set<UInt32>) {
    var features: [UInt8] = []
    features.reserveCapacity(before.features.count + after.features.count)
    var ends: [UInt32] = []
    var rows: [Row] = []
    ends.reserveCapacity(before.count + after.count)
    rows.reserveCapacity(before.count + after.count)
    for segment in [before, after] {
      for ordinal in segment.ordinals {
        if removed.contains(ordinal) {
          rows.append(Row())
        } else {
          segment.withFeatures(of: ordinal) { features.append(contentsOf: $0) }
          rows.append(segment.row(ordinal))
        }
        ends.append(UInt32(features.count))
      }
    }
    let first = before.first
    self.init(
      first: first, features: features, ends: ends, rows: rows,
      postings: Postings(
        merging: before.postings, after.postings, offset: UInt32(before.count),
        isKept: { !removed.contains(first + $0) }),
      counters: CounterTable(sumOf: [before.counters, after.counters]))
  }

  /// How many records it was made of.
  var count: Int { ends.count }

  /// The ordinals of its records.
  var ordinals: Range<UInt32> { first..<first + UInt32(count) }

  /// The bytes that it takes.
  var byteCount: Int {
    features.count + ends.count * 4 + rows.count * MemoryLayout<Row>.stride + postings.byteCount
      + counters.byteCount
  }

  /// Calls `body` with the ordinals of the records that have a key, ascending.
  @inline(__always)
  func forEach(_ key: UInt64, _ body: (_ ordinal: UInt32) -> Void) {
    postings.forEach(key) { body(first + $0) }
  }

  /// What the record with an ordinal of the segment is ordered and split by.
  @inline(__always)
  func row(_ ordinal: UInt32) -> Row { rows[Int(ordinal - first)] }

  /// Calls `body` with the features of the record with an ordinal of the segment.
  @inline(__always)
  func withFeatures<Result>(of ordinal: UInt32, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let place = Int(ordinal - first)
    let start = place == 0 ? 0 : Int(ends[place - 1])
    return features.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<Int(ends[place])])) }
  }
}
