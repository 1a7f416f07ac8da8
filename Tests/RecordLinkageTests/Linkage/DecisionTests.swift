import RecordLinkage
import Testing

@Suite("What people decided on pairs holds, whatever the probabilities say")
struct DecisionTests {
  private func resolve(
    _ decisions: [PairLabel], model: LinkageModel = SmallLinkage.model
  ) async throws
    -> Resolution
  {
    let linker = try await SmallLinkage.linker(model)
    var parameters = SmallLinkage.parameters
    if model.relations.count == 2 {
      parameters.classes.append(.init(name: "household", relation: 1, pairsPerRecord: 0.5))
      for comparison in parameters.comparisons.indices {
        for level in parameters.comparisons[comparison].indices {
          parameters.comparisons[comparison][level].m.append(parameters.comparisons[comparison][level].m[0])
        }
      }
    }
    return try await linker.resolve(by: parameters, decisions: decisions)
  }

  @Test("Without decisions 0 and 1 are one person, and nobody else is")
  func nothingDecided() async throws {
    let resolution = try await resolve([PairLabel(0, 1, score: 0.5), PairLabel(2, 3, score: 0.6)])
    #expect(resolution.clusters == [[0, 0, 2, 3, 4, 5]])
    #expect(resolution.links.filter { $0.band == .match }.map { [$0.left, $0.right] } == [[0, 1]])
  }

  @Test(
    "A pair that was never compared joins, and one that matched is kept apart, also from a third that joins both"
  )
  func decided() async throws {
    let resolution = try await resolve([
      PairLabel(0, 1, score: 0), PairLabel(1, 5, score: 1), PairLabel(5, 0, score: 1),
    ])
    // 1-5 and 0-5 cannot both hold beside 0 ≠ 1: which keeps apart wins.
    #expect(resolution.clusters[0][0] != resolution.clusters[0][1])
    #expect(resolution.refusedDecisions[0].count == 1)
    let decided = resolution.links.filter { $0.matchKey == Resolution.Link.decided }
    #expect(decided.map { [$0.left, $0.right] } == [[0, 5], [1, 5]])
    #expect(decided.allSatisfy { $0.band == .match && $0.probability == 1 })
    #expect(!resolution.links.contains { $0.left == 0 && $0.right == 1 })
  }

  @Test(
    "A household that was decided joins the household and keeps persons apart; no household is no person either"
  )
  func relations() async throws {
    var model = SmallLinkage.model
    model.relations.append(
      RelationDeclaration("household", thresholds: BandThresholds(match: 0.8, review: 0.5)))
    let household = try await resolve([PairLabel(0, 1, relation: 1, score: 1)], model: model)
    #expect(household.clusters[0][0] != household.clusters[0][1])
    #expect(household.clusters[1][0] == household.clusters[1][1])
    let neither = try await resolve([PairLabel(0, 1, relation: 1, score: 0)], model: model)
    #expect(neither.clusters[0][0] != neither.clusters[0][1])
    #expect(neither.clusters[1][0] != neither.clusters[1][1])
    let person = try await resolve([PairLabel(2, 3, relation: 0, score: 1)], model: model)
    #expect(person.clusters[0][2] == person.clusters[0][3])
    #expect(person.clusters[1][2] == person.clusters[1][3])
  }

  @Test("Of two decisions on a pair the last counts")
  func last() async throws {
    let resolution = try await resolve([PairLabel(2, 3, score: 1), PairLabel(3, 2, score: 0)])
    #expect(resolution.clusters[0][2] != resolution.clusters[0][3])
  }

  @Test("The quality of an entity is that of its links")
  func quality() async throws {
    let resolution = try await resolve([PairLabel(3, 4, score: 1)])
    #expect(resolution.quality[0].map(\.size) == [2, 2])
    #expect(resolution.quality[0].map(\.linkCount) == [1, 0])
    #expect(resolution.quality[0][0].weakestLink?.pair == RecordPair(0, 1))
    #expect(!resolution.quality[0][1].isConnected)
  }
}
