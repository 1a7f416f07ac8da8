/// Looks at a table row by row and says what its columns hold.
///
/// ```swift
/// var profiler = TableProfiler(headers: ["given_name", "dob"])
/// for row in rows { profiler.append(row) }
/// let profile = profiler.finish()
/// profile.columns[1].suggestion.meaning  // .birthDate
/// ```
///
/// How many rows have a value is counted exactly; everything else is found out from a sample of every *k*-th
/// row, where *k* is the power of two that leaves at most `sampleLimit` rows: a file sorted by surname is
/// sampled from A to Z, and the same table gives the same answer. Whether one column tells another is found out from
/// all rows of a sample of values, since a sample of rows has most values once.
///
/// - Complexity: O(*n*) for *n* bytes of the table; memory for the samples only, of which cells keep at most
///   512 bytes.
public struct TableProfiler: Sendable {
  private let headers: [String]
  private let sampleLimit: Int
  private let knowledge: [any FieldKnowledge]
  private var stride = 1
  private var rowCount = 0
  private var filled: [Int]
  private var sample: [[SampledCell]]
  private var sampledRows = 0
  private var groups: ValueGroups
  private var rowHashes: [UInt32]
  private var sketches: [ValueSketch]

  /// A profiler of a table with these columns.
  ///
  /// - Parameters:
  ///   - sampleLimit: the most rows that are looked at closely, at least 2.
  ///   - knowledge: who is asked about columns after the engine; of two that know one, the first counts.
  public init(headers: [String], sampleLimit: Int = 20_000, knowledge: [any FieldKnowledge] = []) {
    self.headers = headers
    self.knowledge = knowledge
    self.sampleLimit = max(2, sampleLimit)
    filled = Array(repeating: 0, count: headers.count)
    sample = Array(repeating: [], count: headers.count)
    groups = ValueGroups(columnCount: headers.count)
    rowHashes = Array(repeating: 0, count: headers.count)
    sketches = Array(repeating: ValueSketch(), count: headers.count)
  }

  /// Takes in a row; cells that it lacks are empty, cells beyond the columns are ignored.
  public mutating func append(_ row: some RandomAccessCollection<String>) {
    let isSampled = rowCount % stride == 0
    rowCount += 1
    var column = 0
    for cell in row.prefix(headers.count) {
      append(cell, column: column, isSampled: isSampled)
      column += 1
    }
    while column < headers.count {
      append("", column: column, isSampled: isSampled)
      column += 1
    }
    groups.append(rowHashes)
    for column in rowHashes.indices { sketches[column].add(rowHashes[column]) }
    if isSampled { sampledRows += 1 }
    if sampledRows > sampleLimit { thin() }
  }

  private mutating func append(_ cell: String, column: Int, isSampled: Bool) {
    guard let start = cell.utf8.firstIndex(where: { !ASCII.isSpace($0) }) else {
      if isSampled { sample[column].append(SampledCell()) }
      rowHashes[column] = 0
      return
    }
    rowHashes[column] = ValueGroups.hash(cell.utf8[start...])
    filled[column] += 1
    if isSampled { sample[column].append(SampledCell(cell.utf8[start...])) }
  }

  /// Leaves every other row of the sample.
  private mutating func thin() {
    stride *= 2
    for column in sample.indices {
      let cells = sample[column]
      sample[column] = Swift.stride(from: 0, to: cells.count, by: 2).map { cells[$0] }
    }
    sampledRows = (sampledRows + 1) / 2
  }

  /// What the table holds.
  public func finish() -> TableProfile {
    var columns = headers.indices.map { column in
      SampledColumn(cells: sample[column]).profile(
        name: headers[column], rowCount: rowCount, filledCount: filled[column])
    }
    if !knowledge.isEmpty {
      let samples = headers.indices.map {
        ColumnSample(profile: columns[$0], values: SampledColumn(cells: sample[$0]).distinctValues)
      }
      for one in knowledge.reversed() {
        for (column, recognition) in one.recognize(samples).prefix(columns.count).enumerated() {
          if let recognition {
            columns[column].suggestion = columns[column].suggestion.corrected(by: recognition)
          }
        }
      }
    }
    var sketches = sketches
    for column in sketches.indices { sketches[column].settle() }
    return TableProfile(
      columns: columns, sketches: sketches,
      pairs: ColumnPairProfile.pairs(of: columns, cells: sample, groups: stride > 1 ? groups : nil),
      rowCount: rowCount)
  }
}

/// What a table holds, and what a model should make of it.
public struct TableProfile: Sendable {
  /// The columns, in the order of the table.
  public let columns: [ColumnProfile]
  /// Pairs of columns that have to do with one another, in the order of the table.
  public let pairs: [ColumnPairProfile]
  /// The number of rows.
  public let rowCount: Int
  /// For each column a sample of its values that is the same in every table.
  let sketches: [ValueSketch]

  init(columns: [ColumnProfile], sketches: [ValueSketch], pairs: [ColumnPairProfile], rowCount: Int) {
    self.columns = columns
    self.sketches = sketches
    self.pairs = pairs
    self.rowCount = rowCount
  }

  /// The profile of a table that is given by columns; a column that ends early has empty cells at its end.
  public init(columns: [(name: String, values: [String])], sampleLimit: Int = 20_000) {
    var profiler = TableProfiler(headers: columns.map(\.name), sampleLimit: sampleLimit)
    for row in 0..<(columns.map(\.values.count).max() ?? 0) {
      profiler.append(columns.map { row < $0.values.count ? $0.values[row] : "" })
    }
    self = profiler.finish()
  }

  /// The columns of a model: all that it should not leave out.
  public var declarations: [ColumnDeclaration] {
    columns.filter { !$0.suggestion.meaning.isLeftOut }.map(\.declaration)
  }
}

/// A cell of the sample: its beginning, and how long it was.
struct SampledCell: Sendable, Hashable {
  /// Without white space around it; at most ``limit`` bytes.
  var text = ""
  /// The bytes of the whole.
  var length = 0

  static let limit = 512

  init() {}

  init(_ utf8: Substring.UTF8View) {
    let head = utf8.prefix(Self.limit)
    var end = head.endIndex
    while end > head.startIndex, ASCII.isSpace(head[head.index(before: end)]) {
      end = head.index(before: end)
    }
    text = String(decoding: head[..<end], as: UTF8.self)
    length = head.endIndex == utf8.endIndex ? text.utf8.count : utf8.count
  }
}
