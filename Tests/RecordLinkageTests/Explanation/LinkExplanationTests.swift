import RecordLinkage
import Testing

@Suite("Explanations of pairs")
struct LinkExplanationTests {
  @Test("Every bit from the prior to the probability can be checked with a calculator")
  func waterfall() async throws {
    let explanation = try await SmallLinkage.linker().explain(0, 1, by: SmallLinkage.parameters)
    // 0.2 against 0.8 is -2 bits; 0.8/0.1 is 3, 0.5/0.125 is 2, 0.5/0.25 is 1: 4 bits together, which is 16 to 1.
    #expect(abs(explanation.relationPrior[0] + 2) < 1e-5)
    #expect(explanation.steps.map { ($0.relationWeights[0] * 1000).rounded() } == [3000, 2000, 1000])
    #expect(abs(explanation.relationTotal[0] - 4) < 1e-5)
    #expect(abs(explanation.relationProbabilities[0] - 16.0 / 17) < 1e-6)
    #expect(explanation.matchKey == "+NAME+BORN+TOWN")
    #expect(explanation.steps[0].values.map { [$0.column, $0.left, $0.right] } == [["name", "ann", "ann"]])
    #expect(explanation.steps[0].frequency?.count == 3)
    #expect(explanation.steps[0].frequency?.records == 6)
    #expect(explanation.steps[0].frequency?.isWeighed == false)
    #expect(explanation.verdict() == .match)
    #expect(explanation.blocking.offering.map(\.name) == ["name + town", "year(born) + prefix-1(town)"])
  }

  @Test("What is missing weighs nothing and is no frequency")
  func missing() async throws {
    let explanation = try await SmallLinkage.linker().explain(3, 4, by: SmallLinkage.parameters)
    #expect(explanation.steps[0].level == "missing")
    #expect(explanation.steps[0].relationWeights == [0])
    #expect(explanation.steps[0].frequency == nil)
    #expect(abs(explanation.relationTotal[0] - 1) < 1e-5)
    // 2 bits are four to one: the threshold of 0.8.
    #expect(explanation.verdict() == .review(missingBits: explanation.missingBits(relation: 0)))
    #expect(abs(explanation.missingBits(relation: 0) - 1) < 1e-4)
  }

  @Test("With several classes the column of a relation adds up to its odds against everything else")
  func classes() async throws {
    var model = SmallLinkage.model
    model.relations.append(RelationDeclaration("household"))
    var parameters = SmallLinkage.parameters
    // Of 15 pairs 3 are persons, 3 households, 9 unrelated: both at 1 to 3.
    parameters.classes.append(.init(name: "household", relation: 1, pairsPerRecord: 0.5))
    let household = [[0.1, 0.9], [0.125, 0.875], [1.0, 0.75]]
    for comparison in household.indices {
      for level in household[comparison].indices {
        parameters.comparisons[comparison][level].m.append(household[comparison][level])
      }
    }
    let explanation = try await SmallLinkage.linker(model).explain(0, 1, by: parameters)
    // Person 64/3, household 4/3, unrelated 1: 64/3 to 7/3, and 68/3 to 1.
    #expect(abs(explanation.relationProbabilities[0] - 64.0 / 71) < 1e-6)
    #expect(abs(explanation.relationProbabilities[1] - 68.0 / 71) < 1e-6)
    #expect(abs(explanation.classProbabilities[1] - 4.0 / 71) < 1e-6)
    for relation in 0..<2 {
      let sum = explanation.steps.reduce(explanation.relationPrior[relation]) {
        $0 + $1.relationWeights[relation]
      }
      #expect(abs(sum - explanation.relationTotal[relation]) < 1e-9)
    }
    for index in 0..<2 {
      let sum = explanation.steps.reduce(explanation.classPrior[index]) { $0 + $1.classWeights[index] }
      #expect(abs(sum - explanation.classTotal[index]) < 1e-5)
    }
  }

