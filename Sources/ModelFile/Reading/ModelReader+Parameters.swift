internal import RecordLinkage
internal import YAMLReading
internal import Yams

extension ModelReader {
  mutating func readParameters(_ section: Piece) {
    guard
      let fields = fields(
        section, ModelKeys.parameters, expected: "a mapping with " + Quoting.choice(ModelKeys.parameters))
    else { return }
    for key in ["classes", "comparisons"] where fields[key] == nil {
      report(section, found: "no `\(key)`", expected: "`classes` and `comparisons`, as training writes them")
    }
    guard let classSection = fields["classes"], let comparisons = fields["comparisons"],
      let classes = classes(classSection)
    else { return }
    var parameters = ModelParameters(classes: classes, comparisons: [])
    if let entries = entries(comparisons, expected: "the comparisons by name, each a list of levels") {
      let names = model.comparisons.map(\.name)
      for entry in entries where !names.contains(entry.key) {
        reportUnknown(entry.name, "comparison", entry.key, known: names)
      }
      for comparison in model.comparisons {
        guard let entry = entries.first(where: { $0.key == comparison.name }) else {
          report(
            comparisons, found: "nothing for the comparison `\(Quoting.shortened(comparison.name))`",
            expected: "the probabilities of its levels; train the model again")
          continue
        }
        parameters.comparisons.append(levelParameters(entry.value, comparison, classes: classes.map(\.name)))
      }
    }
    if let piece = fields["dependences"] { parameters.dependences = dependences(piece) }
    if let piece = fields["provenance"] { parameters.provenance = provenance(piece) }
    model.parameters = parameters
  }

  // MARK: Classes

  private mutating func classes(_ section: Piece) -> [ModelParameters.LatentClass]? {
    let expected =
      "one to \(ModelLimits.classes) classes by name: `person: {relation: person, pairs-per-record: 0.3}`"
    guard let entries = entries(section, expected: expected) else { return nil }
    if entries.isEmpty || entries.count > ModelLimits.classes {
      report(section, found: "\(entries.count) classes", expected: expected)
    }
    return entries.prefix(ModelLimits.items).map { latentClass($0) }
  }

  private mutating func latentClass(_ entry: Entry) -> ModelParameters.LatentClass {
    var result = ModelParameters.LatentClass(name: entry.key, relation: nil, pairsPerRecord: 0)
    guard
      let fields = fields(
        entry.value, ModelKeys.latentClass,
        expected: "a mapping with " + Quoting.choice(ModelKeys.latentClass))
    else { return result }
    if let piece = fields["relation"], let name = text(piece, expected: "a relation of the model") {
      result.relation = model.relations.firstIndex { $0.name == name }
      if result.relation == nil { reportUnknown(piece, "relation", name, known: model.relations.map(\.name)) }
    }
    let expected = "how many pairs of the class a record is in, 0 or more"
    if let piece = fields["pairs-per-record"] {
      result.pairsPerRecord =
        number(piece, in: 0...Double.greatestFiniteMagnitude, expected: expected) ?? 0
    } else {
      report(entry.value, found: "no `pairs-per-record`", expected: expected)
    }
    return result
  }

  // MARK: Levels

  private mutating func levelParameters(
    _ piece: Piece, _ comparison: ComparisonDeclaration, classes: [String]
  ) -> [ModelParameters.Level] {
    let expected = "a list of levels: `- {level: exact, m: {…}, u: 0.001}`"
    guard let items = items(piece, expected: expected) else { return [] }
    if items.count != comparison.levels.count {
      report(
        piece, found: "the probabilities of \(items.count) levels",
        expected: "those of the comparison's \(comparison.levels.count) levels; train the model again")
    }
    let errorsBefore = notes.errorCount
    let labels = comparison.levelLabels
    let levels = items.prefix(ModelLimits.items).enumerated().map { number, item in
      level(item, label: number < labels.count ? labels[number] : nil, classes: classes)
    }
    guard notes.errorCount == errorsBefore else { return levels }
    // The levels of a pair exclude one another; the rest up to 1 are pairs that lack a value.
    let sums = classes.indices.map { position in levels.reduce(0) { $0 + $1.m[position] } }
    let unrelated = levels.reduce(0) { $0 + $1.u }
    for (name, sum) in zip(classes.map { "m of `\(Quoting.shortened($0))`" } + ["u"], sums + [unrelated])
    where sum > 1.001 {
      report(
        piece, severity: .warning, found: "the \(name) of all levels together \(NumberText.significant(sum))",
        expected: "at most 1")
    }
    return levels
  }

