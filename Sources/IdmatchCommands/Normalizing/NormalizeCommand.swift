internal import ArgumentParser
internal import TableIO

/// `idmatch normalize`: what does the engine make of a value?
struct NormalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "normalize",
    abstract: "Normalize values of one kind: one value a line in, CSV out.",
    discussion: """
      The first column of the output is the value as it came, the others are what normalization makes of it. They are
      empty where the value cannot be read. Row n of the output is line n of the input, empty lines included; commas and
      quotes are part of the value.

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

  func validate() throws { try output.check(distinctFrom: reject.rejects) }

  func run() throws {
    let lines = try TextLines.read(path: file, encoding: encoding)
    let header = ["input"] + kind.columns
    let writer = try output.writer(header: header)
    let rejectWriter = try reject.writer(output)
    let malformed = Set(lines.malformedLines)
    for line in 0..<lines.count {
      let value = lines[line]
      try writer.write([value] + (malformed.contains(line) ? kind.unread : kind.normalize(value)))
    }
    try writer.commit()
    var rejects = RejectList()
    rejects.add(malformedLinesOf: lines)
    try rejects.write(to: rejectWriter)
    rejects.report(messages, rejectsFile: reject.rejects)
    var losses = OutputLosses()
    losses.add(writer, path: output.output, header: header)
    losses.report(messages)
    if !rejects.rows.isEmpty || losses.count > 0 { throw ExitCode(ExitStatus.rejects) }
  }
}
