internal import CKernels

/// The memory that comparing pairs reads: the columns' numbers, the distinct values' symbols, days and numbers, and the
/// compiled conditions.
///
/// All of it is written once and then only read, from several threads. It lies in plain memory, so that the hot loop
/// neither counts references nor checks bounds; everything that addresses it is made by the compiler of comparisons, which
/// takes columns from the table and values from the columns.
final class ComparisonMemory: @unchecked Sendable {
  /// A column as the hot loop sees it.
  struct Column {
    /// The first value of the first record; that of the next is `stride` further. What is compared of a record lies together, since
    /// a pair's records lie anywhere: one or two lines of cache for each instead of one for each column.
    var first: UnsafePointer<UInt32>
    var stride: Int
    /// The place in a record's row.
    var place: Int
    /// Where every record's values end in `values`, where cells have several.
    var ends: UnsafePointer<UInt32>?
    var values: UnsafePointer<UInt32>?
    /// The symbols of all values, and where each value's end; that of value 0 is 0.
    var symbols: UnsafePointer<UInt16>?
    var symbolEnds: UnsafePointer<UInt32>?
    var days: UnsafePointer<Int32>?
    var numbers: UnsafePointer<Double>?
    var signatures: UnsafePointer<ValueSignature>?
    var dates: UnsafePointer<DateDigits>?
    /// Whether there are so many values that what is known of each is far away in memory.
    var hasManyValues = false

    /// The first value of a record.
    @inline(__always)
    func id(_ record: Int) -> UInt32 { first[record &* stride] }

    /// The symbols of a value.
    @inline(__always)
    func text(_ value: UInt32) -> UnsafeBufferPointer<UInt16> {
      guard let symbols, let symbolEnds, value > 0 else { return UnsafeBufferPointer(start: nil, count: 0) }
      let start = Int(symbolEnds[Int(value) - 1])
      return UnsafeBufferPointer(start: symbols + start, count: Int(symbolEnds[Int(value)]) - start)
    }

    /// The values of a record.
    @inline(__always)
    func list(_ record: Int) -> UnsafeBufferPointer<UInt32> {
      guard let ends, let values else {
        return UnsafeBufferPointer(start: first + record &* stride, count: id(record) == 0 ? 0 : 1)
      }
      let start = record == 0 ? 0 : Int(ends[record - 1])
      return UnsafeBufferPointer(start: values + start, count: Int(ends[record]) - start)
    }
  }

  /// What is compared of the first record, `rowLength` values, and after them the steps of its counts, a byte each; the next
  /// record's is `stride` further.
  let rows: UnsafePointer<UInt32>
  let stride: Int
  let rowLength: Int
  let columns: UnsafeBufferPointer<Column>
  let nodes: UnsafeBufferPointer<PairComparer.Node>
  private let values: [ComparedValues]
  private let allocations: [UnsafeMutableRawPointer]

  /// The step of a record's count.
  @inline(__always)
  func step(_ count: Int, _ record: Int) -> UInt8 {
    UnsafeRawPointer(rows + (record &* stride &+ rowLength)).load(fromByteOffset: count, as: UInt8.self)
  }

  /// Asks for the row of a record.
  @inline(__always)
  func prefetch(_ record: Int) {
    let row = rows + record &* stride
    idm_prefetch(row)
    idm_prefetch(row + (stride &- 1))
  }

  /// Copies a table's columns and the steps of the records' counts, and prepares the values.
  init(
    _ table: LinkageTable, nodes: [PairComparer.Node], needs: [ComparedValues.Needs], steps: [[UInt8]],
    workers: Int
  ) async {
    // The columns that some condition looks at, each with its place in a record's row.
    var columnOfPlace: [Int] = []
    for node in nodes {
      for column in node.columns where !columnOfPlace.contains(column) { columnOfPlace.append(column) }
    }
    let layout = RowLayout(columns: columnOfPlace, steps: steps, recordCount: table.recordCount)
    rows = await layout.rows(of: table, workers: workers)
    stride = layout.stride
    rowLength = columnOfPlace.count
    let values = await ParallelMap.map(needs.count, workers: workers) {
      ComparedValues(table.dictionaries[$0].pool, needs: needs[$0])
    }
    self.values = values

    var allocations = [UnsafeMutableRawPointer(mutating: rows)]
    func copy<T>(_ values: [T]) -> UnsafePointer<T> {
      let pointer = UnsafeMutablePointer<T>.allocate(capacity: max(1, values.count))
      values.withUnsafeBufferPointer { source in
        if let base = source.baseAddress { pointer.initialize(from: base, count: source.count) }
      }
      allocations.append(UnsafeMutableRawPointer(pointer))
      return UnsafePointer(pointer)
    }
    let (rows, stride) = (self.rows, self.stride)
    let views = table.columns.enumerated().map { number, column in
      let values = values[column.dictionary]
      let place = columnOfPlace.firstIndex(of: number) ?? 0
      return Column(
        first: rows + place, stride: stride, place: place,
        ends: column.hasSeveralValues ? copy(column.ends) : nil,
        values: column.hasSeveralValues ? copy(column.values) : nil, symbols: values.symbols,
        symbolEnds: values.symbolEnds, days: values.days, numbers: values.numbers,
        signatures: values.signatures, dates: values.dates,
        hasManyValues: table.dictionaries[column.dictionary].pool.count > 1 << 13)
    }
    columns = UnsafeBufferPointer(start: copy(views), count: views.count)
    self.nodes = UnsafeBufferPointer(start: copy(nodes), count: nodes.count)
    self.allocations = allocations
  }

  // Everything in it is of trivial types: nothing has to be deinitialized.
  deinit { for allocation in allocations { allocation.deallocate() } }
}

/// How what is compared of a record lies together.
private struct RowLayout: Sendable {
  /// The column of each value of a row.
  let columns: [Int]
  let steps: [[UInt8]]
  let recordCount: Int

  /// The values of a row and the words that its steps take.
  var stride: Int { max(1, columns.count + (steps.count + 3) / 4) }

  /// The rows of all records.
  func rows(of table: LinkageTable, workers: Int) async -> UnsafePointer<UInt32> {
    let size = max(1, stride * recordCount)
    let rows: UnsafeMutablePointer<UInt32> = LargeMemory.allocate(size)
    // Each task writes the rows of its own records.
    nonisolated(unsafe) let target = rows
    // Some thousand records at a time, so that their rows stay in the cache while the columns pass by.
    let piece = 4_096
    await ParallelMap.forEach((recordCount + piece - 1) / piece, workers: workers) { number in
      fill(target, of: table, records: (number * piece)..<min((number + 1) * piece, recordCount))
    }
    return UnsafePointer(rows)
  }

  private func fill(_ rows: UnsafeMutablePointer<UInt32>, of table: LinkageTable, records: Range<Int>) {
    (rows + records.lowerBound * stride).initialize(repeating: 0, count: records.count * stride)
    for (place, column) in columns.enumerated() {
      table.columns[column].ids.withUnsafeBufferPointer { ids in
        for record in records { rows[record * stride + place] = ids[record] }
      }
    }
    for (number, steps) in steps.enumerated() {
      for record in records {
        UnsafeMutableRawPointer(rows + (record * stride + columns.count))
          .storeBytes(of: steps[record], toByteOffset: number, as: UInt8.self)
      }
    }
  }
}
