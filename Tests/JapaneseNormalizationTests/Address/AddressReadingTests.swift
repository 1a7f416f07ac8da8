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
}
