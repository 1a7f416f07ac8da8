internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage
internal import TableIO

extension EvaluateCommand {
  /// Runs a model on tables whose truth is known, as dedupe and link do, and says how good it is and what goes wrong.
  ///
  /// Time and memory are those of dedupe or link. The reasons of wrong pairs are looked up pair by pair, about a million in a
  /// second, and none but those that --errors writes are kept (of each reason at most ``WrongPairFile/limit``). A curve needs the
  /// probabilities of pairs that are no links: for --precision, --recall and --curve the pairs are compared once more,
  /// and those with a probability of 0.001 or more are kept while that lasts.
  func evaluateModel(_ model: String) async throws {
    let progress = messages.reporter
    let types = try places.valueTypes()
    let document = try ModelDocument(path: model, types: types, messages)
    let asked = try position(of: relation.first, among: document.model.relations.map(\.name))
    let sources = try ModelTable.read(
      inputs, for: document, options: input, id: id.idColumn, threads: runOptions.threads)
    let errorWriter = try errors.map {
      try CSVWriter(path: $0, header: WrongPairFile.header(tables: sources.count))
    }
    let curveWriter = try curve.map { try CSVWriter(path: $0, header: PrecisionRecallCurve.columns) }
    let prepared = try await ModelRun(
      sources, model: declaredModel(document.model), types: types, threads: runOptions.threads,
      messages: messages,
      progress: progress)
    let reading = try readTruth(of: prepared, relation: asked)
    let parameters = try await prepared.parameters(messages, progress: progress)
    let resolution = try await prepared.resolve(parameters, progress: progress)
    progress.begin("judging", rows: nil)
    let evaluation = try prepared.linker.evaluate(
      resolution, relation: asked, truth: reading.truth, by: parameters,
      limit: errors == nil ? 0 : WrongPairFile.limit)
    progress.finish()
    let declaration = prepared.linker.model.relations[asked]
    var thresholds: [WantedThreshold] = []
    if asksForCurve {
      let curve = try await prepared.curve(
        reading.truth, relation: asked, truePairs: evaluation.truePairs, parameters, progress: progress)
      var effective = declaration
      effective.thresholds = declaration.effectiveThresholds
      thresholds = wanted.map { measure, share in
        WantedThreshold(measure, of: share, on: curve, relation: effective)
      }
      if let curveWriter { try curve.write(to: curveWriter) }
    }
    if let errorWriter { try WrongPairFile.write(evaluation.wrongPairs, of: prepared, to: errorWriter) }
    let report = ModelEvaluation(
      evaluation, of: resolution, relation: declaration, thresholds: thresholds)
    try StandardOutput.write(messages.json ? try json(report) + "\n" : report.text)
    if !messages.quiet {
      for note in Self.notes(reading, evaluation) { StandardError.printLine("note: \(note)") }
    }
    reportFiles(evaluation)
    var rejects = prepared.rejects
    rejects.add(reading.rejects)
    rejects.report(messages, rejectsFile: nil)
    if !rejects.rows.isEmpty { throw ExitCode(ExitStatus.rejects) }
  }

  private func readTruth(of run: ModelRun, relation: Int) throws -> TruthReading {
    let reading: TruthReading
    if let truthColumn {
      reading = try TruthReading(run, column: truthColumn)
    } else if let truth {
      reading = try TruthReading(run, pairs: read(truth), relation: relation)
    } else {
      throw ValidationError("Give --truth or --truth-column.")
    }
    if !messages.quiet {
      StandardError.printLine(reading.description)
      for note in reading.notes { StandardError.printLine("note: \(note)") }
    }
    return reading
  }

  /// What a person should know of a list of true pairs.
  private static func notes(_ reading: TruthReading, _ evaluation: ResolutionEvaluation) -> [String] {
    guard let listed = reading.listedPairs else { return [] }
    let number = ProgressReporter.grouped
    var notes: [String] = []
    if listed > evaluation.truePairs {
      notes.append(
        "\(number(listed - evaluation.truePairs)) true pairs are of records within a table, which are not compared with one "
          + "another; they do not count (--within-source compares them)")
    }
    if evaluation.impliedPairs > 0 {
      notes.append(
        "the true pairs imply \(number(evaluation.impliedPairs)) more by chains (a is b, b is c) that they do not name; those "
          + "count as false, so name them if they are true")
    }
    return notes
  }

  private func reportFiles(_ evaluation: ResolutionEvaluation) {
    guard !messages.quiet else { return }
    if let errors {
      let number = ProgressReporter.grouped
      let all = evaluation.counts.values.reduce(0, +)
      let written = evaluation.wrongPairs.count
      StandardError.printLine(
        "\(number(written)) wrong and missed pairs written to \(errors)"
          + (written < all ? ", of each reason the first; there are \(number(all))" : ""))
    }
    if let curve { StandardError.printLine("curve written to \(curve)") }
  }
}

extension ModelRun {
  /// Precision and recall of all pairs by their probability of a relation, from 0.001 on, below which pairs are not kept.
  fileprivate func curve(
    _ truth: LinkTruth, relation: Int, truePairs: Int, _ parameters: ModelParameters,
    progress: ProgressReporter
  ) async throws -> PrecisionRecallCurve {
    let outcome = try await link(parameters, progress: progress)
    var candidates: [(score: Float, isTrue: Bool)] = []
    candidates.reserveCapacity(outcome.pairs.count)
    for pair in outcome.pairs {
      let probability = outcome.probability(of: pair, relation: relation)
      guard probability >= Self.leastProbability,
        let isTrue = truth.isTrue(RecordPair(pair.left, pair.right))
      else { continue }
      candidates.append((probability, isTrue))
    }
    return PrecisionRecallCurve(
      candidates: candidates, missedTruePairs: truePairs - candidates.count(where: \.isTrue))
  }

  /// The probability from which ``link(_:progress:)`` keeps all pairs.
  private static var leastProbability: Float { 0.001 }
}
