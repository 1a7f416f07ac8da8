internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage
internal import TableIO

/// Tables made ready for a model.
struct ModelRun {
  let sources: [ModelTable]
  let table: LinkageTable
  let linker: Linker

  /// Reads tables and makes a model ready for them.
  init(
    _ sources: [ModelTable], model: LinkageModel, threads: Int, messages: MessageOptions,
    progress: ProgressReporter
  ) async throws {
    self.sources = sources
    if sources.reduce(0, { $0 + $1.rowCount }) < 2 {
      throw ValidationError(
        "\(sources.map(\.name).joined(separator: ", ")): there are fewer than two records, so there is nothing to compare."
      )
    }
    if !messages.quiet {
      for source in sources { StandardError.printLine(source.description) }
    }
    progress.begin("reading columns", rows: nil)
    table = try await LinkageTable(sources, model: model, types: modelTypes, workers: threads)
    progress.begin(
      model.blocking.rules.isEmpty ? "finding blocking rules" : "grouping into blocks", rows: nil)
    linker = try await Linker(model, table: table, workers: threads)
    progress.finish()
    if !messages.quiet, model.blocking.rules.isEmpty {
      StandardError.printLine(
        "blocking rules were found: " + linker.model.blocking.rules.map(\.description).joined(separator: "; ")
      )
    }
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
    _ parameters: ModelParameters, progress: ProgressReporter
  ) async throws -> Resolution {
    let scale = 10_000
    progress.begin("comparing", rows: scale)
    let resolution = try await linker.resolve(by: parameters) { share in
      progress.update(Int(share * Double(scale)))
    }
    progress.finish()
    return resolution
  }

  /// The rows that could not be read.
  var rejects: RejectList {
    var rejects = RejectList()
    for source in sources { rejects.add(rejectsOf: source.table) }
    return rejects
  }
}
