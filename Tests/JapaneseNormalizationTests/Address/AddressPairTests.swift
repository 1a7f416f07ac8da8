import Foundation
import JapaneseNormalization
import Testing

/// Figures on the development pairs. They skip where the data is not beside the package.
@Suite("Address pairs", .enabled(if: AddressPairFile.isPresent, "the shared data is not beside the package"))
struct AddressPairTests {
  static func tally(_ name: String, wrong: Set<AddressRelation>) throws -> RelationTally {
    var tally = RelationTally()
    let listing = ProcessInfo.processInfo.environment["IDMATCH_LIST_FAILURES"]
    for row in try AddressPairFile(name).rows {
      let a = JapaneseAddress.parse(row.a)
      let b = JapaneseAddress.parse(row.b)
      let relation = a.relation(to: b)
      #expect(b.relation(to: a) == relation, "not symmetric: \(row.a) | \(row.b)")
      tally.add(relation, category: row.category)
      if wrong.contains(relation), listing != nil {
        print("\(row.category)\t\(relation)\t\(row.a)\t\(row.b)\t\(a.canonical)\t\(b.canonical)")
      }
    }
    return tally
  }

  @Test("Two spellings of one address are one")
  func samePairs() throws {
    let tally = try Self.tally("same_pairs.csv", wrong: [.different, .ambiguous, .differentUnit])
    print(tally.table(hits: [.same, .samePremises]))
  }

  @Test("Respelt addresses are one")
  func generatedPairs() throws {
    let tally = try Self.tally("same_generated.csv", wrong: [.different, .ambiguous, .differentUnit])
    print(tally.table(hits: [.same, .samePremises]))
  }

  @Test("Different places stay apart")
  func differentPairs() throws {
    let tally = try Self.tally("diff_pairs.csv", wrong: [.same])
    print(tally.table(hits: [.different, .differentUnit, .samePremises, .ambiguous]))
  }
}
