internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage
internal import TableIO

extension EvaluateCommand {
  /// Judges all pairs that a model scores by the labels of some of them.
  func evaluateModel(_ model: String, labels path: String) async throws {
    let progress = messages.reporter
    let types = try places.valueTypes()
    let document = try ModelDocument(path: model, types: types, messages)
    let relations = document.model.relations.map(\.name)
    let asked = try position(of: relation.first, among: relations)
    let sources = try ModelTable.read(
      inputs, for: document, options: input, id: id.idColumn, threads: runOptions.threads)
    let prepared = try await ModelRun(
      sources, model: declaredModel(document.model), types: types, threads: runOptions.threads,
      messages: messages,
      progress: progress)
    let labels = try LabelReading(path: path, options: input, run: prepared)
    if !messages.quiet { StandardError.printLine(labels.description) }
    let parameters = try await prepared.parameters(messages, progress: progress)
    let outcome = try await prepared.link(parameters, progress: progress)
    let threshold = document.model.relations[asked].effectiveThresholds.match
    let bound = Linker.log2Odds(threshold)
    var places: [RecordPair: Int] = [:]
    var candidates: [ClericalEvaluation.Candidate] = []
    for pair in outcome.pairs {
      let probability = outcome.probability(of: pair, relation: asked)
      places[RecordPair(pair.left, pair.right)] = candidates.count
      candidates.append(
        .init(bits: Linker.log2Odds(probability) - bound, isLinked: probability >= threshold))
    }
    let judged = labels.pairs.compactMap { label in
      Self.score(label, relation: asked).map { score in
        (candidate: places[label.pair].map { candidates[$0] }, score: score)
      }
    }
    try write(
      [
        ClericalEvaluation(
          relation: relations[asked], candidates: candidates, labels: judged,
          scope: "among the pairs that were compared and have a probability of 0.001 or more")
      ], labels: judged.count, path: path)
    try finish(prepared.rejects, labels.rejects)
  }

  /// What a label says of a relation; `nil` where it says nothing of it.
  private static func score(_ label: PairLabel, relation: Int) -> Float? {
    if label.relation == relation { return label.score }
    // Of a narrower relation: one person is one household. Who is not one person may be one.
    if label.relation < relation { return label.isMatch ? label.score : nil }
    // Of a wider one: two people of one household are not one person, and so are two of none.
    return label.isMatch ? 1 - label.score : label.score
  }

  /// Judges the links of a file by labels of some of them.
  func evaluateLinks(labels path: String) throws {
    let table = try LinkTable(read(links), oneTable: oneTable)
    let labelTable = try read(path)
    let labels = try LabelTable(reading: CSVSource(table: labelTable))
    var rejects = RejectList()
    rejects.add(rejectsOf: labelTable)
    for rejected in labels.rejected {
      rejects.add(row: rejected.row, of: labelTable, column: rejected.column, reason: rejected.reason)
    }
    var numbers = table.numbers
    // Of two labels of one pair the later one counts.
    var scores: [RecordPair: [String: Float]] = [:]
    for label in labels.pairs {
      let pair = numbers.pair(label.leftSource, label.leftID, label.rightSource, label.rightID)
      scores[pair, default: [:]][label.relation] = label.score
    }
    let evaluations = try table.groups(of: relation).map { name, links in
      // Links were made by a threshold that the file does not name: it is where they begin.
      let bound = links.filter(\.isMatch).map(\.weight).min() ?? links.map(\.weight).max() ?? 0
      let names = Set(links.map(\.relation))
      var candidates: [RecordPair: ClericalEvaluation.Candidate] = [:]
      for link in links { candidates[link.pair] = .init(bits: link.weight - bound, isLinked: link.isMatch) }
      var judged: [(candidate: ClericalEvaluation.Candidate?, score: Float)] = []
      for (pair, said) in scores {
        // A label that names no relation is of the one that is asked about.
        let score = said.filter { names.contains($0.key) || $0.key.isEmpty }.values.max()
        if let score { judged.append((candidates[pair], score)) }
      }
      return ClericalEvaluation(
        relation: name, candidates: Array(candidates.values), labels: judged,
        scope: "among the links of the file, match and review")
    }
    // Of relations that nobody asked about those that labels speak of.
    try write(
      evaluations.filter { !relation.isEmpty || $0.labels > 0 || evaluations.count == 1 },
      labels: evaluations.reduce(0) { $0 + $1.labels }, path: path)
    try finish(table.rejects, rejects)
  }

  private func write(_ evaluations: [ClericalEvaluation], labels: Int, path: String) throws {
    if labels == 0 {
      throw ValidationError(
        "\(path): no label is of one of the pairs that are judged; label some with idmatch label.")
    }
    try StandardOutput.write(
      messages.json
        ? try json(["relations": evaluations]) + "\n" : evaluations.map(\.text).joined(separator: "\n"))
  }

  private func finish(_ one: RejectList, _ other: RejectList) throws {
    var rejects = one
    rejects.add(other)
    rejects.report(messages, rejectsFile: nil)
    if !rejects.rows.isEmpty { throw ExitCode(ExitStatus.rejects) }
  }
}
