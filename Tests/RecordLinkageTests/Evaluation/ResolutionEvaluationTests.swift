import RecordLinkage
import Testing

@Suite("A resolution is judged by a truth, with a reason for every wrong pair")
struct ResolutionEvaluationTests {
  /// A register, or several tables of it, resolved by a model with few rules, so that it makes errors of all kinds.
  private struct Resolved {
    let linker: Linker
    let parameters: ModelParameters
    let resolution: Resolution
    let persons: [UInt32]
    /// The table of each record.
    let sources: [Int]

    init(tables count: Int, within: Set<Int> = []) async throws {
      let register = MadeUpRegister(households: 110, seed: 21)
      let size = register.rows.count / count
      let starts = (0..<count).map { $0 * size }
      let tables = starts.enumerated().map { number, start in
        let end = number + 1 < count ? starts[number + 1] : register.rows.count
        return RowTable(
          name: "t\(number)", headers: MadeUpRegister.headers, rows: Array(register.rows[start..<end]))
      }
      sources = tables.enumerated().flatMap { number, table in table.rows.map { _ in number } }
      persons = register.persons.map(UInt32.init)
      var model = ModelSuggestion(tables, name: "register").model
      model.training.randomPairs = 50_000
      model.linking.withinSources = within
      model.blocking.rules = [
        BlockingRuleDeclaration([KeyPart("dob")]), BlockingRuleDeclaration([KeyPart("street")]),
      ]
      let table = try await LinkageTable(tables, model: model, types: ValueTypes(), workers: 2)
      linker = try await Linker(model, table: table, workers: 2)
      parameters = await linker.train().parameters
      resolution = try await linker.resolve(by: parameters)
    }

    /// The reasons of all pairs, one by one, by what explains them.
    func reasons(_ truth: LinkTruth, within: Set<Int>) throws -> [RecordPair: WrongPair.Cause] {
      let explainer = try linker.explainer(by: parameters)
      let clusters = resolution.clusters[0]
      var links: Set<RecordPair> = []
      for link in resolution.links where link.relation == 0 && link.band == .match {
        links.insert(RecordPair(UInt32(link.left), UInt32(link.right)))
      }
      var found: [RecordPair: WrongPair.Cause] = [:]
      let isOne = Set(sources).count == 1
      for one in clusters.indices {
        for other in (one + 1)..<max(one + 1, clusters.count) {
          if !isOne, sources[one] == sources[other], !within.contains(sources[one]) { continue }
          let pair = RecordPair(UInt32(one), UInt32(other))
          guard let isTrue = truth.isTrue(pair) else { continue }
          let isTogether = clusters[one] == clusters[other]
          if isTrue == isTogether {
            if !isTrue, links.contains(pair) { found[pair] = .linkOnly }
            continue
          }
          let explanation = explainer.explain(one, other)
          let isHigh = explanation.band(ofRelation: 0) == .match
          let isCompared = explanation.blocking.isCompared
          found[pair] =
            isTrue
            ? !isCompared ? .notBlocked : isHigh ? .cutByClustering : .scoredLow
            : isCompared && isHigh ? .direct : .chained
        }
      }
      return found
    }
  }

