internal import RecordLinkage

extension YAMLTree {
  /// A model as a file has it: what is as by default is left out.
  static func model(_ model: LinkageModel) -> YAMLTree {
    var sections: [Entry] = [
      .init("model", .text(model.name)),
      .init("columns", .mapping(model.columns.map { .init($0.name, .column($0)) }, .block)),
      .init("comparisons", .list(model.comparisons.map { .comparison($0) }, .spaced)),
    ]
    let standard = LinkageModel(name: "")
    if model.blocking != standard.blocking { sections.append(.init("blocking", .blocking(model.blocking))) }
    sections.append(
      .init("relations", .mapping(model.relations.map { .init($0.name, .relation($0)) }, .block)))
    if model.linking != standard.linking {
      let sources = model.linking.withinSources.sorted().map { YAMLTree.integer($0) }
      sections.append(.init("linking", .mapping([.init("within", .list(sources, .flow))], .flow)))
    }
    if model.training != standard.training { sections.append(.init("training", .training(model.training))) }
    if let parameters = model.parameters {
      sections.append(.init("parameters", .parameters(parameters, model)))
    }
    return .mapping(sections, .spaced)
  }

  private static func column(_ column: ColumnDeclaration) -> YAMLTree {
    var entries: [Entry] = [.init("type", .text(column.type))]
    if let header = column.headers.first {
      entries.append(.init("header", column.headers.count == 1 ? .text(header) : .texts(column.headers)))
    }
    if !column.joined.isEmpty { entries.append(.init("join", .texts(column.joined))) }
    if let steps = column.normalizers { entries.append(.init("normalizers", .texts(steps))) }
    if let separator = column.separator { entries.append(.init("separator", .text(separator))) }
    if !column.missing.isEmpty { entries.append(.init("missing", .texts(column.missing))) }
    return entries.count == 1 ? .text(column.type) : .mapping(entries, .flow)
  }

  private static func relation(_ relation: RelationDeclaration) -> YAMLTree {
    var entries: [Entry] = []
    if let thresholds = relation.thresholds {
      entries.append(.init("match", .scalar(NumberText.shortest(thresholds.match))))
      entries.append(.init("review", .scalar(NumberText.shortest(thresholds.review))))
    }
    entries.append(.init("clustering", .text(relation.clustering.rawValue)))
    return .mapping(entries, .flow)
  }

  private static func training(_ training: TrainingDeclaration) -> YAMLTree {
    var entries: [Entry] = [
      .init("seed", .integer(training.seed)),
      .init("random-pairs", .integer(training.randomPairs)),
      .init("candidate-pairs", .integer(training.candidatePairs)),
      .init("iterations", .integer(training.iterations)),
      .init("tolerance", .number(training.tolerance)),
    ]
    if let matches = training.matches {
      let rules = matches.rules.map { rule($0) }
      entries.append(
        .init(
          "matches",
          .mapping([.init("rules", .list(rules, .flow)), .init("recall", .number(matches.recall))], .flow)))
    }
    return .mapping(entries, .block)
  }

  // MARK: Comparisons

  private static func comparison(_ comparison: ComparisonDeclaration) -> YAMLTree {
    let columns = comparison.writtenColumns
    var entries: [Entry] = [.init("name", .text(comparison.name))]
    if let key = comparison.matchKeyName { entries.append(.init("match-key", .text(key))) }
    if columns.count == 1 { entries.append(.init("column", .text(columns[0]))) }
    if columns.count > 1 { entries.append(.init("columns", .texts(columns))) }
    entries.append(.init("role", .text(comparison.role.rawValue)))

    // The adjustment of the first level of equal values stands above them all.
    let equal = comparison.levels.filter(\.condition.isEquality)
    let common: TermFrequency? = equal.compactMap(\.termFrequency).first
    if let common { entries.append(.init("term-frequency", .termFrequency(common))) }
    let levels = comparison.levels.map { level in
      YAMLTree.level(level, columns: columns, inherited: level.condition.isEquality ? common : nil)
    }
    entries.append(.init("levels", .list(levels, .block)))
    return .mapping(entries, .block)
  }

  private static func level(
    _ level: LevelDeclaration, columns: [String], inherited: TermFrequency?
  ) -> YAMLTree {
    let isInherited = level.termFrequency == inherited
    if level.label == nil, isInherited { return .condition(level.condition, columns: columns) }
    var entries: [Entry] = []
    if let label = level.label { entries.append(.init("label", .text(label))) }
    entries.append(keyed(level.condition, columns: columns))
    if !isInherited {
      let own = level.termFrequency.map { termFrequency($0) }
      entries.append(.init("term-frequency", own ?? .scalar("false")))
    }
    return .mapping(entries, .flow)
  }

