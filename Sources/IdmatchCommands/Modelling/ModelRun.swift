internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage
internal import TableIO

/// Tables made ready for a model.
struct ModelRun {
  let sources: [ModelTable]
  /// What labels, links and explanations call the tables: their files' names without folder and ending, or the paths where
  /// two would be called the same.
  let sourceNames: [String]
  /// For each table the identifiers of its records.
  let identifiers: [[String]]
  let table: LinkageTable
  let linker: Linker

  /// Reads tables and makes a model ready for them.
  init(
    _ sources: [ModelTable], model: LinkageModel, types: ValueTypes, threads: Int, messages: MessageOptions,
    progress: ProgressReporter
  ) async throws {
    self.sources = sources
    sourceNames = Self.names(of: sources.map(\.name))
    try Self.checkForPairs(sources, model: model)
    identifiers = sources.map { $0.identifiers() }
    if !messages.quiet {
      for source in sources { StandardError.printLine(source.description) }
      for place in model.linking.withinSources.sorted() where place >= sources.count && sources.count > 1 {
        StandardError.printLine(
          "note: linking.within of the model names table \(place), counted from 0; there are \(sources.count)"
        )
      }
    }
    progress.begin("reading columns", rows: nil)
    table = try await LinkageTable(sources, model: model, types: types, workers: threads)
    progress.begin(
      model.blocking.rules.isEmpty ? "finding blocking rules" : "grouping into blocks", rows: nil)
    linker = try await Linker(model, table: table, workers: threads)
    progress.finish()
    if !messages.quiet, model.blocking.rules.isEmpty {
      let rules = linker.model.blocking.rules.map(\.description)
      StandardError.printLine(
        rules.isEmpty
          ? "note: no blocking rules were found, as no column tells records apart; no pairs are compared. Declare rules "
            + "in the model under blocking if they should be"
          : "blocking rules were found: " + rules.joined(separator: "; "))
    }
  }

  /// Checks that there are records which the model allows to be of one entity.
  private static func checkForPairs(_ sources: [ModelTable], model: LinkageModel) throws {
    let names = sources.map(\.name).joined(separator: ", ")
    if sources.reduce(0, { $0 + $1.rowCount }) < 2 {
      throw ValidationError("\(names): there are fewer than two records, so there is nothing to compare.")
    }
    let isCompared =
      sources.count == 1 || sources.count { $0.rowCount > 0 } > 1
      || sources.indices.contains { model.linking.withinSources.contains($0) && sources[$0].rowCount > 1 }
    if !isCompared {
      throw ValidationError(
        "\(names): only one of the tables has records, and records of one table are not compared; "
          + "dedupe, or link --within-source, compares them.")
    }
  }

  private static func names(of paths: [String]) -> [String] {
    let short = paths.map { path in
      let file = path.split(separator: "/").last.map(String.init) ?? path
      let parts = file.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count > 1 && !parts[0].isEmpty ? parts.dropLast().joined(separator: ".") : file
    }
    return Set(short).count == short.count ? short : paths
  }

  /// The parameters of the model, or those that its tables yield.
  func parameters(_ messages: MessageOptions, progress: ProgressReporter) async throws -> ModelParameters {
    if let parameters = linker.model.parameters { return parameters }
    progress.begin("training", rows: nil)
    let outcome = await linker.train()
    progress.finish()
    report(outcome, messages)
    return outcome.parameters
  }

  /// Says what training found.
  func report(_ outcome: TrainingOutcome, _ messages: MessageOptions) {
    guard !messages.quiet else { return }
    if let provenance = outcome.parameters.provenance {
      StandardError.printLine(
        "trained on \(ProgressReporter.grouped(provenance.candidatePairs)) candidate pairs in "
          + "\(provenance.iterations) iterations")
    }
    for latent in outcome.parameters.classes {
      let records = Double(table.recordCount)
      let pairs = Int((latent.pairsPerRecord * records).rounded())
      StandardError.printLine(
        "  about \(ProgressReporter.grouped(pairs)) pairs are of the class \(latent.name)")
    }
    for warning in outcome.warnings { StandardError.printLine("note: \(warning)") }
  }

  /// The links and entities.
  func resolve(
    _ parameters: ModelParameters, decisions: [PairLabel] = [], measuresQuality: Bool = false,
    progress: ProgressReporter
  ) async throws -> Resolution {
    try checkClustering()
    return try await comparing(progress) {
      try await linker.resolve(
        by: parameters, decisions: decisions, measuresQuality: measuresQuality, progress: $0)
    }
  }

  /// All pairs of some probability.
  func link(
    _ parameters: ModelParameters, progress: ProgressReporter
  ) async throws -> LinkageOutcome {
    try await comparing(progress) { try await linker.link(by: parameters, progress: $0) }
  }

  private func comparing<R>(
    _ progress: ProgressReporter, _ body: (@escaping @Sendable (Double) -> Void) async throws -> R
  ) async throws -> R {
    let scale = 10_000
    progress.begin("comparing", rows: scale)
    let result = try await body { share in progress.update(Int(share * Double(scale))) }
    progress.finish()
    return result
  }

  /// Assignment is between two tables without duplicates: of others it would find nothing, and not say so.
  private func checkClustering() throws {
    let isBetweenTwo = sources.count == 2 && linker.model.linking.withinSources.isDisjoint(with: [0, 1])
    for relation in linker.model.relations
    where relation.clustering == .optimalAssignment && !isBetweenTwo {
      throw ValidationError(
        "The model's relation \(relation.name) has the clustering \(relation.clustering.rawValue), which links "
          + "two tables without duplicates; "
          + (sources.count == 2
            ? "here pairs within a table are wanted too" : "here there are \(sources.count)")
          + ". Declare \(ClusteringMethod.bestLink.rawValue) or \(ClusteringMethod.averageLink.rawValue).")
    }
  }

  /// The rows that could not be read.
  var rejects: RejectList {
    var rejects = RejectList()
    for source in sources { rejects.add(source.rejects) }
    return rejects
  }
}
