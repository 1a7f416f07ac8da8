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
  private var allocations: [UnsafeMutableRawPointer] = []

  /// The step of a record's count.
  @inline(__always)
  func step(_ count: Int, _ record: Int) -> UInt8 {
    UnsafeRawPointer(rows + (record &* stride &+ rowLength)).load(fromByteOffset: count, as: UInt8.self)
  }

  /// Copies a table's columns, what was prepared of its values, and the steps of the records' counts.
  init(_ table: LinkageTable, nodes: [PairComparer.Node], steps: [[UInt8]]) {
    var allocations: [UnsafeMutableRawPointer] = []
    func copy<T>(_ values: [T]) -> UnsafePointer<T> {
      let pointer = UnsafeMutablePointer<T>.allocate(capacity: max(1, values.count))
      values.withUnsafeBufferPointer { source in
        if let base = source.baseAddress { pointer.initialize(from: base, count: source.count) }
      }
      allocations.append(UnsafeMutableRawPointer(pointer))
      return UnsafePointer(pointer)
    }
    // The columns that some condition looks at, each with its place in a record's row.
    var places: [Int: Int] = [:]
    for node in nodes {
      for column in node.columns where places[column] == nil { places[column] = places.count }
    }
    let stride = max(1, places.count + (steps.count + 3) / 4)
    let rows = UnsafeMutablePointer<UInt32>.allocate(capacity: max(1, stride * table.recordCount))
    allocations.append(UnsafeMutableRawPointer(rows))
    rows.initialize(repeating: 0, count: max(1, stride * table.recordCount))
    table.ids.withUnsafeBufferPointer { ids in
      // Some thousand records at a time, so that their rows stay in the cache while the columns pass by.
      for start in Swift.stride(from: 0, to: table.recordCount, by: 4_096) {
        for (column, place) in places {
          for record in start..<min(start + 4_096, table.recordCount) {
            rows[record * stride + place] = ids[column * table.recordCount + record]
          }
        }
        for (number, steps) in steps.enumerated() {
          for record in start..<min(start + 4_096, table.recordCount) {
            UnsafeMutableRawPointer(rows + record * stride + places.count)
              .storeBytes(of: steps[record], toByteOffset: number, as: UInt8.self)
          }
        }
      }
    }
    let dictionaries = table.dictionaries.map { dictionary in
      (
        symbols: dictionary.symbolEnds.isEmpty ? nil : copy(dictionary.symbols),
        ends: dictionary.symbolEnds.isEmpty ? nil : copy(dictionary.symbolEnds),
        days: dictionary.days.isEmpty ? nil : copy(dictionary.days),
        numbers: dictionary.numbers.isEmpty ? nil : copy(dictionary.numbers),
        signatures: dictionary.signatures.isEmpty ? nil : copy(dictionary.signatures),
        dates: dictionary.dates.isEmpty ? nil : copy(dictionary.dates)
      )
    }
    let views = table.columns.enumerated().map { number, column in
      let values = dictionaries[column.dictionary]
      return Column(
        first: UnsafePointer(rows) + (places[number] ?? 0), stride: stride, place: places[number] ?? 0,
        ends: column.hasSeveralValues ? copy(column.ends) : nil,
        values: column.hasSeveralValues ? copy(column.values) : nil, symbols: values.symbols,
        symbolEnds: values.ends, days: values.days, numbers: values.numbers, signatures: values.signatures,
        dates: values.dates)
    }
    self.rows = UnsafePointer(rows)
    self.stride = stride
    rowLength = places.count
    columns = UnsafeBufferPointer(start: copy(views), count: views.count)
    self.nodes = UnsafeBufferPointer(start: copy(nodes), count: nodes.count)
    self.allocations = allocations
  }

  // Everything in it is of trivial types: nothing has to be deinitialized.
  deinit { for allocation in allocations { allocation.deallocate() } }
}