  private static func termFrequency(_ adjustment: TermFrequency) -> YAMLTree {
    var entries: [Entry] = []
    if adjustment.damping != 1 { entries.append(.init("damping", .number(adjustment.damping))) }
    if adjustment.minimum != 0 { entries.append(.init("minimum", .number(adjustment.minimum))) }
    if !adjustment.columns.isEmpty { entries.append(.init("columns", .texts(adjustment.columns))) }
    return entries.isEmpty ? .scalar("true") : .mapping(entries, .flow)
  }

  // MARK: Blocking

  private static func blocking(_ blocking: BlockingDeclaration) -> YAMLTree {
    let standard = BlockingDeclaration()
    var entries: [Entry] = []
    if blocking.largestBlock != standard.largestBlock {
      entries.append(.init("largest-block", .integer(blocking.largestBlock)))
    }
    if blocking.pairsPerRecord != standard.pairsPerRecord {
      entries.append(.init("pairs-per-record", .number(blocking.pairsPerRecord)))
    }
    if !blocking.rules.isEmpty {
      entries.append(.init("rules", .list(blocking.rules.map { .rule($0) }, .block)))
    }
    return .mapping(entries, .block)
  }

  private static func rule(_ rule: BlockingRuleDeclaration) -> YAMLTree {
    let keys = YAMLTree.texts(rule.parts.map(\.description))
    guard !rule.refinements.isEmpty || rule.salt != 1 else { return keys }
    var entries: [Entry] = [.init("keys", keys)]
    if !rule.refinements.isEmpty {
      entries.append(.init("split-by", .texts(rule.refinements.map(\.description))))
    }
    if rule.salt != 1 { entries.append(.init("salt", .integer(rule.salt))) }
    return .mapping(entries, .flow)
  }

  // MARK: Parameters

  private static func parameters(_ parameters: ModelParameters, _ model: LinkageModel) -> YAMLTree {
    func six(_ number: Double) -> YAMLTree { .scalar(NumberText.significant(number)) }
    let classes = parameters.classes.map { latent -> Entry in
      var entries: [Entry] = []
      if let relation = latent.relation, model.relations.indices.contains(relation) {
        entries.append(.init("relation", .text(model.relations[relation].name)))
      }
      entries.append(.init("pairs-per-record", six(latent.pairsPerRecord)))
      return .init(latent.name, .mapping(entries, .flow))
    }
    let comparisons = zip(model.comparisons, parameters.comparisons).map {
      comparison, levels -> Entry in
      let rows = zip(comparison.levelLabels, levels).map { label, level -> YAMLTree in
        let m = zip(parameters.classes, level.m).map { Entry($0.name, six($1)) }
        var entries: [Entry] = [
          .init("level", .text(label)), .init("m", .mapping(m, .flow)), .init("u", six(level.u)),
        ]
        if !level.unrelatedShares.isEmpty {
          entries.append(.init("unrelated-shares", .list(level.unrelatedShares.map(six), .flow)))
        }
        return .mapping(entries, .flow)
      }
      return .init(comparison.name, .list(rows, .block))
    }
    var entries: [Entry] = [
      .init("classes", .mapping(classes, .block)), .init("comparisons", .mapping(comparisons, .block)),
    ]
    if !parameters.dependences.isEmpty {
      let count = model.comparisons.count
      let fitting = parameters.dependences.filter { 0..<count ~= $0.first && 0..<count ~= $0.second }
      let dependences = fitting.map { dependence -> YAMLTree in
        let names = [dependence.first, dependence.second].map { YAMLTree.text(model.comparisons[$0].name) }
        let lifts = dependence.lifts.map { YAMLTree.list($0.map(six), .flow) }
        return .mapping(
          [.init("comparisons", .list(names, .flow)), .init("lifts", .list(lifts, .flow))], .flow)
      }
      entries.append(.init("dependences", .list(dependences, .block)))
    }
    if let provenance = parameters.provenance { entries.append(.init("provenance", .provenance(provenance))) }
    return .mapping(entries, .block)
  }

  private static func provenance(_ provenance: ModelParameters.Provenance) -> YAMLTree {
    let hash = String(provenance.contentHash, radix: 16)
    let digits = String(repeating: "0", count: 16 - hash.utf8.count) + hash
    return .mapping(
      [
        .init("engine", .text(provenance.engine)),
        .init("method", .text(provenance.method)),
        .init("seed", .integer(provenance.seed)),
        .init("records", .integer(provenance.records)),
        .init("random-pairs", .integer(provenance.randomPairs)),
        .init("candidate-pairs", .integer(provenance.candidatePairs)),
        .init("iterations", .integer(provenance.iterations)),
        .init("converged", .scalar(provenance.hasConverged ? "true" : "false")),
        .init("content-hash", .scalar("\"\(digits)\"")),
      ], .block)
  }
}
