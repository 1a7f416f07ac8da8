import JapaneseNormalization
import Testing

@Suite("What the gazetteer knows")
struct GazetteerFactsTests {
  static let gazetteer = Gazetteer.embedded

  @Test(
    "A postal code has its towns",
    arguments: [
      ("1000001", 13101, ["千代田"]), ("5300001", 27127, ["梅田"]), ("0600001", 1101, ["北一条西"]),
      // Several towns with one code.
      ("0200834", 3201, ["永井"]), ("9218046", 17201, ["大桑町", "三小牛町"]),
      // A tower and a large office lead to the town they are in.
      ("1006090", 13101, ["霞が関"]), ("1008791", 13101, ["大手町"]),
    ])
  func postalCode(code: String, municipality: Int, names: [String]) {
    let towns = Self.gazetteer.towns(postalCode: code)
    #expect(towns.allSatisfy { $0.municipality.code == municipality })
    for name in names { #expect(towns.contains { $0.name == name }, "\(towns.map(\.name))") }
  }

  @Test("A town's postal codes lead back to it, and stand for it in an address")
  func codesOfTowns() {
    var parser = AddressParser()
    var count = 0
    let towns = Self.gazetteer.towns
    for index in stride(from: 0, to: towns.count, by: 211) {
      let town = towns[towns.index(towns.startIndex, offsetBy: index)]
      for code in Self.gazetteer.postalCodes(of: town) {
        count += 1
        let holders = Self.gazetteer.towns(postalCode: code)
        #expect(holders.contains(town), "\(code) \(town.name)")
        let address = parser.parse(AddressParts(lot: "1-2-3", postalCode: code))
        if holders.count == 1 { #expect(address.registeredTown == town, "\(code) \(town.name)") }
      }
    }
    #expect(count > 400)
  }

  @Test("A municipality's name alone is the municipality, also where a town bears it: 大阪市中央区")
  func municipalitiesAlone() {
    var parser = AddressParser()
    var others: [String] = []
    for municipality in Self.gazetteer.municipalities {
      let text = municipality.prefecture.name + municipality.name
      let address = parser.parse(text)
      let isItself = address.registeredMunicipality == municipality
      if !isItself || !address.town.isEmpty { others.append(text) }
    }
    // Former wards are in the table for their towns' numbers, and are read as what they became.
    #expect(others.count <= 7, "\(others)")
  }

  @Test("Names are folded as the gazetteer's are: ケ, ヶ, が; ノ, の, 之; 大字; full width")
  func foldedNames() {
    var parser = AddressParser()
    var count = 0
    var others: [String] = []
    let towns = Self.gazetteer.towns
    for index in stride(from: 0, to: towns.count, by: 23) {
      let town = towns[towns.index(towns.startIndex, offsetBy: index)]
      let place = town.municipality.prefecture.name + town.municipality.name
      let plain = parser.parse(place + town.name + " 12-3").registeredTown
      guard plain == town else { continue }
      var spellings = ["大字" + town.name]
      for (registered, written) in [("ケ", "ヶ"), ("ケ", "が"), ("ノ", "の"), ("ノ", "之"), ("ツ", "ッ")]
      where town.name.contains(registered) {
        spellings.append(String(town.name.map { String($0) == registered ? Character(written) : $0 }))
      }
      for spelling in spellings {
        count += 1
        let address = parser.parse(place + spelling + "１２－３")
        if address.registeredTown != town { others.append("\(place)\(spelling)") }
      }
    }
    #expect(count > 5_500)
    // Twins: with 大字 the one is written and without it the other.
    #expect(Double(others.count) < 0.01 * Double(count), "\(others.count): \(others.prefix(30))")
  }
}
