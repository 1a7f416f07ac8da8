/// A file of labels in memory.
///
/// Reads the headers `id_l,id_r,score`, with `source_l` and `source_r` for several tables, Splink's
/// `unique_id_l,source_dataset_l,unique_id_r,source_dataset_r,clerical_match_score`, and a `label` column of `match`, `no match`, `unsure`, `y`, `n`,
/// `1`, `0`.
public struct LabelTable: Sendable, Hashable {
  /// A row that cannot be used.
  public struct Rejected: Sendable, Hashable {
    /// The row's number in the table, from 0, without the header.
    public let row: Int
    /// The position of the cell's column; `nil` where several are the matter.
    public let column: Int?
    /// Why, without the cell's content.
    public let reason: String
  }

  /// The labels, in the order of the rows.
  public var pairs: [LabelledPair]
  /// The rows that could not be read.
  public private(set) var rejected: [Rejected]
  /// Of labels that were read, the row that each of them was in, from 0; empty for others.
  public private(set) var sourceRows: [Int]
  /// Of labels that were read, which columns they were in.
  package private(set) var columns: LabelColumns?

  /// Labels.
  public init(_ pairs: [LabelledPair] = []) {
    self.pairs = pairs
    rejected = []
    sourceRows = []
  }

  /// Reads labels. Rows without a label are still to be judged and are passed over; those that cannot be read are named.
  ///
  /// - Throws: ``LabelError`` where a column is missing.
  public init(reading table: some TableSource) throws(LabelError) {
    let columns = try LabelColumns(table.headers, table: table.name)
    var pairs: [LabelledPair] = []
    var rejected: [Rejected] = []
    var sourceRows: [Int] = []
    func cell(_ row: Int, _ meaning: LabelColumns.Meaning) -> String {
      guard let column = columns[meaning] else { return "" }
      return table.withCell(row: row, column: column) { String(decoding: $0, as: UTF8.self) }
    }
    for row in 0..<table.rowCount {
      let (left, right) = (cell(row, .leftID), cell(row, .rightID))
      let text = cell(row, .score)
      if text.allSatisfy(\.isWhitespace) { continue }
      guard !left.isEmpty, !right.isEmpty else {
        let meaning = left.isEmpty ? LabelColumns.Meaning.leftID : .rightID
        rejected.append(Rejected(row: row, column: columns[meaning], reason: "an id is missing"))
        continue
      }
      guard let score = LabelWord.score(text) else {
        rejected.append(
          Rejected(
            row: row, column: columns[.score],
            reason: "the label is none: expected 0...1, match, no match or unsure"))
        continue
      }
      sourceRows.append(row)
      pairs.append(
        LabelledPair(
          leftSource: cell(row, .leftSource), leftID: left, rightSource: cell(row, .rightSource),
          rightID: right, relation: cell(row, .relation), score: score, note: cell(row, .note)))
    }
    self.pairs = pairs
    self.rejected = rejected
    self.sourceRows = sourceRows
    self.columns = columns
  }

  /// Two tables are equal that have the same labels, wherever in their files these were.
  public static func == (lhs: LabelTable, rhs: LabelTable) -> Bool {
    lhs.pairs == rhs.pairs && lhs.rejected == rhs.rejected
  }

  /// Of the labels, as ``==(_:_:)``.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(pairs)
    hasher.combine(rejected)
  }

  /// The header for writing.
  public static let header = ["source_l", "id_l", "source_r", "id_r", "relation", "score", "note"]

  /// The cells of the rows for writing, in the order of ``header``. Reading them again gives the same labels.
  public var rows: [[String]] {
    pairs.map {
      [$0.leftSource, $0.leftID, $0.rightSource, $0.rightID, $0.relation, $0.scoreText, $0.note]
    }
  }
}
