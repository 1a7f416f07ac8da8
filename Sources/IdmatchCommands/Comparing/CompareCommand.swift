internal import ArgumentParser
internal import JapaneseNormalization
internal import TableIO

/// `idmatch compare`: what are two values to one another?
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare pairs of values of one kind.",
    subcommands: [CompareAddressCommand.self])
}

/// `idmatch compare address`: are two addresses one place?
struct CompareAddressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "address",
    abstract: "Say for each pair of addresses whether it is one place.",
    discussion: """
      Reads a CSV with the columns a and b and writes it with five more. The first is relation:

        same            one dwelling as far as stated
        same-premises   one lot or building; only one side states the unit
        different-unit  one building, two units
        different       different places
        ambiguous       cannot be said from what is given

      The others are a_status and b_status (resolved, partial, ambiguous or unparsed: how well the gazetteer knows the
      place), and a_inferred and b_inferred (what is not written but follows from the rest, such as prefecture|chome).

      EXAMPLE
        idmatch compare address pairs.csv --output compared.csv
      """)

  @Argument(help: "The pairs. - is standard input.")
  var pairs: String

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var reject: RejectOptions
  @OptionGroup(title: "Output") var record: MetadataOptions
  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws { try output.check(distinctFrom: reject.rejects, record.metadata) }

  func run() throws {
    let gazetteer = try places.load()
    let table = try CSVTable.read(
      path: pairs, encoding: input.encoding, delimiter: input.delimiter, hasHeader: !input.noHeader)
    let columns = input.noHeader ? [0, 1] : try requiredColumns(["a", "b"], of: table)
    guard table.columnCount > 1 else { throw ValidationError("\(pairs) has one column; expected a and b.") }
    let header = table.header + ["relation", "a_status", "b_status", "a_inferred", "b_inferred"]
    let writer = try output.writer(header: header)
    let rejectWriter = try reject.writer(output)
    let metadata = try RunRecord(record)
    var parser = AddressParser(gazetteer: gazetteer.gazetteer)
    for row in 0..<table.rowCount {
      let left = parser.parse(table.field(row: row, column: columns[0]))
      let right = parser.parse(table.field(row: row, column: columns[1]))
      writer.append(row: row, of: table)
      writer.append(left.relation(to: right).name)
      for address in [left, right] { writer.append(address.status.name) }
      for address in [left, right] { writer.append(address.inferred.names.joined(separator: "|")) }
      try writer.endRow()
    }
    try writer.commit()
    var rejects = RejectList()
    rejects.add(rejectsOf: table)
    try rejects.write(to: rejectWriter)
    rejects.report(messages, rejectsFile: reject.rejects)
    var losses = OutputLosses()
    losses.add(writer, path: output.output, header: header)
    losses.report(messages)
    let summary = ValueSummary(
      command: "compare address", gazetteer: gazetteer, input: pairs, encoding: table.encoding.rawValue,
      output: output.output, rows: table.rowCount, rejectedRows: rejects.rowCount,
      lostCharacters: losses.count, seconds: metadata.seconds)
    try metadata.write(summary)
    try summary.report(messages, unit: "pairs")
    if !rejects.rows.isEmpty || losses.count > 0 { throw ExitCode(ExitStatus.rejects) }
  }
}

extension AddressRelation {
  /// The word for it in files.
  var name: String {
    switch self {
    case .same: "same"
    case .samePremises: "same-premises"
    case .differentUnit: "different-unit"
    case .different: "different"
    case .ambiguous: "ambiguous"
    }
  }
}
