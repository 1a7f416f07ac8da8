internal import RecordLinkage

/// What blocking rules cost and yield, as a table for a person, or as JSON.
enum AnalysisText {
  static func table(_ analysis: BlockingAnalysis) -> String {
    let number = NumberText.count
    let knowsTruth = analysis.recall != nil
    var table = TextTable(
      [.left, .right, .right, .right, .right] + (knowsTruth ? [.right, .right] : []))
    table.add(
      ["rule", "pairs", "new pairs", "largest block", "without key"] + (knowsTruth ? ["recall", "new"] : []))
    for rule in analysis.rules {
      var row = [
        rule.name, number(rule.pairs), number(rule.newPairs), number(rule.largestBlock),
        number(rule.recordsWithoutKey),
      ]
      if let recall = rule.recall, let new = rule.newRecall {
        row += [ModelSuggestion.percent(recall), ModelSuggestion.percent(new)]
      }
      table.add(row)
    }
    var text = table.text
    text += "\(analysis.isEstimated ? "about " : "")\(number(analysis.pairs)) pairs to compare, "
    text += "\(fixed(Float(analysis.pairsPerRecord), decimals: 1)) a record"
    if let recall = analysis.recall, let pairs = analysis.truePairs {
      text += "; \(ModelSuggestion.percent(recall)) of the \(number(pairs)) true pairs are among them"
    }
    text += "\n"
    for rule in analysis.rules where rule.splitBlocks > 0 {
      text += "\(rule.name): \(number(rule.splitBlocks)) blocks were too large and were split by finer keys"
      if rule.windowedBlocks > 0 {
        text +=
          "; in \(number(rule.windowedBlocks)) that none splits (\(number(rule.windowedRecords)) records) "
        text += "each record is compared with its nearest only"
      }
      text += "\n"
    }
    for rule in analysis.rules where !rule.largestValues.isEmpty {
      let values = rule.largestValues.map { "\(number($0.records)) × \(TextTable.cell($0.value))" }
      text += "\(rule.name): " + values.joined(separator: "; ") + "\n"
    }
    return text
  }

  private struct Document: Encodable {
    struct Value: Encodable {
      var value: String
      var records: Int
    }
    struct Rule: Encodable {
      var name: String
      var pairs: Int
      var newPairs: Int
      var blocks: Int
      var largestBlock: Int
      var splitBlocks: Int
      var windowedBlocks: Int
      var windowedRecords: Int
      var recordsWithoutKey: Int
      var recall: Double?
      var newRecall: Double?
      var largestValues: [Value]?
      var seconds: Double
    }
    var version = IdmatchCommand.version
    var records: Int
    var possiblePairs: Double
    var pairs: Int
    var isEstimated: Bool
    var pairsPerRecord: Double
    var truePairs: Int?
    var recall: Double?
    var rules: [Rule]
  }

  static func json(_ analysis: BlockingAnalysis) throws -> String {
    try IdmatchCommands.json(
      Document(
        records: analysis.records, possiblePairs: analysis.possiblePairs, pairs: analysis.pairs,
        isEstimated: analysis.isEstimated, pairsPerRecord: analysis.pairsPerRecord,
        truePairs: analysis.truePairs, recall: analysis.recall,
        rules: analysis.rules.map { rule in
          .init(
            name: rule.name, pairs: rule.pairs, newPairs: rule.newPairs, blocks: rule.blocks,
            largestBlock: rule.largestBlock, splitBlocks: rule.splitBlocks,
            windowedBlocks: rule.windowedBlocks, windowedRecords: rule.windowedRecords,
            recordsWithoutKey: rule.recordsWithoutKey, recall: rule.recall, newRecall: rule.newRecall,
            largestValues: rule.largestValues.isEmpty
              ? nil : rule.largestValues.map { .init(value: $0.value, records: $0.records) },
            seconds: rule.time / .seconds(1))
        }))
  }
}
