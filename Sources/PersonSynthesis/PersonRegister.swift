internal import SynthesisCore

/// A made-up register of persons with English names: households, several records of one person, and the truth about both.
///
/// Nothing in it is about a real person. Names are drawn by their frequency in the United States census of 1990, cities and
/// everything else are made up. Telephone numbers are well-formed and mail addresses are at real providers: neither may ever
/// be dialled or written to.
///
/// ```swift
/// PersonRegister(records: 1000, seed: 1).generate { row in print(row.joined(separator: ",")) }
/// ```
///
/// The same numbers give the same rows on every machine.
public struct PersonRegister: Sendable {
  /// The columns. `entity_id` and `household_id` are the truth: equal for records of one person, and of people who live
  /// together. Nobody leaves a household: a record with another address is of somebody who has moved, or not yet had.
  public static let columns = [
    "rec_id", "first_name", "middle_name", "last_name", "sex", "dob", "street", "city", "state", "zip",
    "phone",
    "email", "entity_id", "household_id",
  ]

  /// The most records that a register may have: two billion.
  public static let largest = 2_000_000_000

  /// The number of records.
  public let records: Int
  private let layout: RegisterLayout
  private let writer: RecordWriter
  private let order: Permutation

  /// A register of `records` records, at most ``largest``.
  ///
  /// - Complexity: O(`records`) in time; four bytes a household are kept.
  public init(records: Int, seed: UInt64) {
    self.records = max(0, min(records, Self.largest))
    layout = RegisterLayout(records: self.records, seed: seed)
    let households = layout.householdCount
    writer = RecordWriter(
      seed: seed, dwellings: DwellingPlan(households: households, records: self.records, seed: seed),
      contacts: ContactPlan(seed: seed, people: self.records * 4 / 5))
    var random = SeededRandom(seed: seed, stream: .recordOrder, index: 0)
    order = Permutation(count: max(1, self.records), random: &random)
  }

  /// Hands every record to `receive`, in an order that has nothing to do with whose they are.
  ///
  /// - Complexity: O(`records` × log `records`) in time, O(1) in memory beyond that of the register.
  public func generate<Failure: Error>(_ receive: ([String]) throws(Failure) -> Void) throws(Failure) {
    for rank in 0..<records {
      let record = order.item(at: rank)
      let place = layout.place(ofRecord: record)
      let fields = writer.fields(ofRecord: record, at: place)
      try receive([
        String(rank), fields.first, fields.middle, fields.last, fields.sex, fields.birth, fields.street,
        fields.city,
        fields.state, fields.postalCode, fields.phone, fields.email,
        String(place.household * RegisterLayout.largestHousehold + place.member + 1),
        String(place.household + 1),
      ])
    }
  }
}
