import ApplicantSynthesis
import Testing

@Suite("What an application of a category looks like")
struct CategoryTests {
  private let corpus = Corpus.middle

  @Test("Twins share the birth date and live together, and have other names")
  func twins() {
    var compared = 0
    for (id, rows) in Dictionary(grouping: corpus.truth, by: \.application) {
      guard rows[0].category == ApplicationCategory.twin.rawValue,
        let application = corpus.applications[id], let birth = plainDate(application[Column.birthDate])
      else { continue }
      let others = rows.compactMap { corpus.customers[$0.customer] }
      let births = others.compactMap { plainDate($0[Column.birthDate]) }
      guard births.count == others.count else { continue }
      compared += 1
      #expect(rows.allSatisfy { $0.relation == "household" }, "\(id)")
      #expect(births.contains(birth), "\(id)")
      #expect(others.allSatisfy { $0[Column.name] != application[Column.name] }, "\(id)")
    }
    #expect(compared > 60)
  }

  @Test("An unchanged application is the record letter by letter")
  func unchanged() {
    for id in Set(corpus.truth.filter { $0.category == "unchanged" }.map(\.application)) {
      let fields = corpus.applications[id]?[1...11]
      let records = corpus.truth.filter { $0.application == id && $0.relation == "person" }
      #expect(records.contains { corpus.customers[$0.customer]?[1...11] == fields }, "\(id)")
    }
  }

  @Test(
    "A changed field is another one",
    arguments: [
      (ApplicationCategory.changedCard, Column.card), (.allChanged, Column.card),
      (.rewrittenAddress, Column.address),
      (.allChanged, Column.address), (.emailAlias, Column.email),
    ])
  func changed(category: ApplicationCategory, column: Int) {
    let pairs = corpus.pairs(category, "person")
    #expect(pairs.count > 100)
    for (application, customer) in pairs {
      let isOther = application[column] != customer[column] && !application[column].isEmpty
      #expect(isOther || corpus.isDoubled(application[0]), "\(application[0])")
    }
  }

  @Test("Whoever moves with all contact points keeps the phone and the card")
  func moved() {
    let pairs = corpus.pairs(.movedMostKept, "person")
    let kept = pairs.count { $0.application[Column.card] == $0.customer[Column.card] }
    #expect(kept > pairs.count * 9 / 10)
    #expect(pairs.allSatisfy { $0.application[Column.address] != $0.customer[Column.address] })
    let households = pairs.filter { corpus.household[$0.application[0]] == corpus.household[$0.customer[0]] }
    #expect(households.isEmpty)
  }

  @Test("Parents' cards pay for children's lines")
  func sharedCard() {
    let byApplication = Dictionary(
      grouping: corpus.truth.filter { $0.category == "shared_card" }, by: \.application)
    #expect(byApplication.count > 100)
    for (id, rows) in byApplication {
      let card = corpus.applications[id]?[Column.card]
      #expect(rows.contains { corpus.customers[$0.customer]?[Column.card] == card }, "\(id)")
      #expect(rows.allSatisfy { $0.relation == "household" }, "\(id)")
    }
  }

  @Test("The reading alone has no kanji in it")
  func kanaOnly() {
    for (application, _) in corpus.pairs(.kanaOnly, "person") {
      let name = application[Column.name]
      #expect(!name.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(application[0])")
    }
  }

  @Test("Where the building is left out, nothing of it remains")
  func buildingLeftOut() {
    for (application, customer) in corpus.pairs(.buildingLeftOut, "person") {
      #expect(application[Column.building].isEmpty, "\(application[0])")
      let building = customer[Column.building].prefix { $0 != " " && $0 != "　" && $0 != "-" }
      #expect(building.isEmpty || !application[Column.address].contains(building), "\(application[0])")
    }
  }

  @Test("A stranger of the same name has the name, and another birth date")
  func sameName() {
    let pairs = corpus.pairs(.sameNameStranger, "different")
    #expect(pairs.count > 300)
    var sameKana = 0
    for (application, customer) in pairs {
      let birth = plainDate(application[Column.birthDate])
      #expect(birth == nil || birth != plainDate(customer[Column.birthDate]), "\(application[0])")
      let kana = application[Column.kana].filter { $0 != " " && $0 != "　" }
      if kana == customer[Column.kana].filter({ $0 != " " && $0 != "　" }) { sameKana += 1 }
    }
    #expect(sameKana > pairs.count / 2)
  }

  @Test("A slip leaves the birth date close, and never the same")
  func slips() {
    for (application, customer) in corpus.pairs(.birthDateSlip, "person") {
      guard let slipped = plainDate(application[Column.birthDate]),
        let birth = plainDate(customer[Column.birthDate])
      else { continue }
      #expect(slipped != birth, "\(application[0])")
      #expect(zip(slipped, birth).count { $0 != $1 } <= 4, "\(application[0])")
    }
  }
}
