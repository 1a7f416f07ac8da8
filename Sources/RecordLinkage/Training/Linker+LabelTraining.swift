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
  /// labelled pair stays one pair among all. So it does, for the prior, u and, unless ``TrainingLabels/pairWeight`` says otherwise, m.
  ///
  /// Sixty pairs among thousands change little of that likelihood. But it has several peaks, of which training without labels may find
  /// one where households pass for persons. So the labelled pairs first lead, counting together for as many pairs as there seem to
  /// be matches, until the search stands still; and from there it goes on with each as the one pair that it is: it stays at the peak that they chose, if there is one.
  ///
  /// Of `supervised` training by judged pairs the prior and u come from the unlabelled pairs, too, but m from the labelled ones
  /// alone: that asks for a random sample.
  ///
  /// - Throws: ``LinkageError`` where labels are of records that the table does not have, or say nothing.
  public func train(labels: TrainingLabels) async throws(LinkageError) -> TrainingOutcome {
    let settings = compiled.model.training
    let known = try LabelledPairs(labels, compiled: compiled)
    let isSupervised = labels.method == .supervised || (labels.method == .automatic && known.judged.isEmpty)
    let random = await compiled.randomPatterns(
      most: settings.randomPairs, seed: settings.seed, workers: workers)
    let chance = ChanceAgreement(compiled, random: random.counts, isAll: random.isAll)
    let judged = Set(known.judged.map(\.pair))
    let candidates = await compiled.candidatePatterns(
      blocks, most: settings.candidatePairs, seed: settings.seed, workers: workers
    ) { lhs, rhs in
      known.isKnownMatch(lhs, rhs) || judged.contains(RecordPair(UInt32(lhs), UInt32(rhs)))
    }
    let classes = LatentClasses(compiled.model)
    let labelled = labelledGroups(known, classes: classes, settings: settings)
    var rest = PatternGroup(candidates.counts, share: candidates.share)
    if known.isComplete {
      // All matches are known, and households where all of theirs are.
      let knowsHouseholds =
        compiled.model.relations.count > 1 && !known.households.isEmpty
        && !known.households.contains(EntityLabels.unknown)
      rest.allow(classes.relations) { $0 != 0 && !(knowsHouseholds && $0 == 1) }
    }
    if isSupervised {
      for index in classes.kinds.indices where labelled.taught.contains(index) { rest.teaches[index] = 0 }
    }
    let matches = await deterministicMatches()
    let groups = [rest] + labelled.columns + labelled.judged + labelled.unsure
    var search = ExpectationMaximization(
      compiled, chance: chance, groups: groups, random: random.counts, classes: classes,
      holdsOut: !rulesOfferNearlyAll, matches: matches)
    search.run(settings)
    if !isSupervised, !known.judged.isEmpty {
      let places = (1 + labelled.columns.count)..<(1 + labelled.columns.count + labelled.judged.count)
      let weight = leadingWeight(search, judged: known.judged.count)
      search = ExpectationMaximization(
        compiled, chance: chance, groups: groups, random: random.counts, classes: classes,
        holdsOut: !rulesOfferNearlyAll, matches: matches)
      search.weigh(places, weight)
      search.run(settings)
      search.weigh(places, max(0, labels.pairWeight))
      search.run(settings)
    }
    let count = (labelled.columns + labelled.judged).reduce(0) { $0 + $1.patterns.pairs }
    let parameters = parameters(
      of: search, random: random.counts.pairs, candidates: candidates.counts.pairs + count,
      method: isSupervised ? "labels" : "expectation–maximization with labels")
    return TrainingOutcome(
      parameters: parameters,
      warnings: TrainingWarning.all(compiled, search: search, chance: chance, parameters: parameters))
  }

  /// The weight with which the judged pairs together count for as much as the matches that a first estimate finds.
  private func leadingWeight(_ estimate: ExpectationMaximization, judged: Int) -> Double {
    let matches = estimate.classes.relations.indices.filter { estimate.classes.relations[$0] == 0 }
      .reduce(0) { $0 + estimate.shares[$1] * compiled.pairs.count }
    return min(max(matches / Double(judged), 1), 100)
  }

  /// Labelled pairs as groups for training.
  private struct LabelledGroups {
    /// Those of the columns of entities and households.
    var columns: [PatternGroup] = []
    /// Those that somebody judged.
    var judged: [PatternGroup] = []
    /// What labels of half a certainty leave open.
    var unsure: [PatternGroup] = []
    /// The classes that have labelled matches.
    var taught: Set<Int> = []
  }

  private func labelledGroups(
    _ known: LabelledPairs, classes: LatentClasses, settings: TrainingDeclaration
  ) -> LabelledGroups {
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
      pattern.free = CompiledModel.free(blocks.rulesOffering(lhs, rhs), touched: touched)
      let kind = LabelledPairs.Kind(relation: label.relation, isMatch: label.isMatch)
      judged[kind, default: [:]][pattern, default: 0] += label.certainty
      if label.certainty < 1 { unsure[pattern, default: 0] += 1 - label.certainty }
    }

    var groups = LabelledGroups()
    func group(_ tally: [PairPattern: Double], _ kind: LabelledPairs.Kind, share: Double) -> PatternGroup {
      var group = PatternGroup(PatternCounts(weighted: tally), share: share)
      group.allow(classes.relations) { relation in
        kind.isMatch ? relation == kind.relation : relation.map { $0 > kind.relation } ?? true
      }
      group.mayBeUnrelated = !kind.isMatch
      if kind.isMatch {
        groups.taught.formUnion(
          classes.relations.indices.filter { classes.relations[$0] == kind.relation })
      }
      return group
    }
    for kind in columns.keys.sorted() {
      groups.columns.append(group(columns[kind] ?? [:], kind, share: shares[kind] ?? 1))
    }
    for kind in judged.keys.sorted() { groups.judged.append(group(judged[kind] ?? [:], kind, share: 1)) }
    if !unsure.isEmpty { groups.unsure = [PatternGroup(PatternCounts(weighted: unsure), share: 1)] }
    return groups
  }
}
