internal import IdentityMatching
internal import RecordLinkage

/// Finds the records of a base that an application is compared with.
///
/// The same as `ApplicantBlocking` offers where the application is linked to all of them: records that share a key, and where too many
/// do, those that share finer keys too.
struct CandidateSearch {
  private let limits: CandidateBlocks.Limits
  /// The records found, each once, ascending by number.
  private(set) var candidates: [Candidate] = []
  private var found: [Found] = []

  /// A record and where it lies.
  struct Candidate {
    let number: UInt32
    let place: Base.Place
  }

  private struct Found {
    let candidate: Candidate
    let row: Segment.Row

    /// Near for records of near content, and no two the same.
    var nearness: (UInt32, UInt32, UInt32, UInt32) {
      (row[.postalCode], row[.dwelling], row.birthDate, candidate.number)
    }
  }

  init(limits: CandidateBlocks.Limits) {
    self.limits = limits
  }

  /// Finds the candidates for the first record of a table.
  mutating func search(_ base: Base, for table: FeatureTable) {
    candidates.removeAll(keepingCapacity: true)
    let keys = ApplicantKeys(table)
    let mine = Segment.Row(0, of: table, keys)
    keys.forEachKey(ofRecord: 0) { rule, key in
      found.removeAll(keepingCapacity: true)
      base.forEach(key) { place in
        found.append(
          Found(candidate: Candidate(number: base.number(at: place), place: place), row: base.row(at: place)))
      }
      let kept = narrowed(found[...], mine, refinements: ApplicantKeys.refinements[rule][...])
      for found in kept { candidates.append(found.candidate) }
    }
    candidates.sort { $0.number < $1.number }
    // Most meet by several keys.
    var last = 0
    for place in candidates.indices
    where place == 0 || candidates[place].number != candidates[last - 1].number {
      candidates[last] = candidates[place]
      last += 1
    }
    candidates.removeSubrange(last...)
  }

  /// The records of a block that are in the same parts of it as the application; see `RuleBlocks` of `RecordLinkage`, which divides
  /// the blocks of whole tables.
  private func narrowed(
    _ block: ArraySlice<Found>, _ mine: Segment.Row, refinements: ArraySlice<ApplicantRefinement>
  ) -> ArraySlice<Found> {
    // The application is one of the block.
    guard block.count + 1 > limits.blockSize else { return block }
    guard let refinement = refinements.first else { return nearest(block, mine) }
    let (key, rest) = (mine[refinement], refinements.dropFirst())
    let unknown = block.count { $0.row[refinement] == 0 } + (key == 0 ? 1 : 0)
    if unknown > limits.blockSize / 4 {
      // Many without the finer key make a part of their own, and all meet their nearest.
      let part = block.filter { $0.row[refinement] == key }
      return nearest(block, mine) + narrowed(part[...], mine, refinements: rest)
    }
    if key != 0 {
      // A few of them go along with each part.
      let part = block.filter { $0.row[refinement] == key || $0.row[refinement] == 0 }
      return narrowed(part[...], mine, refinements: rest)
    }
    let sorted = block.sorted {
      ($0.row[refinement], $0.candidate.number) < ($1.row[refinement], $1.candidate.number)
    }
    let others = sorted.prefix { $0.row[refinement] == 0 }
    var kept = narrowed(others, mine, refinements: rest)
    var first = others.endIndex
    while first < sorted.endIndex {
      let value = sorted[first].row[refinement]
      let part = sorted[first...].prefix { $0.row[refinement] == value }
      kept += narrowed(others + part, mine, refinements: rest)
      first = part.endIndex
    }
    return kept
  }

  /// The records that are nearest to the application by postal code, dwelling and birth date.
  private func nearest(_ block: ArraySlice<Found>, _ mine: Segment.Row) -> ArraySlice<Found> {
    let sorted = block.sorted { $0.nearness < $1.nearness }
    let application = Found(
      candidate: Candidate(number: 0, place: Base.Place(segment: 0, place: 0)), row: mine)
    let place = sorted.firstIndex { $0.nearness >= application.nearness } ?? sorted.count
    return sorted[max(0, place - limits.window)..<min(sorted.count, place + limits.window)]
  }
}