  @Test("An explanation is the same from both sides, and the same as a run's")
  func symmetry() async throws {
    let linker = try await SmallLinkage.linker()
    let explainer = try linker.explainer(by: SmallLinkage.parameters)
    let outcome = try await linker.link(by: SmallLinkage.parameters, keepFrom: 0)
    for left in 0..<6 {
      for right in 0..<6 where left != right {
        let (one, other) = (explainer.explain(left, right), explainer.explain(right, left))
        #expect(one.relationTotal == other.relationTotal)
        #expect(one.steps.map(\.relationWeights) == other.steps.map(\.relationWeights))
        #expect(one.steps.map(\.frequency) == other.steps.map(\.frequency))
        #expect(one.steps.map { $0.values.map(\.left) } == other.steps.map { $0.values.map(\.right) })
        #expect(one.blocking.isCompared == other.blocking.isCompared)
        let pair = outcome.pairs.first {
          Int($0.left) == min(left, right) && Int($0.right) == max(left, right)
        }
        #expect((pair != nil) == one.blocking.isCompared)
        if let pair { #expect(abs(Double(pair.probabilities[0]) - one.relationProbabilities[0]) < 1e-6) }
      }
    }
  }

  @Test("Two records that no rule brings together are told what would have had to agree")
  func neverCompared() async throws {
    let explanation = try await SmallLinkage.linker().explain(0, 3, by: SmallLinkage.parameters)
    #expect(explanation.verdict() == .neverCompared(wouldMatch: false))
    let nearest = explanation.blocking.nearest
    #expect(nearest.map(\.number) == [1, 0])
    #expect(nearest[0].missing.map(\.name) == ["prefix-1(town)"])
    #expect(nearest[0].missing.map(\.left) == [["y"]])
    #expect(nearest[0].missing.map(\.right) == [["h"]])
    #expect(nearest[0].parts[0].left == ["1980"])
  }

  @Test("Records of one table of several are not compared, and it is said")
  func notAllowed() async throws {
    let model = SmallLinkage.model
    let table = try await LinkageTable(
      [SmallLinkage.table, SmallLinkage.table], model: model, types: ValueTypes())
    let linker = try await Linker(model, table: table)
    let parameters = SmallLinkage.parameters
    #expect(try linker.explain(0, 1, by: parameters).verdict() == .notAllowed)
    #expect(try linker.explain(0, 7, by: parameters).blocking.isAllowed)
    #expect(throws: LinkageError.self) { try linker.explain(0, 12, by: parameters) }
  }

  @Test("Below the threshold the comparisons that speak against are named, the strongest first")
  func below() async throws {
    let explanation = try await SmallLinkage.linker().explain(0, 2, by: SmallLinkage.parameters)
    // -2 + 3 - 0.81 + 1 bits, and 2 are needed.
    #expect(explanation.stepsAgainst(relation: 0) == [1])
    #expect(explanation.band(ofRelation: 0) == .review)
    #expect(abs(explanation.missingBits(relation: 0) - 0.807) < 0.001)
    let text = explanation.text()
    #expect(text.contains("person: review, +0.8 bits from a match; against it: born -0.8"))
  }

  @Test("What clustering did is told where the pair is a match by itself")
  func heldApart() async throws {
    let explanation = try await SmallLinkage.linker().explain(0, 1, by: SmallLinkage.parameters)
    let separation = ClusterSeparation.average(bits: -3.14, needed: 2, pairs: 1234)
    #expect(explanation.verdict(separation: separation) == .heldApart(separation))
    #expect(
      explanation.text(separation: separation).contains(
        "held apart: the 1,234 pairs between the two clusters average -3.1 bits, and +2.0 are needed"))
  }

  @Test("The text is a table of fixed width")
  func text() async throws {
    let text = try await SmallLinkage.linker().explain(0, 1, by: SmallLinkage.parameters).text()
    let expected = """
      comparison   level  left        right       frequency             for person
      -----------  -----  ----------  ----------  --------------------  ----------
      prior                                                                   -2.0
      name         exact  ann         ann         3 of 6 (not weighed)        +3.0
      born         exact  1980 01 01  1980 01 01  4 of 6 (not weighed)        +2.0
      town         exact  york        york        3 of 6 (not weighed)        +1.0
      -----------  -----  ----------  ----------  --------------------  ----------
      total                                                                   +4.0
      probability                                                             0.94

      match key: +NAME+BORN+TOWN
      compared by: name + town; year(born) + prefix-1(town)
      person: match

      """
    #expect(text == expected)
  }
}

@Suite("Explanations of clusters")
struct ClusterExplanationTests {
  @Test("A cluster is told by its strongest links")
  func tree() async throws {
    let explainer = try await SmallLinkage.linker().explainer(by: SmallLinkage.parameters)
    let cluster = explainer.explainCluster([2, 1, 0])
    #expect(cluster.links.map(\.left) == [0, 0] || cluster.links.map(\.left) == [0, 1])
    #expect(cluster.links.map(\.right) == [1, 2])
    #expect(cluster.links.map(\.size) == [2, 3])
    #expect(abs(cluster.links[0].weight - 4) < 1e-5)
    #expect(cluster.links[1].matchKey == "+NAME+TOWN" || cluster.links[1].matchKey == "+NAME-BORN+TOWN")
    #expect(cluster.comparedPairs == 3)
    #expect(cluster.parts == 1)
  }

  @Test("Parts between which nothing was compared are counted")
  func parts() async throws {
    let explainer = try await SmallLinkage.linker().explainer(by: SmallLinkage.parameters)
    let cluster = explainer.explainCluster([0, 1, 5])
    #expect(cluster.parts == 2)
    #expect(cluster.links.count == 1)
    #expect(cluster.text.contains("between 2 parts"))
  }

  @Test("Average link holds a match apart, and its average is told")
  func separation() async throws {
    var model = SmallLinkage.model
    model.relations[0].thresholds = BandThresholds(match: 0.5, review: 0.1)
    let linker = try await SmallLinkage.linker(model)
    let explainer = try linker.explainer(by: SmallLinkage.parameters)
    let resolution = try await linker.resolve(by: SmallLinkage.parameters)
    for left in 0..<6 {
      for right in (left + 1)..<6 {
        let isTogether = resolution.clusters[0][left] == resolution.clusters[0][right]
        let explanation = explainer.explain(left, right)
        let separation = explainer.separation(left, right, in: resolution)
        let isMatch = explanation.blocking.isCompared && explanation.band(ofRelation: 0) == .match
        #expect((separation != nil) == (isMatch && !isTogether))
        if case .average(let bits, let needed, _) = separation { #expect(bits < needed) }
      }
    }
  }
}
