internal import IdentityMatching
internal import JapaneseNormalization

/// All records that are compared with an application, as they are at one moment: a value, so that who asks is not disturbed by who
/// adds.
///
/// Records are numbered in the order in which they came in; an ordinal is never used again.
struct Base: Sendable, BaseStatistics {
  private(set) var segments: [Segment] = []
  /// Records that are gone but still in a segment.
  private(set) var removed: Set<UInt32> = []
  /// By how much those change the statistics.
  private var removedCounts: [UInt64: Int32] = [:]
  /// The number of records.
  private(set) var recordCount = 0
  /// The ordinal that the next record gets.
  private(set) var end: UInt32 = 0
  let gazetteer: Gazetteer

  /// A base without records.
  init(gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
  }

  // MARK: Changing

  /// Adds the records of a builder, which get the next ordinals.
  ///
  /// - Complexity: each record is merged into a larger segment O(log *n*) times.
  mutating func append(_ builder: consuming FeatureTableBuilder) {
    if builder.recordCount == 0 { return }
    append(Segment(builder, after: self))
    mergeSmall()
  }

  /// Adds a segment whose records get the next ordinals.
  private mutating func append(_ segment: Segment) {
    segments.append(segment)
    recordCount += segment.count
    end += UInt32(segment.count)
  }

  /// Takes a record out; nothing happens where it is not there.
  mutating func remove(_ ordinal: UInt32) {
    guard contains(ordinal), let (builder, _) = builder(of: [ordinal]) else { return }
    let change = StatisticCounting.removing(
      builder.statistics(ofRecord: 0), person: builder.person(ofRecord: 0), ordinal: ordinal, from: self)
    for (key, count) in change { removedCounts[key, default: 0] += count }
    removed.insert(ordinal)
    recordCount -= 1
  }

  /// Keeps the segments few: a segment is at least twice as large as the one behind it.
  private mutating func mergeSmall() {
    while segments.count > 1 {
      let (before, last) = (segments[segments.count - 2], segments[segments.count - 1])
      guard before.count < 2 * last.count, before.count + last.count <= Postings.recordLimit else { return }
      segments.removeLast(2)
      segments.append(Segment(merging: before, last, removed: removed))
    }
  }

  // MARK: Asking

  /// Whether there is a record with an ordinal.
  func contains(_ ordinal: UInt32) -> Bool { ordinal < end && !removed.contains(ordinal) }

  /// How many hold a value.
  func count(_ key: UInt64) -> Int32 {
    var count = removedCounts.isEmpty ? 0 : removedCounts[key] ?? 0
    for segment in segments { count += segment.counters.count(key) }
    return count
  }

  /// Calls `body` with the records that have a key, ascending.
  @inline(__always)
  func forEach(_ key: UInt64, _ body: (_ ordinal: UInt32, _ segment: Segment) -> Void) {
    for segment in segments {
      segment.forEach(key) { if removed.isEmpty || !removed.contains($0) { body($0, segment) } }
    }
  }

  /// The segment that a record is in.
  func segment(of ordinal: UInt32) -> Segment? {
    var (low, high) = (0, segments.count)
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].ordinals.upperBound <= ordinal { low = middle + 1 } else { high = middle }
    }
    return low < segments.count ? segments[low] : nil
  }

  /// A builder of some records; `nil` where one cannot be read.
  func builder(of ordinals: [UInt32]) -> (FeatureTableBuilder, ordinals: [UInt32])? {
    var builder = FeatureTableBuilder(gazetteer: gazetteer)
    for ordinal in ordinals {
      guard let segment = segment(of: ordinal),
        segment.withFeatures(of: ordinal, { builder.append(featureRecord: $0) })
      else { return nil }
    }
    return (builder, ordinals)
  }

  /// Under which keys a person counts already.
  func keysHeld(by person: UInt64, except ordinal: UInt32? = nil) -> Set<UInt64> {
    var keys: Set<UInt64> = []
    var ordinals: [UInt32] = []
    forEach(PersonKey.key(person)) { other, _ in if other != ordinal { ordinals.append(other) } }
    guard !ordinals.isEmpty, let (builder, _) = builder(of: ordinals) else { return keys }
    for record in ordinals.indices where builder.person(ofRecord: record) == person {
      for entry in builder.statistics(ofRecord: record) where entry.holder == .person {
        keys.insert(entry.key)
      }
    }
    return keys
  }

  /// The bytes that all segments take.
  var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }
}
