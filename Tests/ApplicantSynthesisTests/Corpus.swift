import ApplicantSynthesis

/// A generated corpus in memory, by id.
struct Corpus {
  var customers: [String: [String]] = [:]
  var applications: [String: [String]] = [:]
  /// In the order in which they came.
  var truth: [TruthRow] = []
  var person: [String: String] = [:]
  var household: [String: String] = [:]
  /// FNV-1a over every field of every row.
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  struct TruthRow {
    var application: String
    var customer: String
    var relation: String
    var category: String
  }

  init(customers: Int, applications: Int, seed: UInt64) {
    let corpus = ApplicantCorpus(customers: customers, applications: applications, seed: seed)
    corpus.generate { table, row in
      for field in [table.rawValue] + row {
        for byte in Array(field.utf8) + [0] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
      switch table {
      case .customers: self.customers[row[0]] = row
      case .applications: self.applications[row[0]] = row
      case .truth:
        truth.append(TruthRow(application: row[0], customer: row[1], relation: row[2], category: row[3]))
      case .entities: (person[row[0]], household[row[0]]) = (row[1], row[2])
      }
    }
  }

  /// Pairs of an application and a customer of one category and relation.
  func pairs(
    _ category: ApplicationCategory, _ relation: String
  ) -> [(application: [String], customer: [String])] {
    truth.compactMap { row in
      guard row.category == category.rawValue, row.relation == relation,
        let application = applications[row.application], let customer = customers[row.customer]
      else { return nil }
      return (application, customer)
    }
  }

  /// Whether the base has the applicant twice: such an application may by chance be spelled as the older record.
  func isDoubled(_ application: String) -> Bool {
    truth.count { $0.application == application && $0.relation == "person" } > 1
  }

  /// Of middle size, for most tests.
  static let middle = Corpus(customers: 6000, applications: 12_000, seed: 3)
}

/// The columns of customers and applications.
enum Column {
  static let name = 1
  static let kana = 2
  static let birthDate = 3
  static let postalCode = 5
  static let address = 6
  static let building = 7
  static let phone = 8
  static let mobile = 9
  static let email = 10
  static let card = 11
}

/// The digits of a date written as a form has them, 1985-04-01 or 1985/04/01; `nil` for freer spellings.
func plainDate(_ text: String) -> String? {
  let digits = text.filter { $0 != "-" && $0 != "/" }
  return text.utf8.count == 10 && digits.utf8.count == 8 ? digits : nil
}
