extension Linker {
  /// Estimates the probabilities of the model from labels and the table together.
  ///
  /// **A column of entities** (`supervised`). The pairs of one entity are the matches, all of them: m is how often they show each level, with
  /// the few pairs of the starting point that ``train()`` adds too; u is what all pairs show without them; the prior is their
  /// number. Households are learned likewise where their column is given, and otherwise by
  /// expectation–maximization from the pairs that are left, with the labelled classes held. Where some records' entities are unknown
  /// the prior comes from the unlabelled pairs, too.
  ///
  /// **Judged pairs** (`semi-supervised`). Expectation–maximization over all pairs, in which those that are labelled are of the classes that the
  /// label allows, and all others of any (Nigam et al. 2000; for linkage Enamorado, "Active learning for probabilistic record
  /// linkage", 2018). A label of score 1 or 0 is certain; one between them counts in part as labelled and for the rest as
  /// unlabelled; 0.5 says nothing.
  ///
  /// Pairs that people judge are rarely a random sample: a queue shows the doubtful ones. The estimate stands that: which pair was labelled
  /// depends on its comparison vector only, and given the vector, whether its label is known says nothing of what it is, so that the
  /// selection is ignorable in the likelihood (Little and Rubin, "Statistical analysis with missing data") as long as every
  /// labelled pair stays one pair among all. So it is for the prior and u, always. In m it counts ``TrainingLabels/pairWeight`` times:
  /// above 1 labels are trusted more than the model's assumptions, at the price that m leans to the kind of pair that was labelled.
  /// Of `supervised` training by judged pairs the prior and u come from the unlabelled pairs, too, but m from the labelled ones
  /// alone: that asks for a random sample.
  ///
  /// - Throws: ``LinkageError`` where labels are of records that the table does not have, or say nothing.
  public func train(labels: TrainingLabels) async throws(LinkageError) -> TrainingOutcome {
    let settings = compiled.model.training
    let known = try LabelledPairs(labels, compiled: compiled)
    let isSupervised = labels.method == .supervised || (labels.method == .automatic && known.judged.isEmpty)
    let random = await compiled.randomVectors(
      most: settings.randomPairs, seed: settings.seed, workers: workers)
    let chance = ChanceAgreement(compiled, random: random.counts, isAll: random.isAll)
    let judged = Set(known.judged.map(\.pair))
    let candidates = await compiled.candidatePatterns(
      blocks, most: settings.candidatePairs, seed: settings.seed, workers: workers
    ) { lhs, rhs in
      known.isKnownMatch(lhs, rhs) || judged.contains(RecordPair(UInt32(lhs), UInt32(rhs)))
    }
    let classes = LatentClasses(compiled.model)
    let labelled = labelledGroups(
      known, classes: classes, weight: isSupervised ? 1 : max(0, labels.pairWeight), settings: settings)
    var rest = PatternGroup(candidates.counts, share: candidates.share)
    if known.isComplete {
      // All matches are known, and households where all of theirs are.
      let knowsHouseholds =
        compiled.model.relations.count > 1 && !known.households.isEmpty
        && !known.households.contains(EntityLabels.unknown)
      rest.allow { classes.relations[$0] != 0 && !(knowsHouseholds && classes.relations[$0] == 1) }
    }
    if isSupervised {
      for index in classes.kinds.indices where labelled.taught.contains(index) { rest.teaches[index] = 0 }
    }
    var search = ExpectationMaximization(
      compiled, chance: chance, groups: [rest] + labelled.groups, classes: classes)
    search.run(settings)
    let parameters = parameters(
      of: search, random: random.counts.pairs, candidates: candidates.counts.pairs + labelled.pairs,
      method: isSupervised ? "labels" : "expectation–maximization with labels")
    return TrainingOutcome(
      parameters: parameters,
      warnings: TrainingWarning.all(compiled, search: search, chance: chance, parameters: parameters))
  }

  /// The labelled pairs as groups for training, which classes have labelled matches, and the number of the pairs.
  private func labelledGroups(
    _ known: LabelledPairs, classes: LatentClasses, weight: Double, settings: TrainingDeclaration
  ) -> (groups: [PatternGroup], taught: Set<Int>, pairs: Int) {
    var scratch = compiled.comparer.makeScratch()
    let touched = compiled.comparisonsTouched()
    var columns: [LabelledPairs.Kind: [PairPattern: Double]] = [:]
    let shares = known.forEachColumnPair(compiled, most: settings.candidatePairs, seed: settings.seed) {
      kind, lhs, rhs in
      // Not chosen by any rule: all comparisons are free.
      var pattern = compiled.pattern(min(lhs, rhs), max(lhs, rhs), scratch: &scratch)
      pattern.free = .max
      columns[kind, default: [:]][pattern, default: 0] += 1
    }
    var judged: [LabelledPairs.Kind: [PairPattern: Double]] = [:]
    var unsure: [PairPattern: Double] = [:]
    for label in known.judged {
      let (lhs, rhs) = (Int(label.pair.lhs), Int(label.pair.rhs))
      // What a column already says is not counted twice.
      if known.isKnownMatch(lhs, rhs) { continue }
      var pattern = compiled.pattern(lhs, rhs, scratch: &scratch)
      pattern.free = compiled.free(blocks.rulesOffering(lhs, rhs), touched: touched)
      let kind = LabelledPairs.Kind(relation: label.relation, isMatch: label.isMatch)
      judged[kind, default: [:]][pattern, default: 0] += label.certainty
      if label.certainty < 1 { unsure[pattern, default: 0] += 1 - label.certainty }
    }

    var groups: [PatternGroup] = []
    var taught: Set<Int> = []
    func add(_ tally: [PairPattern: Double], _ kind: LabelledPairs.Kind, share: Double, weight: Double) {
      var group = PatternGroup(PatternCounts(weighted: tally), share: share)
      group.weight = weight
      group.allow { index in
        guard classes.kinds.indices.contains(index) else { return false }
        return kind.isMatch
          ? classes.relations[index] == kind.relation
          : classes.relations[index].map { $0 > kind.relation } ?? true
      }
      group.mayBeUnrelated = !kind.isMatch
      groups.append(group)
      if kind.isMatch {
        taught.formUnion(classes.relations.indices.filter { classes.relations[$0] == kind.relation })
      }
    }
    for kind in columns.keys.sorted() { add(columns[kind] ?? [:], kind, share: shares[kind] ?? 1, weight: 1) }
    for kind in judged.keys.sorted() { add(judged[kind] ?? [:], kind, share: 1, weight: weight) }
    let pairs = groups.reduce(0) { $0 + $1.patterns.pairs }
    if !unsure.isEmpty { groups.append(PatternGroup(PatternCounts(weighted: unsure), share: 1)) }
    return (groups, taught, pairs)
  }
}
