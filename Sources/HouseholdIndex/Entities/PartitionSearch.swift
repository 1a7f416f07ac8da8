internal import IdentityMatching
internal import JapaneseNormalization
internal import RecordLinkage

/// Finds the records that one of a base is linked to in band `match`, by the statistics and rules of the partition: one thread's work,
/// which keeps its buffers.
struct PartitionSearch {
  /// A link from a record to another.
  struct Link: Sendable {
    let number: UInt32
    let weight: Float
    let isPerson: Bool
    let isHousehold: Bool
  }

  private let matcher: IdentityMatcher
  private let expectedRecords: Int
  private var few: FeatureTableBuilder
  private var candidates: [Candidate] = []

  private struct Candidate {
    let number: UInt32
    let place: Base.Place
  }

  init(matcher: IdentityMatcher, gazetteer: Gazetteer, expectedRecords: Int) {
    self.matcher = matcher
    self.expectedRecords = expectedRecords
    few = FeatureTableBuilder(gazetteer: gazetteer)
  }

  /// The links of the record at a place.
  ///
  /// - Complexity: a few microseconds for each record that shares a key with it.
  mutating func links(of place: Base.Place, in base: Base) -> [Link] {
    let number = base.number(at: place)
    few.removeAll()
    // A record that cannot be read is linked to nobody.
    guard base.append(CollectionOfOne(place), to: &few) else { return [] }
    let statistics = PartitionStatistics(base, expectedRecords: expectedRecords)
    candidates.removeAll(keepingCapacity: true)
    ApplicantKeys(few.finish(in: statistics)).forEachPartitionKey(ofRecord: 0) { rule, key in
      if base.isGeneric(key, rule) { return }
      base.forEach(key) { place in
        let other = base.number(at: place)
        if other != number { candidates.append(Candidate(number: other, place: place)) }
      }
    }
    if candidates.isEmpty { return [] }
    candidates.sort { $0.number < $1.number }
    few.beginRightTable()
    var numbers: [UInt32] = []
    for candidate in candidates where candidate.number != numbers.last {
      if base.append(CollectionOfOne(candidate.place), to: &few) { numbers.append(candidate.number) }
    }
    return matcher.linksOfFirst(in: few.finish(in: statistics)).compactMap { link in
      let isPerson = link.relation == .person && link.band == .match
      let isHousehold = link.householdBand == .match
      guard isPerson || isHousehold else { return nil }
      return Link(
        number: numbers[link.right], weight: link.weight, isPerson: isPerson, isHousehold: isHousehold)
    }
  }
}
