internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage

extension ExplainCommand {
  /// Explains a pair or a cluster by a model file.
  func runModel() async throws {
    let progress = messages.reporter
    let types = try places.valueTypes()
    let document = try model.document(types, messages)
    let relations = document.model.relations.map(\.name)
    let relation = try position(of: relation, among: relations)
    let sources = try ModelTable.read(
      tables, for: document, options: input, id: columns.idColumn, threads: run.threads)
    let prepared = try await ModelRun(
      sources, model: document.model, types: types, threads: run.threads, messages: messages,
      progress: progress)
    let asked = try cluster.map { try prepared.record($0) }
    let pair = try self.pair.isEmpty ? nil : prepared.pair(self.pair[0], self.pair[1])
    let parameters = try await prepared.parameters(messages, progress: progress)
    let explainer = try prepared.linker.explainer(by: parameters)
    let text: String
    if let (left, right) = pair {
      let explanation = explainer.explain(left, right)
      // Clusters are asked only where they could be what keeps the two apart.
      var separations = [ClusterSeparation?](repeating: nil, count: relations.count)
      if explanation.blocking.isCompared,
        relations.indices.contains(where: { explanation.band(ofRelation: $0) == .match })
      {
        let resolution = try await prepared.resolve(parameters, progress: progress)
        separations = relations.indices.map {
          explainer.separation(left, right, relation: $0, in: resolution)
        }
      }
      let answer = PairAnswer(run: prepared, explanation: explanation, separations: separations)
      text = messages.json ? try answer.json + "\n" : answer.text(relation: relation)
    } else if let asked {
      let resolution = try await prepared.resolve(parameters, progress: progress)
      let answer = ClusterAnswer(
        run: prepared, explainer: explainer, resolution: resolution, record: asked, relation: relation,
        messages: messages)
      text = messages.json ? try answer.json + "\n" : answer.text
    } else {
      return
    }
    try StandardOutput.write(text)
  }
}

/// The position of a relation that somebody named; the first where nobody did.
func position(of relation: String?, among relations: [String]) throws -> Int {
  guard let relation else { return 0 }
  guard let position = relations.firstIndex(of: relation) else {
    throw ValidationError(
      "The model has no relation \(relation); it has \(relations.joined(separator: ", ")).")
  }
  return position
}
