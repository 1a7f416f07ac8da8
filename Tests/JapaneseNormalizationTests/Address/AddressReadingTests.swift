import Foundation
import Testing

@testable import JapaneseNormalization

@Suite("Addresses in Latin letters and in kana")
struct AddressReadingTests {
  @Test("An address by its readings is the one in kanji", arguments: AddressCorpus.readings)
  func relation(pair: AddressCorpus.Pair) {
    let a = JapaneseAddress.parse(pair.a)
    let b = JapaneseAddress.parse(pair.b)
    #expect("\(a.relation(to: b))" == pair.relation, "\(pair.a) | \(pair.b): \(a.canonical) | \(b.canonical)")
    #expect(b.relation(to: a) == a.relation(to: b))
    let isOneLot = pair.relation == "same" && a.registeredTown != nil && a.numbers.count == b.numbers.count
    if isOneLot { #expect(a.premisesKey == b.premisesKey) }
  }

  @Test("The table of readings is there")
  func isRead() {
    #expect(AddressCorpus.readings.count >= 80)
  }

  @Test("Fields in Latin letters or kana are one address with those in kanji")
  func fields() {
    let kanji = JapaneseAddress.parse("東京都港区虎ノ門1-23-1 コーポアオバ203")
    let latin = JapaneseAddress.parse(
      parts: AddressParts(
        prefecture: "Tokyo", city: "Minato-ku", town: "Toranomon", lot: "1-23-1", building: "Corpo Aoba",
        room: "203"))
    let kana = JapaneseAddress.parse(
      parts: AddressParts(
        prefecture: "トウキョウト", city: "ミナトク", town: "トラノモン", lot: "1-23-1", building: "コーポアオバ", room: "203"))
    #expect(latin.relation(to: kanji) == .same, "\(latin.canonical)")
    #expect(kana.relation(to: kanji) == .same, "\(kana.canonical)")
  }

  @Test("What the letters leave open stays open, with its candidates")
  func ambiguous() {
    // 樫合 and 柏合 are two towns of 深谷.
    let twins = JapaneseAddress.parse("1-2 Kashiai, Fukaya-shi, Saitama-ken")
    #expect(twins.status == .ambiguous, "\(twins.canonical)")
    #expect(Set(twins.candidates.map(\.name)) == ["樫合", "柏合"])
    #expect(twins.registeredMunicipality?.name == "深谷市")
    let fuchu = JapaneseAddress.parse("Fuchu-shi")
    #expect(fuchu.status == .ambiguous, "\(fuchu.canonical)")
    #expect(fuchu.registeredMunicipality == nil)
    let koga = JapaneseAddress.parse("Koga-shi")
    #expect(koga.status == .ambiguous, "\(koga.canonical)")
    // 相生町 is in 中央区 of three cities, as it is in kanji.
    let ward = JapaneseAddress.parse("Chuo-ku, Aioicho 1-1")
    let kanji = JapaneseAddress.parse("中央区相生町1-1")
    #expect(Set(ward.candidates.map(\.id)) == Set(kanji.candidates.map(\.id)))
    #expect(ward.canonical == kanji.canonical)
    #expect(ward.status == .ambiguous, "\(ward.canonical)")
    #expect(ward.candidates.count > 1)
  }

  @Test("A town that cannot be read follows from the postal code")
  func postalCode() {
    let address = JapaneseAddress.parse("1-23-1 Tiger Gate, Minato-ku, Tokyo 105-0001")
    #expect(address.registeredTown?.name == "虎ノ門", "\(address.canonical)")
    #expect(address.inferred.contains(.town))
  }
}
