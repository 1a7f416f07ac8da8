internal import ArgumentParser
internal import TableIO

/// `idmatch normalize`: what does the engine make of a value?
struct NormalizeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "Normalize values of one kind: one value a line in, CSV out.",
    discussion: """
      The first column of the output is the value as it came, the others are what normalization makes of it. They are
      empty where the value cannot be read. Row n of the output is line n of the input, empty lines included; commas and
      quotes are part of the value. Input of any length is read piece by piece, and in a pipe each line comes out as soon
      as it went in.

      Of an address:

        status             resolved: municipality and town are in the gazetteer, and it is one place. partial: the town is
                           not known. ambiguous: it can be several places. unparsed: no place was found in it.
        municipality_code  five digits (JIS X 0402 with the prefecture)
        town_id            the same for all spellings of a town: municipality code and number in the registry
        chome              the first number, where it is a 丁目
        inferred           what is not written but follows from the rest, for example prefecture|chome
        candidates         the town_ids of the places that an ambiguous address can be

      EXAMPLES
        idmatch normalize address addresses.txt --output addresses.csv
        zcat addresses.gz | idmatch normalize address --progress | gzip > addresses.csv.gz
        echo 'S60.4.1' | idmatch normalize birth-date
      """)

  @Argument(help: "What the values are: address, name, kana, phone, email, postal-code or birth-date.")
  var kind: NormalizedValue

  @Argument(help: "The values, one a line. Standard input where it is not given, or is -.")
  var file = "-"

  @Option(help: "The encoding of the input. Detected where it is not given.")
  var encoding: TextEncoding?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var reject: RejectOptions
  @OptionGroup(title: "Output") var record: MetadataOptions
  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions
  @OptionGroup(title: "Run") var run: RunOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws { try output.check(distinctFrom: reject.rejects, record.metadata) }

  func run() async throws {
    let gazetteer = try places.load()
    let reader = try TextLineReader(path: file, encoding: encoding)
    let header = ["input"] + kind.columns
    let writer = try output.writer(header: header)
    let rejectWriter = try reject.writer(output)
    let metadata = try RunRecord(record)
    let progress = messages.reporter
    progress.begin("normalizing", rows: nil)

    var rejects = RejectList()
    var queue = NormalizingQueue(
      threads: run.threads, normalizer: LineNormalizer(kind: kind, gazetteer: gazetteer.gazetteer))
    /// Writes the oldest rows that are being made.
    func writeNext() async throws {
      guard let rows = await queue.next() else { return }
      try rows.write(to: writer, columnCount: header.count)
      for line in rows.malformedLines {
        try rejects.add(malformedLine: line, of: reader, to: rejectWriter)
      }
      progress.update(
        writer.rowCount, share: reader.byteCount.map { Double(reader.bytesRead) / Double(max(1, $0)) })
      if writer.isStream { try writer.flush() }
    }
    while true {
      // Whoever writes the input slowly gets each answer before the next question.
      if try !queue.isEmpty && !reader.isReady(patience: 3) {
        while !queue.isEmpty { try await writeNext() }
      }
      guard let lines = try reader.next() else { break }
      if queue.isFull { try await writeNext() }
      queue.append(lines)
    }
    while !queue.isEmpty { try await writeNext() }
    progress.finish()

    try writer.commit()
    try rejectWriter?.commit()
    rejects.report(messages, rejectsFile: reject.rejects)
    var losses = OutputLosses()
    losses.add(writer, path: output.output, header: header)
    losses.report(messages)
    let summary = ValueSummary(
      command: "normalize \(kind.rawValue)", gazetteer: kind == .address ? gazetteer : nil, input: file,
      encoding: reader.encoding?.rawValue, output: output.output, rows: writer.rowCount,
      rejectedRows: rejects.rowCount, lostCharacters: losses.count, seconds: metadata.seconds)
    try metadata.write(summary)
    try summary.report(messages, unit: "lines")
    if rejects.rowCount > 0 || losses.count > 0 { throw ExitCode(ExitStatus.rejects) }
  }
}
