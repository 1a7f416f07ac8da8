import IdentityMatching
import RecordLinkage

/// Links the corpus's applications to its customers and prints how well.
func printEvaluation(of corpus: CorpusInMemory) async {
  let clock = ContinuousClock()
  let start = clock.now
  let outcome = await IdentityMatcher().run(corpus.table, workers: 2)
  let links = outcome.links.map {
    LinkEvaluation.Link(
      pair: .init(corpus.applicationIDs[$0.left], corpus.customerIDs[$0.right]), relation: $0.relation,
      band: $0.band)
  }
  let evaluation = LinkEvaluation(links: links, truth: corpus.truth)
  print("\n\(outcome.comparedPairs) pairs compared in \(clock.now - start), \(links.count) links")
  for (name, part) in [
    ("person", evaluation.person), ("person, review included", evaluation.personWithReview),
    ("household", evaluation.household), ("household of others", evaluation.householdOfOthers),
  ] {
    print(name, part, "P \(part.precision ?? 0) R \(part.recall ?? 0) F1 \(part.f1 ?? 0)")
  }
  print(
    "category: records, persons matched + in review / persons, false matches + in review, households matched")
  for category in evaluation.categories {
    print(
      "  \(category.name): \(category.records), \(category.personsMatched)+\(category.personsInReview)/\(category.persons),"
        + " \(category.falsePersons)+\(category.falsePersonsInReview), \(category.householdsMatched)/\(category.households)"
    )
  }
  for rule in outcome.blocking.rules {
    print("  rule \(rule.name): \(rule.pairs) pairs, largest \(rule.largestBlock), split \(rule.splitBlocks)")
  }
}
