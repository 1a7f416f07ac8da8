internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage
internal import TableIO

extension LinkCommand {
  /// Links two tables by a model file.
  func runModel() async throws {
    let progress = messages.reporter
    let document = try model.document(messages)
    let sources = try [left, right].map { try ModelTable(path: $0, options: input, id: columns.idColumn) }
    for source in sources { try document.check(headers: source.headers, table: source.name) }
    let writer = try output.writer(header: linkColumns)
    let rejectWriter = try reject.writer(output)
    let metadata = try RunRecord(record)
    let prepared = try await ModelRun(
      sources, model: document.model, threads: run.threads, messages: messages, progress: progress)
    let parameters = try await prepared.parameters(messages, progress: progress)
    let resolution = try await prepared.resolve(parameters, progress: progress)
    try write(
      resolution, relations: document.model.relations.map(\.name), leftIDs: sources[0].identifiers(),
      rightIDs: sources[1].identifiers(), leftCount: sources[0].rowCount, to: writer)
    try writer.commit()
    try prepared.rejects.write(to: rejectWriter)
    prepared.rejects.report(messages, rejectsFile: reject.rejects)
    var losses = OutputLosses()
    losses.add(writer, path: output.output, header: linkColumns)
    losses.report(messages)
    var summary = ModelSummary(
      command: "link", run: prepared, resolution: resolution, model: model.model, output: output.output)
    summary.lostCharacters = losses.count
    try metadata.write(summary)
    try summary.report(messages, notes: prepared.linker.blockingReport.notes)
    if !prepared.rejects.rows.isEmpty || losses.count > 0 { throw ExitCode(ExitStatus.rejects) }
  }
}
