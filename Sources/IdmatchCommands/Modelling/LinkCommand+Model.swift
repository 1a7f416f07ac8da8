internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage
internal import TableIO

extension LinkCommand {
  /// Links tables by a model file.
  func runModel() async throws {
    ProcessMemory.giveBackLargePieces()
    let progress = messages.reporter
    let types = try places.valueTypes()
    let document = try model.document(types, messages)
    let declared = declaredModel(document.model)
    let sources = try ModelTable.read(
      tables, for: document, options: input, id: columns.idColumn, threads: run.threads)
    let clusterHeader = ["source", "id"] + declared.relations.map { clusterColumn($0.name) }
    let header = ModelRun.linkHeader(tables: sources.count, model: declared)
    let writer = try output.writer(header: header)
    let clusterWriter = try clusters.map { try output.writer(header: clusterHeader, path: $0) }
    let qualityWriter = try entities.clusterQuality.map {
      try output.writer(header: EntityOptions.qualityHeader, path: $0)
    }
    let rejectWriter = try reject.writer(output)
    let metadata = try RunRecord(record)
    let prepared = try await ModelRun(
      sources, model: declared, types: types, threads: run.threads, messages: messages, progress: progress)
    let parameters = try await prepared.parameters(messages, progress: progress)
    let decisions = try entities.decisions(prepared, input: input, messages: messages)
    let resolution = try await prepared.resolve(
      parameters, decisions: decisions?.pairs ?? [], measuresQuality: qualityWriter != nil,
      progress: progress)
    try prepared.write(resolution, to: writer, threads: run.threads)
    if let clusterWriter {
      try await prepared.writeClusters(resolution, to: clusterWriter, threads: run.threads, messages)
      try clusterWriter.commit()
    }
    if let qualityWriter {
      try prepared.writeQuality(resolution, names: prepared.clusterNames(messages), to: qualityWriter)
      try qualityWriter.commit()
    }
    try writer.commit()
    var written = [ModelRun.Written(writer: writer, path: output.output, header: header)]
    if let clusterWriter, let clusters {
      written.append(.init(writer: clusterWriter, path: clusters, header: clusterHeader))
    }
    if let qualityWriter, let path = entities.clusterQuality {
      written.append(.init(writer: qualityWriter, path: path, header: EntityOptions.qualityHeader))
    }
    try prepared.end(
      "link", resolution, model: model.model, written: written, output: output.output, rejects: reject,
      rejectWriter: rejectWriter, labels: decisions?.rejects, record: metadata, messages: messages)
  }

  /// The model as the options want it.
  private func declaredModel(_ declared: LinkageModel) -> LinkageModel {
    var model = declared
    if withinSource { model.linking.withinSources = Set(tables.indices) }
    if oneToOne {
      for relation in model.relations.indices { model.relations[relation].clustering = .optimalAssignment }
    }
    return model
  }
}
