/// Several values a row in one array: where each row's values end, and the values of all rows one after the other.
struct RowColumn<Value: Sendable>: Sendable {
  private(set) var ends: [UInt32] = [0]
  private(set) var values: [Value] = []

  /// Adds the next row.
  mutating func append(row: some Sequence<Value>) {
    values.append(contentsOf: row)
    ends.append(UInt32(values.count))
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
