internal import IdentityMatching
internal import JapaneseNormalization

/// All records that are compared with an application, as they are at one moment: a value, so that who asks is not disturbed by who
/// adds.
///
/// A record goes by the number that the store gives it, greater than those of all before it.
struct Base: Sendable, BaseStatistics {
  /// Where a record lies: valid for this value of the base.
  struct Place: Sendable, Hashable {
    let segment: Int
    let place: Int
  }

  private(set) var segments: [Segment] = []
  /// Records that are gone but still in a segment.
  private(set) var removed: Set<UInt32> = []
  /// By how much those change the statistics.
  private var removedCounts: [UInt64: Int32] = [:]
  /// The number of records.
  private(set) var recordCount = 0
  let gazetteer: Gazetteer

  /// A base without records.
  init(gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
  }

  /// A base of segments that were made before.
  init(_ segments: [Segment], gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    self.segments = segments
    recordCount = segments.reduce(0) { $0 + $1.count }
  }

  // MARK: Changing

  /// Adds the records of a builder.
  ///
  /// - Parameter numbers: the number of each, ascending and greater than those before.
  /// - Complexity: each record is merged into a larger segment O(log *n*) times.
  mutating func append(_ builder: consuming FeatureTableBuilder, numbers: [UInt32]) {
    // A number too many or too few would give a record's links to another person.
    precondition(numbers.count == builder.recordCount)
    if numbers.isEmpty { return }
    segments.append(Segment(builder, numbers: numbers, after: self))
    recordCount += numbers.count
    // A segment is at least twice as large as the one behind it, so that they are few.
    while let (before, last) = lastTwo, before.count < 2 * last.count, Segment.canMerge(before, last) {
      segments.removeLast(2)
      segments.append(Segment(merging: before, last, without: [], CounterTable([:])))
    }
  }

  private var lastTwo: (Segment, Segment)? {
    segments.count < 2 ? nil : (segments[segments.count - 2], segments[segments.count - 1])
  }

  /// Takes a record out; nothing happens where it is not there.
  mutating func remove(_ number: UInt32) {
    guard let place = place(of: number), let builder = builder(of: [place]) else { return }
    let change = StatisticCounting.removing(
      builder.statistics(ofRecord: 0), person: builder.person(ofRecord: 0), number: number, from: self)
    for (key, count) in change { removedCounts[key, default: 0] += count }
    removed.insert(number)
    recordCount -= 1
  }

  /// Makes one segment of all, or few where there are too many records for one, in which nothing is left of records that are gone.
  mutating func compact() {
    var merged: [Segment] = []
    let empty = Segment.empty
    for segment in segments {
      if let last = merged.last, Segment.canMerge(last, segment) {
        merged[merged.count - 1] = Segment(merging: last, segment, without: removed, CounterTable([:]))
      } else {
        let isFirst = merged.isEmpty
        merged.append(
          Segment(
            merging: empty, segment, without: removed,
            isFirst ? CounterTable(removedCounts) : CounterTable([:])))
      }
    }
    segments = merged.filter { $0.count > 0 }
    (removed, removedCounts) = ([], [:])
  }

  // MARK: Asking

  /// The greatest number of a record that is or was in a segment; 0 where there is none.
  var lastNumber: UInt32 {
    segments.last.map { $0.count == 0 ? 0 : $0.numbers[$0.count - 1] } ?? 0
  }

  /// The numbers of all records, ascending.
  var numbers: [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(recordCount)
    for segment in segments {
      for place in 0..<segment.count where !removed.contains(segment.numbers[place]) {
        numbers.append(segment.numbers[place])
      }
    }
    return numbers
  }

  /// How many hold a value.
  func count(_ key: UInt64) -> Int32 {
    var count = removedCounts.isEmpty ? 0 : removedCounts[key] ?? 0
    for segment in segments { count += segment.counters.count(key) }
    return count
  }

  /// Calls `body` with the places of the records that have a key, ascending by number.
  @inline(__always)
  func forEach(_ key: UInt64, _ body: (Place) -> Void) {
    for number in segments.indices {
      segments[number].postings.forEach(key) { record in
        let place = Place(segment: number, place: Int(record))
        if removed.isEmpty || !removed.contains(self.number(at: place)) { body(place) }
      }
    }
  }

  /// How many records have, or had, a key: those that are gone may be among them.
  func entryCount(_ key: UInt64) -> Int {
    segments.reduce(0) { $0 + $1.postings.count(of: key) }
  }

  /// Whom the record at a place counts as: the same for records of one name and birth date.
  func person(at place: Place) -> UInt64 {
    segments[place.segment].withFeatures(at: place.place) { FeatureRecord.person(in: $0) }
  }

  /// The number of the record at a place.
  @inline(__always)
  func number(at place: Place) -> UInt32 { segments[place.segment].numbers[place.place] }

  /// What the record at a place is ordered and split by.
  @inline(__always)
  func row(at place: Place) -> Segment.Row { segments[place.segment].rows[place.place] }

  /// Where a record lies; `nil` where it is not there.
  func place(of number: UInt32) -> Place? {
    if removed.contains(number) { return nil }
    for index in segments.indices.reversed() {
      if let place = segments[index].place(of: number) { return Place(segment: index, place: place) }
    }
    return nil
  }

  /// Adds the features of the records at some places to a builder; `false` where some cannot be read.
  func append(_ places: some Sequence<Place>, to builder: inout FeatureTableBuilder) -> Bool {
    for place in places {
      let isRead = segments[place.segment].withFeatures(at: place.place) { builder.append(featureRecord: $0) }
      if !isRead { return false }
    }
    return true
  }

  /// A builder of the records at some places; `nil` where one cannot be read.
  func builder(of places: [Place]) -> FeatureTableBuilder? {
    var builder = FeatureTableBuilder(gazetteer: gazetteer)
    return append(places, to: &builder) ? builder : nil
  }

  /// Under which keys a person counts already.
  func keysHeld(by person: UInt64, except number: UInt32? = nil) -> Set<UInt64> {
    var keys: Set<UInt64> = []
    var places: [Place] = []
    forEach(PersonKey.key(person)) { if self.number(at: $0) != number { places.append($0) } }
    guard !places.isEmpty, let builder = builder(of: places) else { return keys }
    for record in places.indices where builder.person(ofRecord: record) == person {
      for entry in builder.statistics(ofRecord: record) where entry.holder == .person {
        keys.insert(entry.key)
      }
    }
    return keys
  }

  /// The bytes that all segments take.
  var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }
}

extension Segment {
  /// A segment without records.
  static var empty: Segment {
    Segment(
      numbers: FlatArray([]), features: FlatArray([]), ends: FlatArray([]), rows: FlatArray([]),
      postings: Postings(keys: [], records: []), counters: CounterTable([:]))
  }
}
