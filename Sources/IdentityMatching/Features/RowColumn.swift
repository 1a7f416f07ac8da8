internal import RecordLinkage

/// Several values a row in one array: where each row's values end, and the values of all rows one after the other.
struct RowColumn<Value: Sendable>: Sendable {
  private(set) var ends: [UInt32] = [0]
  private(set) var values: [Value] = []

  /// Adds the next row.
  mutating func append(row: some Sequence<Value>) {
    values.append(contentsOf: row)
    ends.append(UInt32(values.count))
  }

  /// Adds a value to the row that ``endRow()`` will end.
  @inline(__always)
  mutating func append(_ value: Value) {
    values.append(value)
  }

  /// Ends a row.
  @inline(__always)
  mutating func endRow() {
    ends.append(UInt32(values.count))
  }

  /// Takes out the values of the row that is not ended yet.
  mutating func dropOpenRow() {
    values.removeSubrange(Int(ends[ends.count - 1])...)
  }

  /// The values of the row that is not ended yet.
  @inline(__always)
  var openRow: ArraySlice<Value> { values[Int(ends[ends.count - 1])...] }

  /// Adds the rows of another column, each value as `body` makes it.
  mutating func append(_ other: RowColumn, _ body: (Value) -> Value) {
    let base = UInt32(values.count)
    for value in other.values { values.append(body(value)) }
    for end in other.ends.dropFirst() { ends.append(base + end) }
  }

  /// Makes room for so many rows of a value each.
  mutating func reserve(_ count: Int) {
    LargeMemory.reserve(total: count + 1, in: &ends)
    LargeMemory.reserve(total: count, in: &values)
  }

  /// Takes all rows out and keeps the storage.
  mutating func removeAll() {
    ends.removeSubrange(1...)
    values.removeAll(keepingCapacity: true)
  }

  var rowCount: Int { ends.count - 1 }

  /// The places of a row's values in ``values``.
  @inline(__always)
  func range(_ row: Int) -> Range<Int> {
    Int(ends[row])..<Int(ends[row + 1])
  }

  /// The values of a row.
  @inline(__always)
  subscript(row: Int) -> ArraySlice<Value> {
    values[range(row)]
  }
}

extension RowColumn: Equatable where Value: Equatable {}
