import Glibc

/// How well clusters agree with the true entities.
///
/// ```swift
/// let evaluation = try ClusterEvaluation(predicted: clusters.representative, truth: entityOfRecord)
/// print(evaluation.pairs.f1 ?? 0, evaluation.bCubed.f1 ?? 0)
/// ```
public struct ClusterEvaluation: Sendable, Hashable {
  /// Precision and recall that are means over records.
  public struct BCubed: Sendable, Hashable {
    /// For a record, the share of its predicted cluster that is truly its entity; the mean over records. `nil` without records.
    public let precision: Double?
    /// For a record, the share of its entity that its predicted cluster holds; the mean over records.
    public let recall: Double?

    /// The harmonic mean of the two.
    public var f1: Double? {
      guard let precision, let recall else { return nil }
      return 2 * precision * recall / (precision + recall)
    }
  }

  /// The number of records that both labellings know.
  public let recordCount: Int
  /// The number of predicted clusters, of single records too.
  public let predictedClusters: Int
  /// The number of true entities.
  public let trueClusters: Int
  /// The number of predicted clusters that are exactly one entity, of single records too.
  public let exactClusters: Int
  /// The number of predicted clusters, and of true entities, of more than one record; and those that are exactly one another.
  public let predictedOfSeveral: Int
  public let trueOfSeveral: Int
  public let exactOfSeveral: Int
  /// Pairs of records in one cluster against pairs of one entity. In linking only pairs across the tables.
  public let pairs: PairEvaluation
  /// B-cubed (Bagga and Baldwin, "Algorithms for scoring coreference chains", LREC 1998): every record counts alike, where pairs count a
  /// large entity by its square.
  public let bCubed: BCubed
  /// The Rand index less what chance gives (Hubert and Arabie, "Comparing partitions", Journal of Classification 1985): 1 is
  /// perfect, 0 no better than chance. `nil` where it is undefined: no pairs, or both all apart or all together (then 1).
  public let adjustedRandIndex: Double?
  /// The variation of information in bits (Meilă, "Comparing clusterings", Journal of Multivariate Analysis 2007): 0 is perfect.
  /// `overMerging` is the part from clusters that hold several entities, `overSplitting` from entities that lie in several clusters.
  public let variationOfInformation: Double
  /// The part of `variationOfInformation` from false merges.
  public let overMerging: Double
  /// The part of `variationOfInformation` from missed merges.
  public let overSplitting: Double

  /// The share of predicted clusters that are exactly one entity.
  public var exactPrecision: Double? { Self.share(exactClusters, predictedClusters) }
  /// The share of entities that are exactly one predicted cluster.
  public var exactRecall: Double? { Self.share(exactClusters, trueClusters) }

  /// Compares two labellings: any numbers that are equal for records of one cluster or entity. A record with the label
  /// `EntityLabels.unknown` is left out.
  ///
  /// - Parameter leftCount: the number of records of the left table, so that in `pairs` only pairs across the two tables count; `nil` for
  ///   one table.
  /// - Throws: where the labellings are not equally long.
  /// - Complexity: linear in the records.
  public init(predicted: [UInt32], truth: [UInt32], leftCount: Int? = nil) throws(ClusteringError) {
    let table = try ContingencyTable(predicted: predicted, truth: truth, leftCount: leftCount)
    var sizeOfPredicted: [UInt32: Int] = [:]
    var sizeOfTruth: [UInt32: Int] = [:]
    sizeOfPredicted.reserveCapacity(table.predicted.count)
    sizeOfTruth.reserveCapacity(table.truth.count)
    for total in table.predicted { sizeOfPredicted[total.predicted] = total.count }
    for total in table.truth { sizeOfTruth[total.truth] = total.count }

    let records = table.predicted.reduce(0) { $0 + $1.count }
    var exact = 0
    var exactSeveral = 0
    var precision = 0.0
    var recall = 0.0
    var merged = 0.0
    var split = 0.0
    for cell in table.cells {
      let count = Double(cell.count)
      let cluster = sizeOfPredicted[cell.predicted] ?? 0
      let entity = sizeOfTruth[cell.truth] ?? 0
      if cell.count == cluster, cell.count == entity {
        exact += 1
        if cell.count > 1 { exactSeveral += 1 }
      }
      precision += count * count / Double(cluster)
      recall += count * count / Double(entity)
      if cell.count < cluster { merged -= count / Double(records) * log2(count / Double(cluster)) }
      if cell.count < entity { split -= count / Double(records) * log2(count / Double(entity)) }
    }
    recordCount = records
    predictedClusters = table.predicted.count
    trueClusters = table.truth.count
    exactClusters = exact
    predictedOfSeveral = table.predicted.count { $0.count > 1 }
    trueOfSeveral = table.truth.count { $0.count > 1 }
    exactOfSeveral = exactSeveral
    bCubed = BCubed(
      precision: records == 0 ? nil : precision / Double(records),
      recall: records == 0 ? nil : recall / Double(records))
    overMerging = merged
    overSplitting = split
    variationOfInformation = merged + split
    pairs = Self.pairs(table, acrossTables: leftCount != nil)
    adjustedRandIndex = Self.adjustedRand(Self.pairs(table, acrossTables: false), records: records)
  }

  private static func pairs(_ table: ContingencyTable, acrossTables: Bool) -> PairEvaluation {
    func count(_ cells: [ContingencyTable.Cell]) -> Int {
      cells.reduce(0) { $0 + ContingencyTable.pairs($1, acrossTables: acrossTables) }
    }
    var pairs = PairEvaluation()
    pairs.truePositives = count(table.cells)
    pairs.falsePositives = count(table.predicted) - pairs.truePositives
    pairs.falseNegatives = count(table.truth) - pairs.truePositives
    return pairs
  }

  private static func adjustedRand(_ pairs: PairEvaluation, records: Int) -> Double? {
    guard records > 1 else { return nil }
    let all = Double(records) * Double(records - 1) / 2
    let together = Double(pairs.truePositives)
    let predicted = together + Double(pairs.falsePositives)
    let truth = together + Double(pairs.falseNegatives)
    let expected = predicted * truth / all
    let most = (predicted + truth) / 2
    // Both all apart, or both all together: they agree, and chance would too.
    return most == expected ? 1 : (together - expected) / (most - expected)
  }

  private static func share(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}
