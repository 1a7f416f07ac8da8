internal import RecordLinkage
internal import TableIO

/// What a run by a model file did, for a person or, as JSON, for a program.
struct ModelSummary: RunSummary {
  /// One input.
  struct Input: Encodable {
    var path: String
    var encoding: String
    var rows: Int
  }

  /// What was found of one relation.
  struct Relation: Encodable {
    var name: String
    var matchThreshold: Float
    var matches: Int
    var reviews: Int
    /// Entities, for a deduplicated table.
    var entities: Int?
    /// Matches that clustering did not follow.
    var refusedLinks: Int
  }

  var command: String
  var version = IdmatchCommand.version
  var model: String
  var inputs: [Input]
  var output: String
  var rejectedRows: Int
  var comparedPairs: Int
  var relations: [Relation]
  var lostCharacters = 0
  var blocking: [BlockingRuleSummary]

  init(command: String, run: ModelRun, resolution: Resolution, model: String, output: String) {
    self.command = command
    self.model = model
    self.output = output
    inputs = run.sources.map {
      Input(path: $0.table.path, encoding: $0.table.encoding.rawValue, rows: $0.rowCount)
    }
    rejectedRows = run.rejects.rows.count
    comparedPairs = resolution.comparedPairs
    let isDeduplication = run.sources.count == 1
    relations = run.linker.model.relations.enumerated().map { number, relation in
      var (matches, reviews) = (0, 0)
      for link in resolution.links where link.relation == number {
        if link.band == .match { matches += 1 } else if link.band == .review { reviews += 1 }
      }
      // A cluster is called by its record of the smallest number.
      let entities = resolution.clusters[number].enumerated().count { $0.offset == Int($0.element) }
      return Relation(
        name: relation.name, matchThreshold: relation.effectiveThresholds.match,
        matches: matches, reviews: reviews, entities: isDeduplication ? entities : nil,
        refusedLinks: resolution.refused[number].count)
    }
    blocking = run.linker.blockingReport.rules.map(BlockingRuleSummary.init)
  }

  /// Says it, as the options ask.
  func report(_ messages: MessageOptions, notes: [String]) throws {
    try report(messages) {
      let number = ProgressReporter.grouped
      var lines = ["\(number(comparedPairs)) pairs compared"]
      for relation in relations {
        var text = "\(relation.name): \(number(relation.matches)) links match (probability from "
        text += "\(relation.matchThreshold)), \(number(relation.reviews)) to review"
        if let entities = relation.entities { text += "; \(number(entities)) entities" }
        lines.append(text)
        if relation.refusedLinks > 0 {
          lines.append(
            "note: \(number(relation.refusedLinks)) links did not join entities that the other pairs keep apart"
          )
        }
      }
      return lines + notes.map { "note: \($0)" }
    }
  }
}
