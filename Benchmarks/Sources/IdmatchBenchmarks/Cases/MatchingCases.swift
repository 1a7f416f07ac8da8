internal import IdentityMatching
internal import RecordLinkage

/// From features to clusters.
enum MatchingCases {
  static let all: [BenchmarkCase] = [
    BenchmarkCase(
      name: "candidates", items: "records",
      summary: "make the blocks of all blocking rules over 2,000 customers"
    ) {
      let table = try Population(customers: 2000).customerTable()
      return Workload(itemCount: table.recordCount) {
        UInt64(ApplicantBlocking.candidates(of: table).count)
      }
    },
    BenchmarkCase(
      name: "score-pairs", items: "pairs",
      summary: "compare the candidate pairs of 1,000 applications and 1,000 customers, with empty memories"
    ) {
      try scoring()
    },
    BenchmarkCase(
      name: "score-candidates", items: "pairs",
      summary: "compare the candidate pairs of 20,000 customers in one pass, with empty memories"
    ) {
      try scoringCandidates()
    },
    BenchmarkCase(
      name: "prepare-scoring", items: "records",
      summary: "make what pairs are compared by of the features of 2,000 customers"
    ) {
      let table = try Population(customers: 2000).customerTable()
      let model = ApplicantModel()
      return Workload(itemCount: table.recordCount) {
        let scorer = ApplicantScorer(table: table, model: model)
        var scratch = scorer.makeScratch()
        return scorer.evidence(0, 1, scratch: &scratch).vector.packed
      }
    },
    BenchmarkCase(
      name: "cluster", items: "records",
      summary: "resolve 2,000 customers to persons and households by their links"
    ) {
      let table = try Population(customers: 2000).customerTable()
      let matcher = IdentityMatcher()
      let links = try CallingThread.run { await matcher.run(table, workers: 1).links }
      let scorer = ApplicantScorer(table: table, model: matcher.model)
      return Workload(itemCount: table.recordCount) {
        let clusters = IdentityClusters(table: table, links: links, scorer: scorer)
        return UInt64(clusters.household.reduce(clusters.refusedLinks, &+))
      }
    },
    BenchmarkCase(
      name: "dedupe-2000", items: "records",
      summary: "deduplicate 2,000 customers in memory, from records to clusters, with one worker"
    ) {
      let population = Population(customers: 2000)
      return Workload(itemCount: population.customers.count) {
        try CallingThread.run {
          let outcome = await IdentityMatcher().run(try population.customerTable(), workers: 1)
          return UInt64(outcome.comparedPairs &+ outcome.links.count)
        }
      }
    },
  ]

  /// Scores what the blocking rules offer, as a run does: block by block, each pair once, and few of them kept.
  private static func scoringCandidates() throws -> Workload {
    let table = try Population(customers: 20_000).customerTable()
    let model = ApplicantModel()
    let scorer = ApplicantScorer(table: table, model: model)
    let run = PairScoringRun(
      candidates: ApplicantBlocking.candidates(of: table), scorer: scorer, model: model.scoring,
      prior: model.prior(recordCount: table.baseCount), keepFrom: 0.5)
    let compared = try CallingThread.run { await run.run(workers: 1).comparedPairs }
    return Workload(itemCount: compared) {
      UInt64(try CallingThread.run { await run.run(workers: 1).pairs.count })
    }
  }

  /// Scores pairs that are known beforehand, so that finding them is not in the figure.
  private static func scoring() throws -> Workload {
    let table = try Population(customers: 1000, applications: 1000).linkedTable()
    let model = ApplicantModel()
    let scorer = ApplicantScorer(table: table, model: model)
    let prior = model.prior(recordCount: table.baseCount)
    // Below every probability: the run keeps all pairs that it compares.
    let run = PairScoringRun(
      candidates: ApplicantBlocking.candidates(of: table), scorer: scorer, model: model.scoring, prior: prior,
      keepFrom: -1)
    let pairs = try CallingThread.run { await run.run(workers: 1).pairs }
    return Workload(itemCount: pairs.count) {
      var scratch = scorer.makeScratch()
      var likely: UInt64 = 0
      for pair in pairs {
        let evidence = scorer.evidence(Int(pair.left), Int(pair.right), scratch: &scratch)
        if model.scoring.posterior(evidence.weights, priorLog2Odds: prior).sum() > 0.5 { likely += 1 }
      }
      return likely
    }
  }
}
