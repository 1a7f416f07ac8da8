internal import ArgumentParser
internal import ModelFile
internal import RecordLinkage
internal import TableIO

extension DedupeCommand {
  /// Deduplicates by a model file: every row with its columns and one more for each relation.
  func runModel() async throws {
    let progress = messages.reporter
    let document = try model.document(messages)
    let source = try ModelTable(path: input, options: table, id: columns.idColumn)
    try document.check(headers: source.headers, table: source.name)
    let relations = document.model.relations.map { clusterColumn($0.name) }
    let header = source.table.header + relations
    let writer = try output.writer(header: header)
    let pairs = try links.map { try output.writer(header: linkColumns, path: $0) }
    let rejectWriter = try reject.writer(output)
    let metadata = try RunRecord(record)
    let prepared = try await ModelRun(
      [source], model: document.model, threads: run.threads, messages: messages, progress: progress)
    let parameters = try await prepared.parameters(messages, progress: progress)
    let resolution = try await prepared.resolve(parameters, progress: progress)

    let identifiers = source.identifiers()
    let names = clusterNames(identifiers: identifiers, rowNumbers: Array(1...source.rowCount))
    let members = resolution.clusters.map { Self.firstMembers($0.map(Int.init), rank: names.rank) }
    for row in 0..<source.rowCount {
      writer.append(row: row, of: source.table)
      for relation in members { writer.append(names.name[relation[row]]) }
      try writer.endRow()
    }
    if let pairs {
      try write(
        resolution, relations: document.model.relations.map(\.name), leftIDs: identifiers,
        rightIDs: identifiers, leftCount: nil, to: pairs)
      try pairs.commit()
    }
    try writer.commit()
    try prepared.rejects.write(to: rejectWriter)
    prepared.rejects.report(messages, rejectsFile: reject.rejects)
    var losses = OutputLosses()
    losses.add(writer, path: output.output, header: header)
    if let pairs, let links { losses.add(pairs, path: links, header: linkColumns) }
    losses.report(messages)
    var summary = ModelSummary(
      command: "dedupe", run: prepared, resolution: resolution, model: model.model, output: output.output)
    summary.lostCharacters = losses.count
    try metadata.write(summary)
    try summary.report(messages, notes: prepared.linker.blockingReport.notes)
    if !prepared.rejects.rows.isEmpty || losses.count > 0 { throw ExitCode(ExitStatus.rejects) }
  }
}

/// The column of a relation's entities.
func clusterColumn(_ relation: String) -> String { "\(relation)_cluster" }

/// Writes links in the order of their identifiers.
///
/// - Parameter leftCount: the number of records of the left table; `nil` where one table is deduplicated.
func write(
  _ resolution: Resolution, relations: [String], leftIDs: [String], rightIDs: [String], leftCount: Int?,
  to writer: CSVWriter
) throws(TableError) {
  let leftRank = ranks(of: leftIDs)
  let rightRank = leftCount == nil ? leftRank : ranks(of: rightIDs)
  let ordered = resolution.links.map { link -> (left: Int, right: Int, link: Resolution.Link) in
    let right = link.right - (leftCount ?? 0)
    return leftCount == nil && leftRank[right] < leftRank[link.left]
      ? (right, link.left, link) : (link.left, right, link)
  }.sorted {
    let (one, other) = ((leftRank[$0.left], rightRank[$0.right]), (leftRank[$1.left], rightRank[$1.right]))
    return one != other
      ? one < other : ($0.link.relation, $1.link.weight) < ($1.link.relation, $0.link.weight)
  }
  for (left, right, link) in ordered {
    try writer.write([
      leftIDs[left], rightIDs[right], relations[link.relation], link.band.rawValue,
      fixed(link.probability, decimals: 4), fixed(link.weight, decimals: 2), link.matchKey,
    ])
  }
}
