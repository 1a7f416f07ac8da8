internal import RecordLinkage
internal import TableIO

/// The file of wrong and missed pairs: identifiers, reasons and scores, and nothing else of the tables.
struct WrongPairFile {
  /// The most pairs of each reason.
  static let limit = 100_000

  private static let ending = ["kind", "reason", "probability", "weight", "match_key"]

  /// The columns; with those of the tables' names where there are several.
  static func header(tables: Int) -> [String] {
    (tables == 1 ? ["left_id", "right_id"] : ["left_source", "left_id", "right_source", "right_id"]) + ending
  }

  /// Writes the pairs: the false ones, the highest probability first; then the missed ones by reason, those that clustering
  /// cut with the highest probability first, those that scored low with the lowest, and those that were not blocked with the
  /// highest, which a blocking rule would win. Equal ones in the order of tables and identifiers.
  static func write(_ pairs: [WrongPair], of run: ModelRun, to writer: CSVWriter) throws(TableError) {
    struct Row {
      let pair: WrongPair
      let sides: [(source: Int, id: String)]
      var group: Int {
        switch pair.cause {
        case .direct, .chained, .linkOnly: 0
        case .cutByClustering: 1
        case .scoredLow: 2
        case .notBlocked: 3
        }
      }
      var rank: Float { pair.cause == .scoredLow ? pair.probability : -pair.probability }
    }
    func precedes(_ one: (source: Int, id: String), _ other: (source: Int, id: String)) -> Bool {
      one.source != other.source ? one.source < other.source : identifierPrecedes(one.id, other.id)
    }
    let rows = pairs.map { pair in
      let sides = [pair.pair.lhs, pair.pair.rhs].map { record in
        (source: run.table.source(ofRecord: Int(record)), id: run.identifier(ofRecord: Int(record)))
      }
      return Row(pair: pair, sides: sides.sorted(by: precedes))
    }
    let ordered = rows.sorted { one, other in
      if one.group != other.group { return one.group < other.group }
      if one.rank != other.rank { return one.rank < other.rank }
      for side in 0..<2 {
        if precedes(one.sides[side], other.sides[side]) { return true }
        if precedes(other.sides[side], one.sides[side]) { return false }
      }
      return one.pair.matchKey < other.pair.matchKey
    }
    for row in ordered {
      var fields: [String] = []
      for side in row.sides {
        if run.sources.count > 1 { fields.append(run.sourceNames[side.source]) }
        fields.append(side.id)
      }
      try writer.write(
        fields + [
          row.pair.cause.isMissed ? "missed" : "false", row.pair.cause.rawValue,
          fixed(row.pair.probability, decimals: 4), fixed(row.pair.weight, decimals: 2), row.pair.matchKey,
        ])
    }
    try writer.commit()
  }
}
