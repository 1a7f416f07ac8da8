internal import RecordLinkage

extension YAMLTree {
  /// A model as a file has it: what is as by default is left out.
  static func model(_ model: LinkageModel) -> YAMLTree {
    var sections: [(key: String, value: YAMLTree)] = [
      ("model", .text(model.name)),
      ("columns", .mapping(model.columns.map { ($0.name, .column($0)) }, flow: false)),
      ("comparisons", .list(model.comparisons.map { .comparison($0) }, flow: false, spaced: true)),
    ]
    let standard = LinkageModel(name: "")
    if model.blocking != standard.blocking { sections.append(("blocking", .blocking(model.blocking))) }
    sections.append(
      ("relations", .mapping(model.relations.map { ($0.name, .relation($0)) }, flow: false)))
    if model.linking != standard.linking {
      let sources = model.linking.withinSources.sorted().map { YAMLTree.integer($0) }
      sections.append(("linking", .mapping([("within", .list(sources, flow: true))], flow: true)))
    }
    if model.training != standard.training { sections.append(("training", .training(model.training))) }
    if let parameters = model.parameters {
      sections.append(("parameters", .parameters(parameters, model)))
    }
    return .mapping(sections, flow: false, spaced: true)
  }

  private static func column(_ column: ColumnDeclaration) -> YAMLTree {
    var entries: [(key: String, value: YAMLTree)] = [("type", .text(column.type))]
    if let header = column.headers.first {
      entries.append(("header", column.headers.count == 1 ? .text(header) : .texts(column.headers)))
    }
    if let steps = column.normalizers { entries.append(("normalizers", .texts(steps))) }
    if let separator = column.separator { entries.append(("separator", .text(separator))) }
    if !column.missing.isEmpty { entries.append(("missing", .texts(column.missing))) }
    return entries.count == 1 ? .text(column.type) : .mapping(entries, flow: true)
  }

  private static func relation(_ relation: RelationDeclaration) -> YAMLTree {
    var entries: [(key: String, value: YAMLTree)] = []
    if let thresholds = relation.thresholds {
      entries.append(("match", .scalar(NumberText.shortest(thresholds.match))))
      entries.append(("review", .scalar(NumberText.shortest(thresholds.review))))
    }
    entries.append(("clustering", .text(relation.clustering.rawValue)))
    return .mapping(entries, flow: true)
  }

  private static func training(_ training: TrainingDeclaration) -> YAMLTree {
    .mapping(
      [
        ("seed", .integer(training.seed)),
        ("random-pairs", .integer(training.randomPairs)),
        ("candidate-pairs", .integer(training.candidatePairs)),
        ("iterations", .integer(training.iterations)),
        ("tolerance", .number(training.tolerance)),
      ], flow: false)
  }

  // MARK: Comparisons

  private static func comparison(_ comparison: ComparisonDeclaration) -> YAMLTree {
    let columns = comparison.comparedColumns
    var entries: [(key: String, value: YAMLTree)] = [("name", .text(comparison.name))]
    if let key = comparison.matchKeyName { entries.append(("match-key", .text(key))) }
    if columns.count == 1 { entries.append(("column", .text(columns[0]))) }
    if columns.count > 1 { entries.append(("columns", .texts(columns))) }
    entries.append(("role", .text(comparison.role.rawValue)))

    // One adjustment for all levels of equal values stands above them.
    let equal = comparison.levels.filter(\.condition.isEquality).map(\.termFrequency)
    let common = Set(equal).count == 1 ? equal[0] : nil
    if let common { entries.append(("term-frequency", .termFrequency(common))) }
    let levels = comparison.levels.map { level in
      YAMLTree.level(level, columns: columns, inherited: level.condition.isEquality ? common : nil)
    }
    entries.append(("levels", .list(levels, flow: false)))
    return .mapping(entries, flow: false)
  }

  private static func level(
    _ level: LevelDeclaration, columns: [String], inherited: TermFrequency?
  ) -> YAMLTree {
    let ownFrequency = level.termFrequency == inherited ? nil : level.termFrequency
    if level.label == nil, ownFrequency == nil { return .condition(level.condition, columns: columns) }
    var entries: [(key: String, value: YAMLTree)] = []
    if let label = level.label { entries.append(("label", .text(label))) }
    entries.append(keyed(level.condition, columns: columns))
    if let ownFrequency { entries.append(("term-frequency", .termFrequency(ownFrequency))) }
    return .mapping(entries, flow: true)
  }

