internal import ApplicantSynthesis
internal import IdentityMatching
internal import JapaneseNormalization

/// Customers and applications of the generated corpus, the same ones on every machine.
struct Population: Sendable {
  /// The base.
  let customers: [ApplicantRecord]
  /// Applications to it: of customers, of their households, of look-alikes and of strangers.
  let applications: [ApplicantRecord]
  /// Applications with the customers that they are of.
  let matchingPairs: [(application: ApplicantRecord, customer: ApplicantRecord)]
  /// The customers as rows of a table, for who reads files.
  let customerRows: [[String]]

  init(customers: Int, applications: Int = 0) {
    var customerRows: [[String]] = []
    var applicationRows: [[String]] = []
    var truthRows: [[String]] = []
    let corpus = ApplicantCorpus(customers: customers, applications: applications, seed: 20_261_101)
    corpus.generate { table, row in
      switch table {
      case .customers: customerRows.append(row)
      case .applications: applicationRows.append(row)
      case .truth: truthRows.append(row)
      case .entities: break
      }
    }
    let customers = customerRows.map(ApplicantRecord.init(row:))
    let applications = applicationRows.map(ApplicantRecord.init(row:))
    let customersByID = Dictionary(customers.map { ($0.id, $0) }) { first, _ in first }
    let applicationsByID = Dictionary(applications.map { ($0.id, $0) }) { first, _ in first }
    matchingPairs = truthRows.compactMap { row in
      guard let application = applicationsByID[row[0]], let customer = customersByID[row[1]],
        row[2] == "person"
      else { return nil }
      return (application, customer)
    }
    self.customers = customers
    self.applications = applications
    self.customerRows = customerRows
  }

  /// The customers as a batch.
  var customerBatch: ApplicantBatch {
    var batch = ApplicantBatch()
    for record in customers { batch.append(record) }
    return batch
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
  /// The address of the record as it is parsed.
  var addressParts: AddressParts {
    AddressParts(addressLines: addressLines, building: building, postalCode: postalCode)
  }

  /// A record of the columns that the corpus writes.
  fileprivate init(row: [String]) {
    self.init(
      id: row[0], name: row[1], kana: row[2], birthDate: row[3], sex: row[4], postalCode: row[5],
      addressLines: [row[6]], building: row[7], phones: [row[8], row[9]], emails: [row[10]],
      cardTokens: [row[11]])
  }
}
