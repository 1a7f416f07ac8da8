internal import ArgumentParser
internal import RecordLinkage
internal import TableIO

extension ModelRun {
  /// A file of results, for what is said of the characters that it could not hold.
  struct Written {
    let writer: CSVWriter
    let path: String
    let header: [String]
  }

  /// Ends a command that has written its results: rejected rows, lost characters, the record of the run and its summary.
  ///
  /// - Throws: the exit code of rejected rows, where there are some or characters were lost.
  func end(
    _ command: String, _ resolution: Resolution, model: String, written: [Written], output: String,
    rejects options: RejectOptions, rejectWriter: CSVWriter?, labels: RejectList? = nil,
    record: RunRecord, messages: MessageOptions
  ) throws {
    var rejects = rejects
    if let labels { rejects.add(labels) }
    reportRefusedDecisions(resolution, messages)
    try rejects.write(to: rejectWriter)
    rejects.report(messages, rejectsFile: options.rejects)
    var losses = OutputLosses()
    for file in written { losses.add(file.writer, path: file.path, header: file.header) }
    losses.report(messages)
    var summary = ModelSummary(
      command: command, run: self, resolution: resolution, model: model, output: output)
    summary.lostCharacters = losses.count
    try record.write(summary)
    try summary.report(messages, notes: linker.blockingReport.notes)
    if !rejects.rows.isEmpty || losses.count > 0 { throw ExitCode(ExitStatus.rejects) }
  }
}