  private mutating func level(_ piece: Piece, label: String?, classes: [String]) -> ModelParameters.Level {
    var level = ModelParameters.Level(m: classes.map { _ in 1 }, u: 1)
    guard
      let fields = fields(
        piece, ModelKeys.levelParameters,
        expected: "a mapping with " + Quoting.choice(ModelKeys.levelParameters))
    else { return level }
    if let place = fields["level"], let name = text(place, expected: "the level"), let label, name != label {
      report(
        place, found: "the level `\(Quoting.shortened(name))`",
        expected: "`\(Quoting.shortened(label))`, which stands here in the comparison; train the model again")
    }
    if let place = fields["u"] {
      level.u = probability(place) ?? 1
    } else {
      report(piece, found: "no `u`", expected: "how often unrelated pairs show the level")
    }
    if let place = fields["unrelated-shares"],
      let shares = items(place, expected: "a list of shares, 0…1")
    {
      level.unrelatedShares = shares.compactMap { number($0, in: 0...1, expected: "a share, 0…1") }
    }
    let expected = "how often each class shows the level: `m: {\(classes.first ?? "person"): 0.9}`"
    guard let place = fields["m"] else {
      report(piece, found: "no `m`", expected: expected)
      return level
    }
    guard let entries = entries(place, expected: expected) else { return level }
    for entry in entries {
      guard let position = classes.firstIndex(of: entry.key) else {
        reportUnknown(entry.name, "class", entry.key, known: classes)
        continue
      }
      level.m[position] = probability(entry.value) ?? 1
    }
    for name in classes where !entries.contains(where: { $0.key == name }) {
      report(place, found: "no probability of the class `\(Quoting.shortened(name))`", expected: expected)
    }
    return level
  }

  private mutating func probability(_ piece: Piece) -> Double? {
    number(piece, in: Double.leastNonzeroMagnitude...1, expected: "a probability above 0, at most 1")
  }

  // MARK: Provenance

  private mutating func provenance(_ piece: Piece) -> ModelParameters.Provenance? {
    guard
      let fields = fields(
        piece, ModelKeys.provenance, expected: "a mapping with " + Quoting.choice(ModelKeys.provenance))
    else { return nil }
    var result = ModelParameters.Provenance(
      engine: "", method: "", seed: 0, records: 0, randomPairs: 0, candidatePairs: 0, iterations: 0,
      hasConverged: false, contentHash: 0)
    let absent = ModelKeys.provenance.filter { fields[$0] == nil }
    if !absent.isEmpty {
      report(
        piece, found: "no \(Quoting.choice(absent))", expected: "all that training writes, or no `provenance`"
      )
    }
    for key in ModelKeys.provenance {
      guard let place = fields[key] else { continue }
      let count = "a whole number, 0 or more"
      switch key {
      case "engine": result.engine = text(place, expected: "the version of the program") ?? ""
      case "method": result.method = text(place, expected: "a method of estimation") ?? ""
      case "seed": result.seed = unsigned(place, expected: count) ?? 0
      case "records": result.records = integer(place, in: 0...Int.max, expected: count) ?? 0
      case "random-pairs": result.randomPairs = integer(place, in: 0...Int.max, expected: count) ?? 0
      case "candidate-pairs": result.candidatePairs = integer(place, in: 0...Int.max, expected: count) ?? 0
      case "iterations": result.iterations = integer(place, in: 0...Int.max, expected: count) ?? 0
      case "converged": result.hasConverged = boolean(place) ?? false
      default:
        let expected = "16 hexadecimal digits"
        guard let hash = text(place, expected: expected) else { continue }
        if hash.utf8.count == 16, let value = UInt64(hash, radix: 16), !hash.hasPrefix("+") {
          result.contentHash = value
        } else {
          reportType(place, expected: expected)
        }
      }
    }
    return result
  }
}
