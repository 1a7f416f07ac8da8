public import ContractHistory
internal import Foundation
public import IdentityMatching
public import JapaneseNormalization

/// A durable index of everyone a carrier has had, asked for every application.
///
/// ```swift
/// let index = try HouseholdIndex.open(at: "/var/lib/idmatch")
/// let screening = try index.screen(application)
/// if screening.links.isEmpty { try index.enrol([application], as: .application) }
/// ```
///
/// All of it may be called from any thread. Who screens is never held up by who enrols; enrolments that come at the same time are
/// written together. One process at a time has an index open.
public final class HouseholdIndex: Sendable {
  /// How an index is opened.
  public struct Configuration: Sendable {
    /// The key with which records are kept as they came; `nil` keeps them as they are.
    public var key: IndexKey?
    /// How records are compared and links decided.
    public var matcher: IdentityMatcher
    /// Where the places of addresses are looked up.
    public var gazetteer: Gazetteer
    /// The sales and rules by which contracts are counted.
    public var calendar: ContractCalendar

    /// A configuration; the defaults compare as `idmatch link` does, and encrypt nothing.
    public init(
      key: IndexKey? = nil, matcher: IdentityMatcher = IdentityMatcher(), gazetteer: Gazetteer = .embedded,
      calendar: ContractCalendar = .withoutSales
    ) {
      self.key = key
      self.matcher = matcher
      self.gazetteer = gazetteer
      self.calendar = calendar
    }
  }

  let directory: String
  let configuration: Configuration
  private let modelChecksum: String
  let store: IndexStore
  private let lock: DirectoryLock
  /// All records as they are now.
  let base: Lock<Base>
  /// What reviewers decided.
  let decisions: Lock<DecisionGraph>
  /// The number of records that persons and households are resolved for.
  let expected: Lock<Int>
  /// Who searches keeps its buffers, for the next one.
  private let searches = Lock<[LinkSearch]>([])
  let waiting = Lock<[PendingEnrolment]>([])
  let waitingDecisions = Lock<[PendingDecision]>([])
  /// Changes are made one after the other.
  let writer = DispatchQueue(label: "idmatch.index.writer")

  // MARK: Opening

