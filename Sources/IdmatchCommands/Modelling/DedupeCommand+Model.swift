internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage
internal import TableIO

extension DedupeCommand {
  /// Deduplicates by a model file: every row with its columns and one more for each relation.
  func runModel() async throws {
    ProcessMemory.giveBackLargePieces()
    let progress = messages.reporter
    let types = try places.valueTypes()
    let document = try model.document(types, messages)
    let source = try ModelTable.read(
      [input], for: document, options: table, id: columns.idColumn, threads: run.threads)[0]
    let relations = document.model.relations.map { clusterColumn($0.name) }
    let header = source.table.header + relations
    let doubled = relations.filter(source.table.header.contains)
    if !doubled.isEmpty, !messages.quiet {
      StandardError.printLine(
        "note: the table has \(doubled.joined(separator: " and ")) already; the new columns are the last ones"
      )
    }
    let writer = try output.writer(header: header)
    let pairs = try links.map { try output.writer(header: linkColumns, path: $0) }
    let qualityWriter = try entities.clusterQuality.map {
      try output.writer(header: EntityOptions.qualityHeader, path: $0)
    }
    let rejectWriter = try reject.writer(output)
    let metadata = try RunRecord(record)
    let prepared = try await ModelRun(
      [source], model: document.model, types: types, threads: run.threads, messages: messages,
      progress: progress)
    let parameters = try await prepared.parameters(messages, progress: progress)
    let decisions = try entities.decisions(prepared, input: table, messages: messages)
    // While pairs are compared, but for a run on one thread.
    let order = run.threads > 1 ? Task { IdentifierRanks(prepared.names) } : nil
    let resolution = try await prepared.resolve(
      parameters, decisions: decisions?.pairs ?? [], measuresQuality: qualityWriter != nil,
      progress: progress)

    let names = prepared.clusterNames(messages, order: await order?.value)
    let members = await resolution.clusters.firstMembers(rank: names.rank, threads: run.threads)
    try writer.write(
      rows: source.rows, of: source.table, clusters: members, names: names.name, threads: run.threads)
    if let pairs {
      try prepared.write(resolution, to: pairs, threads: run.threads)
      try pairs.commit()
    }
    if let qualityWriter {
      try prepared.writeQuality(resolution, names: names, to: qualityWriter)
      try qualityWriter.commit()
    }
    try writer.commit()
    var written = [ModelRun.Written(writer: writer, path: output.output, header: header)]
    if let pairs, let links { written.append(.init(writer: pairs, path: links, header: linkColumns)) }
    if let qualityWriter, let path = entities.clusterQuality {
      written.append(.init(writer: qualityWriter, path: path, header: EntityOptions.qualityHeader))
    }
    try prepared.end(
      "dedupe", resolution, model: model.model, written: written, output: output.output, rejects: reject,
      rejectWriter: rejectWriter, labels: decisions?.rejects, record: metadata, messages: messages)
  }
}
