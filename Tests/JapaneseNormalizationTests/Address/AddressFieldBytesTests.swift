import JapaneseNormalization
import Testing

/// Tables hand an address over as bytes; it is the address that the same fields are as strings.
@Suite("Addresses from fields in UTF-8")
struct AddressFieldBytesTests {
  /// Prefecture, city, town, lot, two lines, building, room, postal code.
  private static let rows: [[String]] = [
    ["東京都", "港区", "虎ノ門１", "２３−１", "", "", "コーポ青葉", "203", "105-0001"],
    ["", "", "", "", "〒105-6390 東京都港区虎ノ門一丁目23番1号", "コーポ青葉 A棟 203号室", "", "", ""],
    ["大阪府", "大阪市北区", "梅田", "2-4-9", "山田様方", "", "　", "B1", "530０００１"],
    ["", "", "", "", "1-23-1 Toranomon, Minato-ku, Tokyo", "", "Aoba 203", "", "1050001"],
    ["", "", "", "", "トウキョウトミナトクトラノモン1-23-1", "", "", "", ""],
    ["", "ニセコ町", "", "1", "", "", "", "", ""],
    ["", "", "", "", "", "", "", "", ""],
    ["", "", "", "", "", "", "", "", "105-0001"],
    ["", "", "", "1-2", "", "", "", "", "105-0001"],
    ["👪", "か゛", "㈱①", "ｺ-ﾎﾟ", "\u{E0100}", "\u{301}", "葛󠄀", "½", "12"],
  ]

  private static func parse(_ fields: [[UInt8]], _ parser: inout AddressParser) -> JapaneseAddress? {
    func empty() -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: nil, count: 0) }
    parser.beginFields()
    for field in fields[..<6] { field.withUnsafeBufferPointer { parser.append(area: $0) } }
    return fields[6].withUnsafeBufferPointer { building in
      fields[7].withUnsafeBufferPointer { room in
        fields[8].withUnsafeBufferPointer { code in
          parser.parseFields(building: building, room: room, postalCode: code)
        }
      }
    }
  }

  private static func parse(_ fields: [String], _ parser: inout AddressParser) -> JapaneseAddress {
    parser.parse(
      AddressParts(
        prefecture: fields[0], city: fields[1], town: fields[2], lot: fields[3],
        addressLines: [fields[4], fields[5]], building: fields[6], room: fields[7], postalCode: fields[8]))
  }

  @Test(
    "Fields in UTF-8 are the address of the same strings, but for addresses that are written by their reading"
  )
  func sameAddress() {
    var bytes = AddressParser()
    var strings = AddressParser()
    var left: [String] = []
    for row in Self.rows {
      let expected = Self.parse(row, &strings)
      guard let address = Self.parse(row.map { Array($0.utf8) }, &bytes) else {
        left.append(row.joined())
        continue
      }
      #expect(address == expected, "\(row)")
    }
    #expect(left == ["1-23-1 Toranomon, Minato-ku, TokyoAoba 2031050001", "トウキョウトミナトクトラノモン1-23-1"])
  }

  @Test("Malformed bytes are what a string makes of them")
  func malformed() {
    var generator = SeededGenerator(seed: 20_261_123)
    var bytes = AddressParser()
    var strings = AddressParser()
    for _ in 0..<3000 {
      var row = Self.rows[Int.random(in: 0..<3, using: &generator)].map { Array($0.utf8) }
      let field = Int.random(in: 0..<row.count, using: &generator)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0...row[field].count, using: &generator)
        if place < row[field].count, Bool.random(using: &generator) {
          row[field].remove(at: place)
        } else {
          row[field].insert(UInt8.random(in: .min ... .max, using: &generator), at: place)
        }
      }
      let expected = Self.parse(row.map { String(decoding: $0, as: UTF8.self) }, &strings)
      guard let address = Self.parse(row, &bytes) else { continue }
      #expect(address == expected, "\(row)")
    }
  }
}
