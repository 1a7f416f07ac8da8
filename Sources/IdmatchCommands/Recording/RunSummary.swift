internal import RecordLinkage

/// What a run did: for a person as lines, for a program as JSON.
protocol RunSummary: Encodable {
  /// Where the result went; `-` is standard output.
  var output: String { get }
}

extension RunSummary {
  /// Says it, as the options ask: JSON goes to standard output, or to standard error if the result is there.
  func report(_ messages: MessageOptions, lines: () -> [String]) throws {
    if messages.json {
      let text = try json(self)
      if output == "-" { StandardError.printLine(text) } else { try StandardOutput.write(text + "\n") }
      return
    }
    guard !messages.quiet else { return }
    for line in lines() { StandardError.printLine(line) }
    if output != "-" { StandardError.printLine("written to \(output)") }
  }
}

/// One blocking rule in the summary of a run.
struct BlockingRuleSummary: Encodable {
  var name: String
  var pairs: Int
  var largestBlock: Int
  var splitBlocks: Int
  var windowedBlocks: Int

  init(_ rule: BlockingReport.Rule) {
    name = rule.name
    pairs = rule.pairs
    largestBlock = rule.largestBlock
    splitBlocks = rule.splitBlocks
    windowedBlocks = rule.windowedBlocks
  }
}
