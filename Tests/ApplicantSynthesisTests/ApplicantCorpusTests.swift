import ApplicantSynthesis
import Testing

@Suite("A synthetic corpus")
struct ApplicantCorpusTests {
  @Test("The same seed gives the same bytes on every machine")
  func golden() {
    // Changes with the name tables, the town sample and the rules of writing; then record it anew.
    #expect(Corpus(customers: 500, applications: 300, seed: 7).hash == 7_263_418_976_158_274_952)
  }

  @Test("Another seed gives other people, another number of applications the same customers")
  func seeds() {
    let corpus = Corpus(customers: 200, applications: 10, seed: 1)
    #expect(Corpus(customers: 200, applications: 10, seed: 2).customers != corpus.customers)
    #expect(Corpus(customers: 200, applications: 30, seed: 1).customers == corpus.customers)
  }

  @Test(
    "A corpus has the rows asked for",
    arguments: [(0, 0), (0, 20), (1, 50), (2, 50), (3, 0), (17, 40), (1000, 1)])
  func sizes(customers: Int, applications: Int) {
    let corpus = Corpus(customers: customers, applications: applications, seed: 5)
    #expect(corpus.customers.count == customers)
    #expect(corpus.applications.count == applications)
    #expect(corpus.person.count == customers + applications)
    #expect(Set(corpus.truth.map(\.application)).count == applications)
    #expect(corpus.truth.allSatisfy { $0.customer.isEmpty || corpus.customers[$0.customer] != nil })
  }

  @Test("Every row has a field for every column")
  func widths() {
    ApplicantCorpus(customers: 50, applications: 50, seed: 1).generate { table, row in
      #expect(row.count == table.columns.count)
    }
  }

  @Test("The truth says of every application what the entities say, and says all of it")
  func truthAgreesWithEntities() {
    let corpus = Corpus.middle
    var byPerson: [String: Set<String>] = [:]
    var byHousehold: [String: Set<String>] = [:]
    for id in corpus.customers.keys {
      byPerson[corpus.person[id, default: ""], default: []].insert(id)
      byHousehold[corpus.household[id, default: ""], default: []].insert(id)
    }
    for (id, rows) in Dictionary(grouping: corpus.truth, by: \.application) {
      let person = byPerson[corpus.person[id, default: ""], default: []]
      let household = byHousehold[corpus.household[id, default: ""], default: []].subtracting(person)
      let named = Set(rows.map(\.customer))
      #expect(named.count == rows.count, "\(id) names a customer twice")
      #expect(Set(rows.filter { $0.relation == "person" }.map(\.customer)) == person, "\(id)")
      #expect(Set(rows.filter { $0.relation == "household" }.map(\.customer)) == household, "\(id)")
      #expect(Set(rows.map(\.category)).count == 1, "\(id)")
      let category = ApplicationCategory(rawValue: rows[0].category)
      #expect(category?.isKnownPerson == !person.isEmpty, "\(id) \(rows[0].category)")
      #expect(rows.allSatisfy { ($0.relation == "none") == $0.customer.isEmpty }, "\(id)")
      #expect((category == .newStranger) == (rows[0].relation == "none"), "\(id) \(rows[0].category)")
    }
  }

  @Test("Categories have the shares of their table")
  func shares() {
    #expect(ApplicationCategory.allCases.reduce(0) { $0 + $1.perMille } == 1000)
    let corpus = Corpus.middle
    var categories: [String: String] = [:]
    for row in corpus.truth { categories[row.application] = row.category }
    var counts: [String: Int] = [:]
    for category in categories.values { counts[category, default: 0] += 1 }
    for category in ApplicationCategory.allCases {
      let expected = Double(category.perMille) / 1000 * Double(corpus.applications.count)
      let count = Double(counts[category.rawValue, default: 0])
      // Four standard deviations of a binomial count.
      #expect(
        abs(count - expected) <= 4 * expected.squareRoot(), "\(category.rawValue): \(count), not \(expected)")
    }
  }

  @Test("One or two of a hundred customers are in the base twice, nobody three times")
  func doubles() {
    let corpus = Corpus.middle
    var records: [String: Int] = [:]
    for id in corpus.customers.keys { records[corpus.person[id, default: ""], default: 0] += 1 }
    let doubled = records.values.count { $0 == 2 }
    #expect((60...125).contains(doubled), "\(doubled)")
    #expect(records.values.allSatisfy { $0 <= 2 })
  }

  @Test("Households have one to a few customers, mostly of one surname and always of one place")
  func households() {
    let corpus = Corpus.middle
    let members = Dictionary(grouping: corpus.customers.values) { corpus.household[$0[0], default: ""] }
    let shared = members.values.filter { $0.count > 1 }
    #expect(shared.count > members.count / 6)
    #expect(members.values.allSatisfy { $0.count <= 12 })
    for household in shared {
      let codes = Set(
        household.map { $0[Column.postalCode].filter(\.isASCII).filter(\.isNumber) }.filter { $0.count == 7 })
      #expect(codes.count <= 1, "\(household.map { $0[0] })")
    }
    let surnames = shared.filter { household in
      Set(household.map { String($0[Column.name].prefix(1)) }).count == 1
    }
    #expect(surnames.count > shared.count * 7 / 10)
  }

  @Test("No two households are given one address by accident")
  func addresses() {
    let corpus = Corpus.middle
    var households: [String: Set<String>] = [:]
    // Freely typed records may leave the room out; those with a building field name it in full or not at all.
    for customer in corpus.customers.values where customer[Column.address].hasSuffix("号") {
      guard customer[Column.building].isEmpty || customer[Column.building].hasSuffix("号室") else { continue }
      households[customer[Column.address] + customer[Column.building], default: []]
        .insert(corpus.household[customer[0], default: ""])
    }
    #expect(households.count > 500)
    let shared = households.filter { $0.value.count > 1 }
    // Two flats of one building whose freehand records leave the building out.
    #expect(shared.count < 8, "\(shared.keys.sorted())")
  }
}
