internal import SynthesisCore

/// A made-up base of customers of a mobile carrier, applications to it, and the truth about both.
///
/// Nothing in it is about a real person: surnames, given names and towns are drawn by frequency, everything else is made up.
/// Telephone numbers are well-formed, mail addresses are at real providers so that their alias rules apply: neither may ever be
/// dialled or written to.
///
/// ```swift
/// let corpus = ApplicantCorpus(customers: 1000, applications: 200, seed: 1)
/// corpus.generate { table, row in print(table.fileName, row) }
/// ```
///
/// The same numbers give the same rows on every machine: random numbers, tables and arithmetic are integer throughout. Sites (a
/// house, or a building) are computed from their number whenever they are needed, so memory stays at a few bytes a customer.
///
/// What it models, and what it does not: see ``ApplicationCategory``, `HouseholdBuilder`, `Omissions`. There are no
/// foreign residents, companies, Kyoto street names or corner-shop deliveries (〇〇様方); birth cohorts come from the
/// endings of names; nobody dies; neighbours are independent of each other in age and surname.
public struct ApplicantCorpus: Sendable {
  /// One of the files of a corpus.
  public enum Table: String, Sendable, CaseIterable {
    case customers
    case applications
    case truth
    case entities

    /// The name of the file.
    public var fileName: String { rawValue + ".csv" }

    /// The columns.
    ///
    /// `truth`: `left_id` is an application, `right_id` a customer, `relation` one of
    /// - `person`: the two are one person; once for each record of the person,
    /// - `household`: another person of the dwelling that the application states; once for each such record,
    /// - `different`: the applicant is easily taken for the customer and is neither,
    /// - `none`, with an empty `right_id`: the base knows neither the applicant nor the household.
    ///
    /// `entities`: the person and the stated dwelling's household of every customer and application.
    public var columns: [String] {
      let fields = ["氏名", "フリガナ", "生年月日", "性別", "郵便番号", "住所", "建物名", "電話番号", "携帯電話", "メールアドレス", "カードトークン"]
      return switch self {
      case .customers: ["顧客番号"] + fields + ["登録日"]
      case .applications: ["受付番号"] + fields + ["申込日"]
      case .truth: ["left_id", "right_id", "relation", "category"]
      case .entities: ["id", "person_id", "household_id"]
      }
    }
  }

  /// The number of customers.
  public let customers: Int
  /// The number of applications.
  public let applications: Int
  private let world: World

  /// A corpus of at most two billion customers.
  ///
  /// - Complexity: O(`customers`): people are counted, not kept.
  public init(customers: Int, applications: Int, seed: UInt64) {
    self.customers = max(0, min(customers, 2_000_000_000))
    self.applications = max(0, applications)
    world = World(customers: self.customers, seed: seed)
  }

  /// Hands every row of every table to `receive`: all customers with their entities, then every application with its
  /// entity and truth.
  ///
  /// - Complexity: O(`customers` + `applications`) in time, O(1) in memory beyond that of the corpus.
  public func generate<Failure: Error>(_ receive: (Table, [String]) throws(Failure) -> Void) throws(Failure) {
    let base = BaseWriter(world: world)
    for rank in 0..<customers {
      let resolved = world.resolve(record: world.record(atRank: rank))
      let fields = base.fields(resolved)
      let id = customerID(rank)
      try receive(.customers, row(id, fields, base.registered(resolved, rank: rank)))
      try receive(
        .entities, [id, personID(resolved.person.customer ?? 0), householdID(world.household(of: resolved))])
    }

    let maker = ApplicationMaker(world: world, applications: applications)
    let writer = ApplicationWriter(world: world)
    let first = Calendar.applications.first.ordinal
    let span = Calendar.applications.last.ordinal - first + 1
    for index in 0..<applications {
      let application = maker.application(index)
      let id = "A" + padded(index + 1, 8)
      let day = CalendarDay(ordinal: first + index * span / applications)
      try receive(.applications, row(id, writer.fields(application, index: index), day))
      try receive(.entities, [id, personID(application.person), householdID(application.household)])
      for (customer, relation) in relations(of: application) {
        try receive(.truth, [id, customer, relation, application.category.rawValue])
      }
    }
  }

  /// The customers that the application is to be linked with or kept apart from.
  private func relations(of application: Application) -> [(customer: String, relation: String)] {
    var relations: [(String, String)] = []
    for number in recordsNear(application) {
      let resolved = world.resolve(record: number)
      let customer = customerID(world.rank(ofRecord: number))
      if resolved.person.customer == application.person {
        relations.append((customer, "person"))
      } else if world.household(of: resolved) == application.household {
        relations.append((customer, "household"))
      }
    }
    if let lookAlike = application.lookAlike {
      relations.append((customerID(world.rank(ofRecord: lookAlike)), "different"))
    }
    return relations.isEmpty ? [("", "none")] : relations
  }

  /// The records of the households where the applicant or somebody of the stated household is a customer.
  private func recordsNear(_ application: Application) -> [Int] {
    var homes = [world.home(ofHousehold: application.household)].compactMap { $0 }
    if application.person < customers {
      let home = world.home(ofRecord: application.person)
      if home.serial != application.household { homes.append(home) }
    }
    return homes.flatMap { $0.firstRecord..<$0.firstRecord + $0.records.count }
  }

  private func row(_ id: String, _ fields: RecordFields, _ day: CalendarDay) -> [String] {
    [
      id, fields.name, fields.kana, fields.birthDate, fields.sex, fields.postalCode, fields.address,
      fields.building,
      fields.phone, fields.mobile, fields.email, fields.card, DateWriting.iso(day),
    ]
  }

  private func customerID(_ rank: Int) -> String { "C" + padded(rank + 1, 8) }
  private func personID(_ serial: Int) -> String { "P" + padded(serial + 1, 9) }
  private func householdID(_ serial: Int) -> String { "H" + padded(serial + 1, 9) }
}
