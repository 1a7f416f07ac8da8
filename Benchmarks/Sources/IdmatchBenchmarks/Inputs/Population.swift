internal import ApplicantSynthesis
internal import IdentityMatching

/// Customers and applications of the generated corpus, the same ones on every machine.
struct Population: Sendable {
  /// The base.
  let customers: [ApplicantRecord]
  /// Applications to it: of customers, of their households, of look-alikes and of strangers.
  let applications: [ApplicantRecord]
  /// The customers as rows of a table, for who reads files.
  let customerRows: [[String]]

  init(customers: Int, applications: Int = 0) {
    var customerRows: [[String]] = []
    var applicationRows: [[String]] = []
    let corpus = ApplicantCorpus(customers: customers, applications: applications, seed: 20_261_101)
    corpus.generate { table, row in
      switch table {
      case .customers: customerRows.append(row)
      case .applications: applicationRows.append(row)
      case .truth, .entities: break
      }
    }
    self.customers = customerRows.map(ApplicantRecord.init(row:))
    self.applications = applicationRows.map(ApplicantRecord.init(row:))
    self.customerRows = customerRows
  }

  /// The features of the customers alone.
  func customerTable() throws -> FeatureTable {
    var builder = FeatureTableBuilder()
    for record in customers { try builder.append(record) }
    return builder.finish()
  }

  /// The features of the applications, and of the customers on the right.
  func linkedTable() throws -> FeatureTable {
    var builder = FeatureTableBuilder()
    for record in applications { try builder.append(record) }
    builder.beginRightTable()
    for record in customers { try builder.append(record) }
    return builder.finish()
  }
}

extension ApplicantRecord {
  /// A record of the columns that the corpus writes.
  fileprivate init(row: [String]) {
    self.init(
      id: row[0], name: row[1], kana: row[2], birthDate: row[3], sex: row[4], postalCode: row[5],
      addressLines: [row[6]], building: row[7], phones: [row[8], row[9]], emails: [row[10]],
      cardTokens: [row[11]])
  }
}
