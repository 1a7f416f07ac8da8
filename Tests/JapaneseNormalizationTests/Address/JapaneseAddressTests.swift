import JapaneseNormalization
import Testing

@Suite("Japanese addresses")
struct JapaneseAddressTests {
  @Test("The case tables are there")
  func corpus() {
    #expect(AddressCorpus.tables.map { AddressCorpus.pairs($0).count }.reduce(0, +) > 700)
    #expect(AddressCorpus.tables.allSatisfy { AddressCorpus.pairs($0).count > 15 })
    #expect(AddressCorpus.spellings.count > 20)
    #expect(AddressCorpus.parsed.count > 120)
  }

  @Test("Two addresses stand to one another as the table says", arguments: AddressCorpus.tables)
  func relation(table: String) {
    for pair in AddressCorpus.pairs(table) {
      let a = JapaneseAddress.parse(pair.a)
      let b = JapaneseAddress.parse(pair.b)
      #expect(
        "\(a.relation(to: b))" == pair.relation,
        "\(pair.why): \(pair.a) | \(pair.b): \(a.canonical) | \(b.canonical)")
      #expect(a.relation(to: b) == b.relation(to: a), "\(pair.a) | \(pair.b)")
    }
  }

  @Test("An address has one canonical spelling", arguments: AddressCorpus.spellings)
  func canonical(spelling: AddressCorpus.Spelling) {
    let canonical = JapaneseAddress.parse(spelling.input).canonical
    #expect(canonical == spelling.canonical)
    #expect(JapaneseAddress.parse(canonical).canonical == canonical)
  }

  @Test("An address says by itself what the table says", arguments: AddressCorpus.parsed)
  func parsed(row: AddressCorpus.Parsed) {
    let address = JapaneseAddress.parse(row.input)
    let code = address.registeredMunicipality.map { String(String(100_000 + $0.code).dropFirst()) } ?? ""
    #expect("\(address.status)" == row.status)
    #expect(code == row.municipalityCode)
    let town = address.registeredTown == nil ? "" : String(scalars: address.town)
    #expect(town == row.town)
    var numbers = address.numbers[...]
    let isChome = numbers.first?.kind == .chome || address.inferred.contains(.chome)
    let chome = isChome ? numbers.popFirst()?.value.map { String($0) } ?? "" : ""
    #expect((address.status == .resolved ? chome : "") == row.chome)
    let lot = numbers.map { number in
      let value = number.value.map { String($0) } ?? (number.kind == .unnumbered ? "無番地" : "")
      return (number.head.map { String($0) } ?? "") + value
    }
    #expect((address.status == .resolved ? lot.joined(separator: "-") : "") == row.lot)
    #expect(String(scalars: address.building) == row.building)
    #expect(String(scalars: address.wing) == row.wing)
    #expect(
      (address.floor.map { $0.count > 1 ? "\($0.lowerBound)-\($0.upperBound)" : "\($0.lowerBound)" } ?? "")
        == row.floor)
    if case .room(let room) = address.unit {
      #expect(String(scalars: room) == row.room)
    } else {
      #expect(row.room.isEmpty)
    }
  }

  @Test("The parts of an address are told apart")
  func parts() {
    let address = JapaneseAddress.parse("〒980-0811 宮城県仙台市青葉区一番町三丁目7番1号　青葉ビルＡ棟5階502号室 山田様方")
    #expect(address.postalCode == text("9800811"))
    #expect(address.prefecture == Prefecture(code: 4))
    #expect(address.municipality == text("仙台市"))
    #expect(address.ward == text("青葉区"))
    #expect(address.town == text("一番町"))
    #expect(address.numbers.map(\.value) == [3, 7, 1])
    #expect(address.numbers.map(\.kind) == [.chome, .banchi, .go])
    #expect(address.building == text("青葉ビル"))
    #expect(address.wing == text("a"))
    #expect(address.floor == 5...5)
    #expect(address.unit == .room(text("502")))
    #expect(address.careOf == text("山田"))
    #expect(address.precision == .lot)
  }

  @Test("Fields are believed where a number would run into the next")
  func fields() {
    let whole = JapaneseAddress.parse("東京都港区虎ノ門1-23-1 コーポ青葉 203号室")
    let parts = [
      AddressParts(
        prefecture: "東京都", city: "港区", town: "虎ノ門1", lot: "23-1", building: "コーポ青葉", room: "203"),
      AddressParts(prefecture: "東京都", city: "港区", town: "虎ノ門一丁目", lot: "23番1号", building: "コーポ青葉203"),
      AddressParts(city: "港区", addressLines: ["虎ノ門1-23", "1"], room: "203号室", postalCode: "105-0001"),
      AddressParts(addressLines: ["東京都港区虎ノ門1-23-1-203"], building: "コーポ青葉"),
    ]
    for part in parts {
      let address = JapaneseAddress.parse(parts: part)
      #expect(address.relation(to: whole) == .same, "\(address.canonical)")
    }
  }

  @Test("An empty field changes nothing")
  func emptyFields() {
    for line in ["千葉県野田市野田250番地(野田郵便局私書箱第1号)", "東京都港区虎ノ門1-23-1 コーポ青葉203（田中）"] {
      let address = JapaneseAddress.parse(parts: AddressParts(addressLines: [line], building: "", room: " "))
      #expect(address == JapaneseAddress.parse(line))
    }
  }

  @Test("A postal code in common makes up for a missing city, another one says nothing")
  func postalCode() {
    let whole = JapaneseAddress.parse("〒160-0023 東京都新宿区西新宿2-8-1")
    #expect(JapaneseAddress.parse("〒160-0023 西新宿2-8-1").relation(to: whole) == .same)
    #expect(JapaneseAddress.parse("西新宿2-8-1").relation(to: whole) == .ambiguous)
    #expect(JapaneseAddress.parse("〒163-8001 東京都新宿区西新宿2-8-1").relation(to: whole) == .same)
  }

  @Test("An address in kana says which of two towns of one name it is")
  func kana() {
    let line = ["新潟県新潟市北区東栄町2-12"]
    let readings = ["ヒガシサカエマチ", "とうえいちょう"].map {
      JapaneseAddress.parse(parts: AddressParts(addressLines: line, kana: "ニイガタシキタク" + $0))
    }
    let written = JapaneseAddress.parse(line[0])
    #expect(written.status == .ambiguous && written.candidates.count == 2)
    #expect(readings.allSatisfy { $0.status == .resolved })
    #expect(readings[0].relation(to: readings[1]) == .different)
    #expect(readings[0].relation(to: written) == .ambiguous)
  }

  @Test("Keys are delimited, leave the prefecture out, and meet without the city")
  func keys() {
    let a = JapaneseAddress.parse("東京都港区虎ノ門一丁目23番1号 コーポ青葉203号室")
    let b = JapaneseAddress.parse("港区虎ノ門1-23-1-203")
    #expect(a.premisesKey == b.premisesKey)
    #expect(a.dwellingKey == b.dwellingKey)
    #expect(a.premisesKey == text("13103||虎ノ門|1-23-1"))
    #expect(a.dwellingKey == text("13103||虎ノ門|1-23-1|203"))
    #expect(JapaneseAddress.parse("虎の門1-23-1").blockingKey == a.blockingKey)
    #expect(JapaneseAddress.parse("").premisesKey == nil)
    #expect(JapaneseAddress.parse("東京都港区").premisesKey == nil)
  }

  private func text(_ string: String) -> ScalarText { ScalarText(string.unicodeScalars) }
}