  /// Makes a new index in a folder, which is made if it is not there.
  ///
  /// - Parameter expectedRecords: about how many records it will hold. The more there are, the more has to agree before two are of one
  ///   person without anybody having looked; it is kept with the index, so that persons do not change because others come in. See
  ///   ``resolveAnew(expectedRecords:)``.
  /// - Throws: ``IndexError``.
  public static func create(
    at directory: String, configuration: Configuration = Configuration(), expectedRecords: Int = 1_000_000
  ) throws(IndexError) -> HouseholdIndex {
    do {
      try FileManager.default.createDirectory(
        atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw IndexError(error, path: directory, directory: directory)
    }
    let lock = try DirectoryLock(directory: directory)
    let store = try IndexStore.create(directory: directory, key: configuration.key)
    try store.write { try $0.set(expectedRecordsSetting, to: max(1, expectedRecords)) }
    return try HouseholdIndex(
      directory, configuration, store, lock, Base(gazetteer: configuration.gazetteer))
  }

  /// Opens the index of a folder.
  ///
  /// A snapshot that is damaged, or of an older version of the rules, is made anew from the database, which takes longer.
  ///
  /// - Throws: ``IndexError``.
  public static func open(
    at directory: String, configuration: Configuration = Configuration()
  ) throws(IndexError) -> HouseholdIndex {
    guard FileManager.default.fileExists(atPath: directory) else { throw .notFound(directory: directory) }
    let lock = try DirectoryLock(directory: directory)
    let store = try IndexStore.open(directory: directory, key: configuration.key)
    SegmentFile.removeUnfinished(snapshotPath(directory))
    let origin = Self.origin(store, configuration)
    var base = Base(gazetteer: configuration.gazetteer)
    if let segments = try? SegmentFile.read(snapshotPath(directory), origin: origin) {
      base = Base(segments, gazetteer: configuration.gazetteer)
      for number in try store.removedNumbers() { base.remove(number) }
    }
    try append(to: &base, from: store)
    let index = try HouseholdIndex(directory, configuration, store, lock, base)
    // An erasure that was cut short is finished: the snapshot still has the keys of what was erased.
    if try store.hasRemains() { try index.compact() }
    return index
  }

  private init(
    _ directory: String, _ configuration: Configuration, _ store: IndexStore, _ lock: DirectoryLock,
    _ base: Base
  ) throws(IndexError) {
    self.directory = directory
    self.configuration = configuration
    modelChecksum = configuration.matcher.checksum
    self.store = store
    self.lock = lock
    self.base = Lock(base)
    let kept = try store.read { (try $0.decisions(), try $0.setting(Self.expectedRecordsSetting)) }
    decisions = Lock(kept.0)
    expected = Lock(max(1, kept.1 ?? ApplicantModel.smallestBase))
  }

  static let expectedRecordsSetting = "expected records"

  /// About how many records the index is made for.
  public var expectedRecords: Int { expected.withLock { $0 } }

  /// What a snapshot has to be of.
  private static func origin(_ store: IndexStore, _ configuration: Configuration) -> SegmentFile.Origin {
    SegmentFile.Origin(identity: store.identity, gazetteer: configuration.gazetteer.version)
  }

  var origin: SegmentFile.Origin { Self.origin(store, configuration) }

  static func snapshotPath(_ directory: String) -> String { directory + "/snapshot" }

  /// Adds the records of the database that are behind those of the base.
  private static func append(to base: inout Base, from store: IndexStore) throws(IndexError) {
    let last = base.lastNumber
    var added = base
    try store.forEachBatch(after: last) { records, database in
      var builder = FeatureTableBuilder(gazetteer: added.gazetteer)
      var numbers: [UInt32] = []
      for record in records {
        if record.features.withUnsafeBytes({ builder.append(featureRecord: $0) }) {
          numbers.append(record.number)
        } else {
          // Features of another version of the rules are made again of the record as it came.
          try store.appendAnew(record.number, to: &builder, database)
          numbers.append(record.number)
        }
      }
      added.append(builder, numbers: numbers)
    }
    base = added
  }

  // MARK: Asking

  /// Whom of the index an application is, why, and what is known of their contracts. Changes nothing.
  ///
  /// - Parameters:
  ///   - asOf: for when the facts are: what happened later is not seen, and a list entry that has expired by then is said to have.
  ///   - calendar: the sales and rules by which contracts are counted; `nil` for those of the configuration.
  /// - Throws: `RecordProblem` where the application holds a card number, ``IndexError`` where the database cannot be read.
  /// - Complexity: a few microseconds for each record that shares a key with the application.
  public func screen(
    _ application: ApplicantRecord, asOf: Instant, under calendar: ContractCalendar? = nil
  ) throws -> Screening {
    let base = base.withLock { $0 }
    var search =
      searches.withLock { $0.popLast() }
      ?? LinkSearch(matcher: configuration.matcher, gazetteer: configuration.gazetteer)
    defer { searches.withLock { $0.append(search) } }
    let outcome = try search.search(application, in: base)
    let answer = ScreeningAnswer(
      base: base, matcher: configuration.matcher, decisions: decisions.withLock { $0 }, asOf: asOf,
      calendar: calendar ?? configuration.calendar, versions: versions(of: base))
    if outcome.links.isEmpty { return answer.ofStranger(outcome) }
    return try store.read { try answer.screening(outcome, by: &search, reading: $0) }
  }

  private func versions(of base: Base) -> DecisionVersions {
    DecisionVersions(
      engine: EngineVersion.text, gazetteer: configuration.gazetteer.version,
      features: Int(FeatureRecord.version), model: modelChecksum, base: BaseVersion(base))
  }

  /// What happened to persons and households behind a place in the feed, in order.
  ///
  /// - Parameters:
  ///   - sequence: the place of the last change that is known; 0 for all.
  ///   - limit: at most so many are returned: ask again with the last one's place until there are none.
  /// - Throws: ``IndexError``.
  public func changes(since sequence: Int64 = 0, limit: Int = 1_000) throws(IndexError) -> [IndexChange] {
    try store.read { try $0.changes(since: sequence, limit: limit) }
  }

  /// The values that so many people share that nobody is found by them any more.
  ///
  /// - Throws: ``IndexError``.
  public func genericValues() throws(IndexError) -> [GenericValue] {
    let base = base.withLock { $0 }
    return try store.read { reading in
      try reading.generics().compactMap { key, rule in
        var persons: Set<UInt64> = []
        var first: UInt32?
        base.forEach(key) { place in
          persons.insert(base.person(at: place))
          first = min(first ?? .max, base.number(at: place))
        }
        guard let kind = rule.genericKind, let first, let identity = try reading.identities([first])[first]
        else { return nil }
        return GenericValue(kind: kind, people: persons.count, recordID: identity.id)
      }
    }
  }

  /// The ids of the records of a person, the oldest first; none where there is no such person.
  ///
  /// - Throws: ``IndexError``.
  public func records(of person: PersonID) throws(IndexError) -> [String] {
    try store.read { try Self.ids(of: $0.records(of: person), $0) }
  }

  /// The ids of the records of a household, the oldest first; none where there is no such household.
  ///
  /// - Throws: ``IndexError``.
  public func records(of household: HouseholdID) throws(IndexError) -> [String] {
    try store.read { try Self.ids(of: $0.records(of: household), $0) }
  }

  private static func ids(of numbers: [UInt32], _ reading: IndexReading) throws -> [String] {
    let identities = try reading.identities(numbers)
    return numbers.compactMap { identities[$0]?.id }
  }

  /// The number of records.
  public var recordCount: Int { base.withLock { $0.recordCount } }

  /// The bytes of memory, of its own or mapped, that the index takes for its records.
  public var byteCount: Int { base.withLock { $0.byteCount } }

  // MARK: Changing

  /// Enrols records: they are durable, and found by who screens, when it returns. All are taken in or none.
  ///
  /// - Parameters:
  ///   - kind: what they are.
  ///   - instant: when they came.
  /// - Returns: for each record whom it is of.
  /// - Throws: ``IndexError``, such as for an id that is there already or a card number.
  @discardableResult
  public func enrol(
    _ records: [ApplicantRecord], as kind: RecordKind, at instant: Instant
  ) throws(IndexError) -> [Enrolment] {
    let pending = try PendingEnrolment(
      records, kind: kind, seen: instant, gazetteer: configuration.gazetteer)
    waiting.withLock { $0.append(pending) }
    writer.sync {
      // Whoever is first writes for all who wait.
      if !pending.isDone { commitWaiting() }
    }
    return zip(try pending.result(), pending.problems).map {
      Enrolment(
        person: PersonID(rawValue: $0.person), household: HouseholdID(rawValue: $0.household), problems: $1)
    }
  }
}
