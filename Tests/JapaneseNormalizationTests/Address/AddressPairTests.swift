import Foundation
import JapaneseNormalization
import Testing

/// Figures on the development pairs. They skip where the data is not beside the package.
@Suite("Address pairs", .enabled(if: AddressPairFile.isPresent, "the shared data is not beside the package"))
struct AddressPairTests {
  private static let kept: Set<AddressRelation> = [.same, .samePremises]

  /// Categories that need a history of names, not a parser.
  private static let history: Set<String> = [
    "ward-reorganised(浜松2024)", "ward-abolished", "town-renamed(神田〜町)", "building-renamed",
    "municipality-renamed",
    "municipality-merged",
  ]

  private static func tally(_ name: String, wrong: Set<AddressRelation>) throws -> RelationTally {
    var tally = RelationTally()
    var (oneText, onePremises, oneBlock, one) = (0, 0, 0, 0)
    let listing = ProcessInfo.processInfo.environment["IDMATCH_LIST_FAILURES"]
    for row in try AddressPairFile(name).rows {
      let a = JapaneseAddress.parse(row.a)
      let b = JapaneseAddress.parse(row.b)
      let relation = a.relation(to: b)
      #expect(b.relation(to: a) == relation, "not symmetric: \(row.a) | \(row.b)")
      if a.canonical == b.canonical { oneText += 1 }
      if kept.contains(relation) || relation == .differentUnit {
        one += 1
        if a.premisesKey == b.premisesKey { onePremises += 1 }
        if a.blockingKey == b.blockingKey { oneBlock += 1 }
      }
      tally.add(relation, category: row.category)
      if wrong.contains(relation), listing != nil {
        print("\(row.category)\t\(relation)\t\(row.a)\t\(row.b)\t\(a.canonical)\t\(b.canonical)")
      }
    }
    print(
      "\(name): \(oneText) pairs have one canonical text; of \(one) with one lot \(onePremises) have one premises key",
      "and \(oneBlock) one blocking key")
    return tally
  }

  @Test("Two spellings of one address are one")
  func samePairs() throws {
    let tally = try Self.tally("same_pairs.csv", wrong: [.different, .ambiguous, .differentUnit])
    print(tally.table(hits: Self.kept))
    let macro = tally.macro(of: Self.kept, except: Self.history)
    print("macro without history \(RelationTally.rounded(macro))")
    #expect(tally.micro(of: Self.kept) >= 0.995)
    #expect(macro >= 0.95)
  }

  @Test("Respelt addresses are one")
  func generatedPairs() throws {
    let tally = try Self.tally("same_generated.csv", wrong: [.different, .ambiguous, .differentUnit])
    print(tally.table(hits: Self.kept))
    #expect(tally.micro(of: Self.kept) >= 0.997)
    for category in tally.categories {
      #expect(tally.share(of: Self.kept, category: category) >= 0.98, "\(category)")
    }
    // A room is part of these spellings, so only the same dwelling will do.
    for category in ["gen:building-room", "gen:room-hyphen"] {
      #expect(tally.share(of: [.same], category: category) >= 0.99, "\(category)")
    }
  }

  @Test("Different places stay apart")
  func differentPairs() throws {
    let tally = try Self.tally("diff_pairs.csv", wrong: [.same])
    let apart: Set<AddressRelation> = [.different, .differentUnit, .samePremises, .ambiguous]
    print(tally.table(hits: apart))
    #expect(tally.micro(of: apart) >= 0.999)
    for category in tally.categories where tally.count(category) >= 10 {
      #expect(tally.share(of: apart, category: category) >= 0.99, "\(category)")
    }
  }
}
