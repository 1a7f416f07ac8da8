import ApplicantSynthesis
import IdentityMatching
import RecordLinkage

/// A generated corpus as features, with its truth.
struct CorpusInMemory {
  let table: FeatureTable
  let applicationIDs: [String]
  let customerIDs: [String]
  let truth: [LinkEvaluation.Truth]
  let rowOfID: [String: Int]
  let householdOfCustomer: [String]
  let personOfCustomer: [String]

  init(customers: Int, applications: Int, seed: UInt64) throws {
    var customerRecords: [ApplicantRecord] = []
    var applicationRecords: [ApplicantRecord] = []
    var truth: [LinkEvaluation.Truth] = []
    var households: [String] = []
    var persons: [String] = []
    ApplicantCorpus(customers: customers, applications: applications, seed: seed).generate { table, row in
      switch table {
      case .customers: customerRecords.append(ApplicantRecord(row))
      case .applications: applicationRecords.append(ApplicantRecord(row))
      case .truth:
        truth.append(
          .init(
            pair: .init(row[0], row[1]), relation: Relation(rawValue: row[2]), category: row[3]))
      case .entities:
        if row[0].hasPrefix("C") {
          persons.append(row[1])
          households.append(row[2])
        }
      }
    }
    var builder = FeatureTableBuilder()
    for record in applicationRecords { try builder.append(record) }
    builder.beginRightTable()
    for record in customerRecords { try builder.append(record) }
    table = builder.finish()
    applicationIDs = applicationRecords.map(\.id)
    customerIDs = customerRecords.map(\.id)
    rowOfID = Dictionary(
      uniqueKeysWithValues: (applicationIDs + customerIDs).enumerated().map { ($0.element, $0.offset) })
    self.truth = truth
    householdOfCustomer = households
    personOfCustomer = persons
  }
}

extension ApplicantRecord {
  /// A record of the columns that the corpus writes.
  fileprivate init(_ row: [String]) {
    self.init(
      id: row[0], name: row[1], kana: row[2], birthDate: row[3], sex: row[4], postalCode: row[5],
      addressLines: [row[6]], building: row[7], phones: [row[8], row[9]], emails: [row[10]],
      cardTokens: [row[11]])
  }
}
