import JapaneseNormalization
import Testing

@Suite("Addresses: the example of the README")
struct AddressExampleTests {
  @Test("Every line of it gives what it says")
  func example() {
    var parser = AddressParser()
    let home = parser.parse("港区虎ノ門1-23-1 コーポ青葉203")
    let other = parser.parse("1-23-1-203 Toranomon, Minato-ku, Tokyo 105-0001")
    #expect(home.relation(to: other) == .same)
    #expect(home.canonical == "東京都港区虎ノ門1-23-1 コーポ青葉 203号室")
    #expect(home.status == .resolved)
    #expect(home.registeredTown?.id == "13103-0010")
    #expect(home.inferred == [.prefecture, .chome])
    #expect(parser.parse("中央区日本橋2-1-3").candidates.map(\.municipality.code).sorted() == [13102, 27128])
    let withCode = AddressParts(addressLines: ["中央区日本橋2-1-3"], postalCode: "103-0027")
    #expect(parser.parse(withCode).status == .resolved)
    #expect(Gazetteer.embedded.towns(postalCode: "1050001").map(\.romaji) == ["Toranomon"])
    #expect(parser.parse("トウキョウトミナトクトラノモン1-23-1").registeredTown == home.registeredTown)
  }
}
