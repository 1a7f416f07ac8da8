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
      Reads a CSV with the columns a and b and writes it with one more column, relation:

        same            one dwelling as far as stated
        same-premises   one lot or building; only one side states the unit
        different-unit  one building, two units
        different       different places
        ambiguous       cannot be said from what is given

      EXAMPLE
        idmatch compare address pairs.csv --output compared.csv
      """)

  @Argument(help: "The pairs. - is standard input.")
  var pairs: String

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var reject: RejectOptions
  @OptionGroup(title: "Input") var input: TableOptions
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() throws {
    let table = try CSVTable.read(
      path: pairs, encoding: input.encoding, delimiter: input.delimiter, hasHeader: !input.noHeader)
    let columns = input.noHeader ? [0, 1] : try requiredColumns(["a", "b"], of: table)
    guard table.columnCount > 1 else { throw ValidationError("\(pairs) has one column; expected a and b.") }
    let writer = try output.writer(header: table.header + ["relation"])
    for row in 0..<table.rowCount {
      let left = JapaneseAddress.parse(table.field(row: row, column: columns[0]))
      let right = JapaneseAddress.parse(table.field(row: row, column: columns[1]))
      writer.append(row: row, of: table)
      writer.append(left.relation(to: right).name)
      try writer.endRow()
    }
    try writer.commit()
    var rejects = RejectList()
    rejects.add(rejectsOf: table)
    if let path = reject.rejects { try rejects.write(to: path) }
    rejects.report(messages, rejectsFile: reject.rejects)
    if !rejects.rows.isEmpty || writer.lossCount > 0 { throw ExitCode(ExitStatus.rejects) }
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
