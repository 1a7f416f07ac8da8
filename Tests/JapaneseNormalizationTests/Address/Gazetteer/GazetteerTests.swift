import Foundation
import JapaneseNormalization
import Testing

@Suite("Gazetteer")
struct GazetteerTests {
  static let gazetteer = Gazetteer.embedded

  /// The bytes of the embedded gazetteer, as they lie in the package.
  static let bytes: [UInt8] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/CGazetteer/gazetteer.bin")
    return (try? Data(contentsOf: file)).map(Array.init) ?? []
  }()

  @Test("It says what it was made of, and holds the country")
  func content() {
    #expect(Self.gazetteer.version.hasPrefix("20"))
    #expect(Self.gazetteer.sources.contains { $0.contains("CC BY 4.0") })
    #expect(Set(Self.gazetteer.municipalities.map(\.prefecture)).count == 47)
    #expect(Self.gazetteer.municipalityCount > 1_880)
    #expect(Self.gazetteer.townCount > 125_000)
    #expect(Self.gazetteer.byteCount < 6 << 20)
  }

  @Test(
    "A municipality has its code, parts and readings",
    arguments: [
      (13103, "東京都", "", "", "港区", "ミナトク", "Minato-ku"),
      (1395, "北海道", "虻田郡", "ニセコ町", "", "アブタグンニセコチョウ", "Abuta-gun Niseko-cho"),
      (22138, "静岡県", "", "浜松市", "中央区", "ハママツシチュウオウク", "Hamamatsu-shi Chuo-ku"),
      (13381, "東京都", "三宅島", "三宅村", "", "ミヤケジマミヤケムラ", "Miyakejima Miyake-mura"),
      (28221, "兵庫県", "", "丹波篠山市", "", "タンバササヤマシ", "Tambasasayama-shi"),
    ])
  func municipality(
    code: Int, prefecture: String, county: String, city: String, ward: String, kana: String, romaji: String
  ) throws {
    let municipality = try #require(Self.gazetteer.municipality(code: code))
    #expect(municipality.prefecture.name == prefecture)
    #expect(municipality.county == county && municipality.city == city && municipality.ward == ward)
    #expect(municipality.kana == kana)
    #expect(municipality.romaji == romaji)
  }

  @Test("A postal code leads to its towns, and a town to its codes")
  func postalCodes() throws {
    let town = try #require(Self.gazetteer.towns(postalCode: "1050001").first)
    #expect(town.name == "虎ノ門" && town.municipality.code == 13103 && town.romaji == "Toranomon")
    #expect(town.chome == [1, 2, 3, 4, 5])
    #expect(Self.gazetteer.postalCodes(of: town).contains("1050001"))
    // The code of a tower, of its own.
    #expect(Self.gazetteer.towns(postalCode: "1056390").map(\.name) == ["虎ノ門"])
    #expect(Self.gazetteer.towns(postalCode: "9218046").count > 1)
    #expect(Self.gazetteer.towns(postalCode: "0000000").isEmpty)
    #expect(Self.gazetteer.towns(postalCode: "虎").isEmpty)
  }

  @Test("A registered town, written as registered, is itself")
  func townsParse() {
    var parser = AddressParser()
    var (count, ambiguous, other) = (0, 0, [String]())
    let towns = Self.gazetteer.towns
    // A prime, so that every part of the country is met; all of them take minutes in a debug build.
    for index in stride(from: 0, to: towns.count, by: 11) {
      let town = towns[towns.index(towns.startIndex, offsetBy: index)]
      let text = town.municipality.prefecture.name + town.municipality.name + town.name
      let address = parser.parse(text + " 12-3")
      count += 1
      if address.registeredTown == town { continue }
      if address.candidates.contains(town) {
        ambiguous += 1
      } else {
        other.append(text)
      }
    }
    print(
      "registered towns: \(count) parsed, \(ambiguous) namesakes, \(other.count) other: \(other.prefix(20))")
    #expect(Double(other.count) < 0.002 * Double(count))
    #expect(Double(ambiguous) < 0.01 * Double(count))
  }

  @Test("A copy from a file is the same gazetteer")
  func loading() throws {
    let copy = try Gazetteer(bytes: Self.bytes)
    #expect(copy.version == Self.gazetteer.version)
    #expect(JapaneseAddress.parse("港区虎ノ門1-23-1", gazetteer: copy).registeredTown?.id == "13103-0010")
  }

  @Test("What is no gazetteer, or a damaged one, is an error that says so")
  func damage() {
    #expect(throws: GazetteerError.notAGazetteer) { try Gazetteer(bytes: []) }
    #expect(throws: GazetteerError.notAGazetteer) { try Gazetteer(bytes: Array("\u{89}PNG\r\n".utf8)) }
    #expect(throws: GazetteerError.truncated(part: "header")) {
      try Gazetteer(bytes: Array(Self.bytes.prefix(500)))
    }
    var later = Self.bytes
    later[18] = UInt8(ascii: "2")
    #expect(throws: GazetteerError.unknownFormat("idmatch gazetteer 2")) { try Gazetteer(bytes: later) }
    for length in [2_000, 100_000, Self.bytes.count - 1] {
      #expect(throws: GazetteerError.self) { try Gazetteer(bytes: Array(Self.bytes.prefix(length))) }
    }
    var changed = Self.bytes
    changed[1_000_000] ^= 1
    #expect(throws: GazetteerError.damaged(part: "checksum")) { try Gazetteer(bytes: changed) }
  }

  @Test("Damage that the checksum does not show is found, or does no harm")
  func forgedDamage() {
    var generator = SeededGenerator(seed: 20_261_122)
    let texts = ["東京都港区虎ノ門1-23-1", "中央区本町1-2", "京都市上京区一町目1", "篠山市北新町1", "〒1050001 1-2-3"]
    var refused = 0
    for _ in 0..<60 {
      var bytes = Self.bytes
      for _ in 0..<20 {
        // The directory as often as the rest.
        let limit = Bool.random(using: &generator) ? 1_300 : bytes.count
        bytes[Int.random(in: 1_024..<limit, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      Self.fixChecksum(&bytes)
      guard let gazetteer = try? Gazetteer(bytes: bytes) else {
        refused += 1
        continue
      }
      for text in texts { _ = JapaneseAddress.parse(text, gazetteer: gazetteer).canonical }
    }
    #expect(refused > 10)
  }

  private static func fixChecksum(_ bytes: inout [UInt8]) {
    let sum = bytes.withUnsafeBytes { all in
      GazetteerFormat.checksum(UnsafeRawBufferPointer(rebasing: all[GazetteerFormat.headerSize...]))
    }
    let header = String(decoding: bytes.prefix(GazetteerFormat.headerSize).prefix { $0 != 0 }, as: UTF8.self)
    let lines = header.split(separator: "\n").map {
      $0.hasPrefix("checksum:") ? "checksum: " + String(sum, radix: 16) : String($0)
    }
    var text = Array((lines.joined(separator: "\n") + "\n").utf8)
    text += [UInt8](repeating: 0, count: GazetteerFormat.headerSize - text.count)
    bytes.replaceSubrange(..<GazetteerFormat.headerSize, with: text)
  }
}
