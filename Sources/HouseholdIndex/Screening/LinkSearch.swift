internal import IdentityMatching
internal import JapaneseNormalization
internal import RecordLinkage

/// Finds the links of applications to a base, one after the other: one thread's work, which keeps its buffers.
struct LinkSearch {
  /// A link of an application to a record.
  struct Link {
    /// The record's number.
    let number: UInt32
    let link: IdentityLink
  }

  private let matcher: IdentityMatcher
  private var application: FeatureTableBuilder
  private var few: FeatureTableBuilder
  private var candidates: CandidateSearch
  private var writer = PackedWriter()

  init(matcher: IdentityMatcher, gazetteer: Gazetteer) {
    self.matcher = matcher
    application = FeatureTableBuilder(gazetteer: gazetteer)
    few = FeatureTableBuilder(gazetteer: gazetteer)
    candidates = CandidateSearch(limits: matcher.limits)
  }

  /// What an application is found to be.
  struct Outcome {
    let links: [Link]
    /// Values that could not be read and count as missing.
    let problems: [RecordProblem]
    let comparedRecords: Int
    /// Records that share a key but whose features are damaged.
    let unreadableRecords: Int
  }

  /// The links of an application.
  ///
  /// - Throws: `RecordProblem` where the application holds a card number and must not be taken in.
  /// - Complexity: a few microseconds for each record that shares a key with it.
  mutating func search(_ record: ApplicantRecord, in base: Base) throws(RecordProblem) -> Outcome {
    application.removeAll()
    let problems = try application.append(record)
    // Of mailboxes and cards the base has hashes, so that the application is compared by hashes too.
    writer.removeAll()
    application.write(record: 0, to: &writer)
    few.removeAll()
    guard writer.bytes.withUnsafeBytes({ few.append(featureRecord: $0) }) else {
      return Outcome(links: [], problems: problems, comparedRecords: 0, unreadableRecords: 1)
    }
    candidates.search(base, for: few.finish(in: base))
    few.beginRightTable()
    // One that cannot be read is known to be damaged, and is missing from the answer, which says so.
    let found = candidates.candidates.filter { base.append(CollectionOfOne($0.place), to: &few) }
    let links = matcher.linksOfFirst(in: few.finish(in: base))
    return Outcome(
      links: links.map { Link(number: found[$0.right].number, link: $0) }, problems: problems,
      comparedRecords: found.count, unreadableRecords: candidates.candidates.count - found.count)
  }

  // MARK: Looking closer

  /// How the application that was searched last compares with a record of the base; `nil` where that cannot be read.
  mutating func compare(with number: UInt32, in base: Base) -> Comparison? {
    few.removeAll()
    guard writer.bytes.withUnsafeBytes({ few.append(featureRecord: $0) }), let place = base.place(of: number)
    else { return nil }
    few.beginRightTable()
    guard base.append(CollectionOfOne(place), to: &few) else { return nil }
    let table = few.finish(in: base)
    return Comparison(
      finding: PairFinding(of: table, 0, 1, model: matcher.model),
      phoneKinds: table.phoneKinds(ofRecord: 0), otherPhoneKinds: table.phoneKinds(ofRecord: 1),
      expectedNamesakes: table.expectedNamesakes(ofRecord: 0))
  }

  /// An application and a record, compared field by field.
  struct Comparison {
    let finding: PairFinding
    let phoneKinds: Set<PhoneNumber.Kind>
    let otherPhoneKinds: Set<PhoneNumber.Kind>
    let expectedNamesakes: Double?
  }

  /// Whether two records of the base can never be of one person.
  mutating func exclude(_ one: UInt32, _ other: UInt32, in base: Base) -> Bool {
    few.removeAll()
    guard let first = base.place(of: one), let second = base.place(of: other),
      base.append([first, second], to: &few)
    else { return false }
    let finding = PairFinding(of: few.finish(in: base), 0, 1, model: matcher.model)
    return PersonGuard.keepsApart(finding.vector)
  }
}
