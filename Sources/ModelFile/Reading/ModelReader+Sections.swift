internal import RecordLinkage
internal import YAMLReading
internal import Yams

extension ModelReader {
  /// Reads the sections of a model, the columns first: the others refer to them.
  mutating func readModel(_ root: Piece) {
    let expected = "a mapping with the keys " + Quoting.choice(ModelKeys.model)
    guard let sections = fields(root, ModelKeys.model, expected: expected) else { return }
    if let name = sections["model"] {
      model.name = text(name, expected: "the name of the model") ?? ""
    } else {
      report(root, found: "no `model`", expected: "the name of the model, `model: persons`")
    }
    readColumns(sections["columns"], root: root)
    readRelations(sections["relations"])
    readComparisons(sections["comparisons"], root: root)
    if let blocking = sections["blocking"] { readBlocking(blocking) }
    if let linking = sections["linking"] { readLinking(linking) }
    if let training = sections["training"] { readTraining(training) }
    if let parameters = sections["parameters"], !parameters.isNothing { readParameters(parameters) }
  }

  // MARK: Relations

  private mutating func readRelations(_ section: Piece?) {
    guard let section else { return }
    let expected =
      "one relation or two, each a name with its thresholds: `person: {match: 0.95, review: 0.5}`"
    guard let entries = entries(section, expected: expected) else { return }
    if entries.isEmpty || entries.count > ModelLimits.relations {
      report(
        section, found: entries.isEmpty ? "no relation" : "\(entries.count) relations", expected: expected)
    }
    model.relations = entries.map { relation($0) }
  }

  private mutating func relation(_ entry: Entry) -> RelationDeclaration {
    var relation = RelationDeclaration(entry.key)
    guard
      let fields = fields(
        entry.value, ModelKeys.relation, expected: "a mapping with " + Quoting.choice(ModelKeys.relation))
    else { return relation }
    if let piece = fields["clustering"], let method: ClusteringMethod = choice(piece, "clustering") {
      relation.clustering = method
    }
    let expected = "a probability, 0…1"
    let match = fields["match"].flatMap { number($0, in: 0...1, expected: expected) }
    let review = fields["review"].flatMap { number($0, in: 0...1, expected: expected) }
    if (fields["match"] == nil) != (fields["review"] == nil) {
      report(
        entry.value, found: fields["match"] == nil ? "`review` without `match`" : "`match` without `review`",
        expected: "both, or neither for thresholds that the engine chooses")
    }
    guard let match, let review else { return relation }
    if match < review, let piece = fields["match"] {
      report(
        piece, found: "`match` \(NumberText.shortest(match)) below `review` \(NumberText.shortest(review))",
        expected: "`match` to be at least `review`")
    }
    relation.thresholds = BandThresholds(match: Float(match), review: Float(review))
    return relation
  }

  // MARK: Linking

  private mutating func readLinking(_ section: Piece) {
    guard let fields = fields(section, ModelKeys.linking, expected: "a mapping with `within`"),
      let piece = fields["within"],
      let items = items(piece, expected: "a list of tables by position, `[0]` for the first")
    else { return }
    for item in items {
      let expected = "the position of a table, 0 for the first"
      guard let source = integer(item, in: 0...0xFFFF, expected: expected) else { continue }
      model.linking.withinSources.insert(source)
    }
  }

  // MARK: Training

  private mutating func readTraining(_ section: Piece) {
    guard
      let fields = fields(
        section, ModelKeys.training, expected: "a mapping with " + Quoting.choice(ModelKeys.training))
    else { return }
    let count = "a whole number, 1 or more"
    if let piece = fields["seed"], let seed = unsigned(piece, expected: "a whole number, 0 or more") {
      model.training.seed = seed
    }
    if let piece = fields["random-pairs"], let pairs = integer(piece, in: 1...Int.max, expected: count) {
      model.training.randomPairs = pairs
    }
    if let piece = fields["candidate-pairs"], let pairs = integer(piece, in: 1...Int.max, expected: count) {
      model.training.candidatePairs = pairs
    }
    if let piece = fields["iterations"], let iterations = integer(piece, in: 1...Int.max, expected: count) {
      model.training.iterations = iterations
    }
    if let piece = fields["tolerance"],
      let tolerance = number(
        piece, in: Double.leastNonzeroMagnitude...1, expected: "a number above 0, at most 1: 0.0001")
    {
      model.training.tolerance = tolerance
    }
    if let piece = fields["matches"] { model.training.matches = deterministicMatches(piece) }
  }
}
