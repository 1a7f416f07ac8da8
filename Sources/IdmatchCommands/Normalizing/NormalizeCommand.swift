internal import ArgumentParser
internal import TableIO

/// `idmatch normalize`: what does the engine make of a value?
struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "Normalize values of one kind: one value a line in, CSV out.",
    discussion: """
      The first column of the output is the value as it came, the others are what normalization makes of it. They are
      empty where the value cannot be read.

      EXAMPLES
        idmatch normalize address addresses.txt --output addresses.csv
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
  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() throws {
    let table = try CSVTable.read(
      path: file, encoding: encoding, delimiter: .unitSeparator, hasHeader: false)
    let writer = try output.writer(header: ["input"] + kind.columns)
    for row in 0..<table.rowCount {
      let value = table.field(row: row, column: 0)
      try writer.write([value] + kind.normalize(value))
    }
    try writer.commit()
    var rejects = RejectList()
    rejects.add(rejectsOf: table)
    if let path = reject.rejects { try rejects.write(to: path) }
    rejects.report(messages, rejectsFile: reject.rejects)
    if !rejects.rows.isEmpty || writer.lossCount > 0 { throw ExitCode(ExitStatus.rejects) }
  }
}
