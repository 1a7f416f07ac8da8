internal import ArgumentParser
internal import RecordLinkage
internal import TableIO

extension EvaluateCommand {
  /// Compares a column of clusters with a column of the truth, in one table.
  func evaluateClusters(truthColumn: String) throws {
    let table = try read(links)
    func column(_ name: String) throws -> Int {
      guard let column = table.column(named: name) else {
        throw ValidationError(
          "\(links) has no column \(name); there are \(table.header.joined(separator: ", ")).")
      }
      return column
    }
    let truth = try labels(of: column(truthColumn), in: table)
    let clusters: String
    if let clusterColumn {
      clusters = clusterColumn
    } else {
      let found = table.header.filter { $0.hasSuffix("_cluster") }
      guard let first = found.first else {
        throw ValidationError(
          "\(links) has no column that ends in _cluster, as dedupe writes; say which one with --cluster-column."
        )
      }
      clusters = first
    }
    let evaluation = try ClusterEvaluation(predicted: labels(of: column(clusters), in: table), truth: truth)
    if messages.json {
      try StandardOutput.write(
        try json(ClusterReport(evaluation, clusters: clusters, truth: truthColumn)) + "\n")
    } else {
      try StandardOutput.write(Self.text(evaluation, clusters: clusters, truth: truthColumn))
    }
    if !table.rejects.isEmpty { throw ExitCode(ExitStatus.rejects) }
  }

  /// A number for each value; rows without one are not known.
  private func labels(of column: Int, in table: CSVTable) -> [UInt32] {
    var numbers: [String: UInt32] = [:]
    return (0..<table.rowCount).map { row in
      let value = table.field(row: row, column: column)
      if value.isEmpty { return EntityLabels.unknown }
      let number = numbers[value] ?? UInt32(numbers.count)
      numbers[value] = number
      return number
    }
  }

  private static func text(_ evaluation: ClusterEvaluation, clusters: String, truth: String) -> String {
    func share(_ value: Double?) -> String { value.map { fixed(Float($0), decimals: 4) } ?? "-" }
    let number = ProgressReporter.grouped
    var text = "\(clusters) against \(truth), \(number(evaluation.recordCount)) records\n\n"
    text += "                     precision  recall  F1\n"
    let pairs = evaluation.pairs
    text += "pairs of records        \(share(pairs.precision))  \(share(pairs.recall))  \(share(pairs.f1))\n"
    let cubed = evaluation.bCubed
    text += "B-cubed                 \(share(cubed.precision))  \(share(cubed.recall))  \(share(cubed.f1))\n"
    text +=
      "clusters found exactly  \(share(evaluation.exactPrecision))  \(share(evaluation.exactRecall))\n\n"
    text += "\(number(evaluation.predictedClusters)) clusters, \(number(evaluation.trueClusters)) in truth; "
    text +=
      "of several records \(number(evaluation.predictedOfSeveral)), \(number(evaluation.trueOfSeveral)) in truth, "
    text += "\(number(evaluation.exactOfSeveral)) the same\n"
    text += "pairs: \(number(pairs.truePositives)) right, \(number(pairs.falsePositives)) wrong, "
    text += "\(number(pairs.falseNegatives)) missed\n"
    return text
  }
}

/// The evaluation of clusters as JSON.
private struct ClusterReport: Encodable {
  struct Quality: Encodable {
    var precision: Double?
    var recall: Double?
    var f1: Double?
  }

  var clusters: String
  var truth: String
  var records: Int
  var pairs: Quality
  var bCubed: Quality
  var exactPrecision: Double?
  var exactRecall: Double?
  var predictedClusters: Int
  var trueClusters: Int

  init(_ evaluation: ClusterEvaluation, clusters: String, truth: String) {
    self.clusters = clusters
    self.truth = truth
    records = evaluation.recordCount
    pairs = Quality(
      precision: evaluation.pairs.precision, recall: evaluation.pairs.recall, f1: evaluation.pairs.f1)
    bCubed = Quality(
      precision: evaluation.bCubed.precision, recall: evaluation.bCubed.recall, f1: evaluation.bCubed.f1)
    exactPrecision = evaluation.exactPrecision
    exactRecall = evaluation.exactRecall
    predictedClusters = evaluation.predictedClusters
    trueClusters = evaluation.trueClusters
  }
}
