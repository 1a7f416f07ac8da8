import ApplicantSynthesis
import IdentityMatching

/// The generated corpus in memory.
enum MadeUpTables {
  static func tables(
    customers: Int, applications: Int, seed: UInt64
  ) -> (applications: [ApplicantRecord], customers: [ApplicantRecord]) {
    var records: (applications: [ApplicantRecord], customers: [ApplicantRecord]) = ([], [])
    ApplicantCorpus(customers: customers, applications: applications, seed: seed).generate { table, row in
      guard table == .customers || table == .applications else { return }
      let record = ApplicantRecord(
        id: row[0], name: row[1], kana: row[2], birthDate: row[3], sex: row[4], postalCode: row[5],
        addressLines: [row[6]], building: row[7], phones: [row[8], row[9]], emails: [row[10]],
        cardTokens: [row[11]])
      if table == .customers { records.customers.append(record) } else { records.applications.append(record) }
    }
    return records
  }
}