  private static func termFrequency(_ adjustment: TermFrequency) -> YAMLTree {
    var entries: [(key: String, value: YAMLTree)] = []
    if adjustment.damping != 1 { entries.append(("damping", .number(adjustment.damping))) }
    if adjustment.minimum != 0 { entries.append(("minimum", .number(adjustment.minimum))) }
    if !adjustment.columns.isEmpty { entries.append(("columns", .texts(adjustment.columns))) }
    return entries.isEmpty ? .scalar("true") : .mapping(entries, flow: true)
  }

  // MARK: Blocking

  private static func blocking(_ blocking: BlockingDeclaration) -> YAMLTree {
    let standard = BlockingDeclaration()
    var entries: [(key: String, value: YAMLTree)] = []
    if blocking.largestBlock != standard.largestBlock {
      entries.append(("largest-block", .integer(blocking.largestBlock)))
    }
    if blocking.pairsPerRecord != standard.pairsPerRecord {
      entries.append(("pairs-per-record", .number(blocking.pairsPerRecord)))
    }
    if !blocking.rules.isEmpty {
      entries.append(("rules", .list(blocking.rules.map { .rule($0) }, flow: false)))
    }
    return .mapping(entries, flow: false)
  }

  private static func rule(_ rule: BlockingRuleDeclaration) -> YAMLTree {
    let keys = YAMLTree.texts(rule.parts.map { KeyPartNotation.text($0) })
    guard !rule.refinements.isEmpty || rule.salt != 1 else { return keys }
    var entries: [(key: String, value: YAMLTree)] = [("keys", keys)]
    if !rule.refinements.isEmpty {
      entries.append(("split-by", .texts(rule.refinements.map { KeyPartNotation.text($0) })))
    }
    if rule.salt != 1 { entries.append(("salt", .integer(rule.salt))) }
    return .mapping(entries, flow: true)
  }

  // MARK: Parameters

  private static func parameters(_ parameters: ModelParameters, _ model: LinkageModel) -> YAMLTree {
    func six(_ number: Double) -> YAMLTree { .scalar(NumberText.significant(number)) }
    let classes = parameters.classes.map { latent -> (key: String, value: YAMLTree) in
      var entries: [(key: String, value: YAMLTree)] = []
      if let relation = latent.relation, model.relations.indices.contains(relation) {
        entries.append(("relation", .text(model.relations[relation].name)))
      }
      entries.append(("pairs-per-record", six(latent.pairsPerRecord)))
      return (latent.name, .mapping(entries, flow: true))
    }
    let comparisons = zip(model.comparisons, parameters.comparisons).map {
      comparison, levels -> (key: String, value: YAMLTree) in
      let rows = zip(LevelText.labels(of: comparison), levels).map { label, level -> YAMLTree in
        let m = zip(parameters.classes, level.m).map { ($0.name, six($1)) }
        var entries: [(key: String, value: YAMLTree)] = [
          ("level", .text(label)), ("m", .mapping(m, flow: true)), ("u", six(level.u)),
        ]
        if !level.unrelatedShares.isEmpty {
          entries.append(("unrelated-shares", .list(level.unrelatedShares.map(six), flow: true)))
        }
        return .mapping(entries, flow: true)
      }
      return (comparison.name, .list(rows, flow: false))
    }
    var entries: [(key: String, value: YAMLTree)] = [
      ("classes", .mapping(classes, flow: false)), ("comparisons", .mapping(comparisons, flow: false)),
    ]
    if let provenance = parameters.provenance { entries.append(("provenance", .provenance(provenance))) }
    return .mapping(entries, flow: false)
  }

  private static func provenance(_ provenance: ModelParameters.Provenance) -> YAMLTree {
    let hash = String(provenance.contentHash, radix: 16)
    let digits = String(repeating: "0", count: 16 - hash.utf8.count) + hash
    return .mapping(
      [
        ("engine", .text(provenance.engine)),
        ("method", .text(provenance.method)),
        ("seed", .integer(provenance.seed)),
        ("records", .integer(provenance.records)),
        ("random-pairs", .integer(provenance.randomPairs)),
        ("candidate-pairs", .integer(provenance.candidatePairs)),
        ("iterations", .integer(provenance.iterations)),
        ("converged", .scalar(provenance.hasConverged ? "true" : "false")),
        ("content-hash", .scalar("\"\(digits)\"")),
      ], flow: false)
  }
}
