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

  /// The numbers under which the store keeps the records, ascending.
  let numbers: FlatArray<UInt32>
  /// The features of all records, as `FeatureRecord`, one after the other, and where each ends.
  let features: FlatArray<UInt8>
  let ends: FlatArray<UInt32>
  let rows: FlatArray<Row>
  let postings: Postings
  /// By how much the segment's records add to the statistics of the base.
  let counters: CounterTable

  /// - Parameters:
  ///   - features: of all records, one after the other.
  ///   - ends: where those of each record end.
  init(
    numbers: FlatArray<UInt32>, features: FlatArray<UInt8>, ends: FlatArray<UInt32>, rows: FlatArray<Row>,
    postings: Postings, counters: CounterTable
  ) {
    self.numbers = numbers
    self.features = features
    self.ends = ends
    self.rows = rows
    self.postings = postings
    self.counters = counters
  }

  /// How many records it was made of.
  var count: Int { numbers.count }

  /// The bytes that it takes.
  var byteCount: Int {
    numbers.byteCount + features.byteCount + ends.byteCount + rows.byteCount + postings.byteCount
      + counters.byteCount
  }

  /// The place of the record with a number; `nil` where it is not here.
  func place(of number: UInt32) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && numbers[low] == number ? low : nil
  }

  /// Calls `body` with the features of the record at a place.
  @inline(__always)
  func withFeatures<Result>(at place: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    features.withBytes((place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place]), body)
  }
}

// MARK: - Merging

extension Segment {
  /// Whether two segments fit into one.
  static func canMerge(_ first: Segment, _ second: Segment) -> Bool {
    first.count + second.count <= Postings.recordLimit
      && first.features.count + second.features.count <= Int(UInt32.max)
  }

  /// The segment of the records of two, of which the second's came in later.
  ///
  /// - Parameters:
  ///   - removed: the numbers of records that are gone: they are left out.
  ///   - removedCounts: by how much those change the statistics, all of which the segment takes over.
  convenience init(
    merging before: Segment, _ after: Segment, without removed: Set<UInt32>,
    _ removedCounts: CounterTable
  ) {
    var numbers: [UInt32] = []
    var features: [UInt8] = []
    var ends: [UInt32] = []
    var rows: [Row] = []
    numbers.reserveCapacity(before.count + after.count)
    ends.reserveCapacity(before.count + after.count)
    rows.reserveCapacity(before.count + after.count)
    features.reserveCapacity(before.features.count + after.features.count)
    // Where each record goes; -1 for one that is left out.
    var places: [[Int32]] = []
    for segment in [before, after] {
      var placesOfSegment: [Int32] = []
      placesOfSegment.reserveCapacity(segment.count)
      for place in 0..<segment.count {
        if removed.contains(segment.numbers[place]) {
          placesOfSegment.append(-1)
          continue
        }
        placesOfSegment.append(Int32(numbers.count))
        numbers.append(segment.numbers[place])
        rows.append(segment.rows[place])
        segment.withFeatures(at: place) { features.append(contentsOf: $0) }
        ends.append(UInt32(features.count))
      }
      places.append(placesOfSegment)
    }
    self.init(
      numbers: FlatArray(numbers), features: FlatArray(features), ends: FlatArray(ends),
      rows: FlatArray(rows),
      postings: Postings(merging: before.postings, places[0], after.postings, places[1]),
      counters: CounterTable(sumOf: [before.counters, after.counters, removedCounts]))
  }
}