  @Test(
    "Counts, reasons and the list are those of looking at every pair, of one table, of three, and within one of two",
    arguments: [(1, []), (3, []), (2, [1])] as [(Int, Set<Int>)])
  func everyPair(tables: Int, within: Set<Int>) async throws {
    let resolved = try await Resolved(tables: tables, within: within)
    // Of every ninth record nobody knows the person.
    let partly = resolved.persons.enumerated().map { $0 % 9 == 0 ? EntityLabels.unknown : $1 }
    var pairs: [RecordPair] = []
    for (one, person) in resolved.persons.enumerated() {
      for other in resolved.persons[..<one].indices
      where resolved.persons[other] == person && (one + other) % 5 > 0 {
        pairs.append(RecordPair(UInt32(one), UInt32(other)))
      }
    }
    let truths = [
      LinkTruth(entities: resolved.persons), LinkTruth(entities: partly),
      try LinkTruth(pairs: pairs + pairs.prefix(3), recordCount: resolved.persons.count),
    ]
    for truth in truths {
      let expected = try resolved.reasons(truth, within: within)
      let evaluation = try resolved.linker.evaluate(
        resolved.resolution, relation: 0, truth: truth, by: resolved.parameters)
      #expect(evaluation.estimatedCauses.isEmpty)
      #expect(!expected.isEmpty)
      let found = Dictionary(uniqueKeysWithValues: evaluation.wrongPairs.map { ($0.pair, $0.cause) })
      let isSame = found == expected
      #expect(isSame)
      for cause in WrongPair.Cause.allCases {
        #expect(evaluation.counts[cause] == expected.values.count { $0 == cause })
      }
      #expect(evaluation.clusterPairs.falseNegatives == expected.values.count(where: \.isMissed))
      #expect(
        evaluation.clusterPairs.falsePositives
          == expected.values.count { !$0.isMissed && $0 != .linkOnly })
      let all = evaluation.clusterPairs.truePositives + evaluation.clusterPairs.falseNegatives
      #expect(evaluation.truePairs == all)
    }
  }

  @Test("A shorter list has the most instructive pairs of each reason, and counts of a share add up to all")
  func limits() async throws {
    let resolved = try await Resolved(tables: 1)
    let truth = LinkTruth(entities: resolved.persons)
    func evaluate(limit: Int, counting: Int = 1_000_000) throws -> ResolutionEvaluation {
      try resolved.linker.evaluate(
        resolved.resolution, relation: 0, truth: truth, by: resolved.parameters, limit: limit,
        counting: counting)
    }
    let whole = try evaluate(limit: 10_000)
    let short = try evaluate(limit: 2)
    #expect(short.counts == whole.counts)
    for cause in WrongPair.Cause.allCases {
      let all = whole.wrongPairs.filter { $0.cause == cause }
      #expect(short.wrongPairs.filter { $0.cause == cause } == Array(all.prefix(2)))
      let ranks = all.map { cause == .scoredLow ? $0.probability : -$0.probability }
      #expect(ranks == ranks.sorted())
    }
    #expect(try evaluate(limit: 0).wrongPairs.isEmpty)
    let part = try evaluate(limit: 10, counting: 4)
    #expect(part.estimatedCauses.isSuperset(of: [.notBlocked, .scoredLow, .cutByClustering]))
    #expect(part.clusterPairs == whole.clusterPairs)
    #expect(
      part.counts.filter(\.key.isMissed).values.reduce(0, +) == whole.clusterPairs.falseNegatives)
  }

  @Test(
    "Where there are very many wrong pairs, a share of them tells the reasons of all",
    arguments: [(4_000, 0.02), (400, 0.06)])
  func shares(counting: Int, tolerance: Double) async throws {
    let resolved = try await Resolved(tables: 1)
    // Three entities of hundreds of records: tens of thousands of pairs are missed.
    let truth = LinkTruth(entities: resolved.persons.map { $0 % 3 })
    func evaluate(counting: Int) throws -> ResolutionEvaluation {
      try resolved.linker.evaluate(
        resolved.resolution, relation: 0, truth: truth, by: resolved.parameters, counting: counting)
    }
    let whole = try evaluate(counting: .max)
    let part = try evaluate(counting: counting)
    let missed = Double(whole.clusterPairs.falseNegatives)
    #expect(missed > 20_000)
    #expect(whole.estimatedCauses.isEmpty)
    for cause in WrongPair.Cause.allCases {
      let (exact, estimate) = (whole.counts[cause] ?? 0, part.counts[cause] ?? 0)
      #expect(abs(Double(exact - estimate)) < tolerance * missed, "\(cause): \(exact), \(estimate)")
      if !part.estimatedCauses.contains(cause) { #expect(exact == estimate) }
    }
    #expect(part.estimatedCauses == [.notBlocked, .scoredLow, .cutByClustering])
  }

  @Test("True pairs of records that there are not are an error, and a list is no closure")
  func lists() throws {
    #expect(throws: ClusteringError.recordOutOfRange(place: "a true pair", recordCount: 3)) {
      try LinkTruth(pairs: [RecordPair(0, 3)], recordCount: 3)
    }
    let truth = try LinkTruth(pairs: [RecordPair(0, 1), RecordPair(2, 1)], recordCount: 4)
    #expect(truth.isTrue(RecordPair(1, 2)) == true)
    #expect(truth.isTrue(RecordPair(0, 2)) == false)
    #expect(Set(truth.entities[0..<3]).count == 1)
    #expect(truth.entities[3] != truth.entities[0])
    let entities = LinkTruth(entities: [1, 1, EntityLabels.unknown])
    #expect(entities.isTrue(RecordPair(0, 1)) == true)
    #expect(entities.isTrue(RecordPair(0, 2)) == nil)
  }
}
