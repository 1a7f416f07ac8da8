internal import JapaneseNormalization
internal import RecordLinkage

/// The rows of records and the sketches of names as the comparison of pairs reads them.
///
/// 64 bytes a record and 32 a family or given name, beside the ``FeatureTable`` that they are made of. A row that was left
/// out is not filled in; what is compared with it is compared by its features.
final class PairColumns: @unchecked Sendable {
  /// A row for each record, each in one line of the processor's cache.
  let rows: UnsafeMutableBufferPointer<PairRow>
  /// A sketch for each part of a name.
  let names: UnsafeMutableBufferPointer<NamePartSketch>
  private let table: FeatureTable

  /// The columns of a table.
  ///
  /// - Complexity: O(*n*) for *n* records and distinct values.
  init(_ table: FeatureTable) {
    self.table = table
    rows = Self.allocateRows(table.recordCount)
    names = .allocate(capacity: table.nameParts.count)
    sketchNames()
    fill(0..<table.recordCount)
  }

  /// The columns of a table, made by several tasks.
  init(_ table: FeatureTable, workers: Int) async {
    self.table = table
    rows = Self.allocateRows(table.recordCount)
    names = .allocate(capacity: table.nameParts.count)
    let size = 16_384
    let count = (table.recordCount + size - 1) / size
    // The names are one piece of the work: the numbers of the readings are given out in order.
    await ParallelMap.forEach(count + 1, workers: workers) { piece in
      if piece == 0 {
        self.sketchNames()
      } else {
        let start = (piece - 1) * size
        self.fill(start..<min(start + size, table.recordCount))
      }
    }
  }

  deinit {
    UnsafeMutableRawPointer(rows.baseAddress)?.deallocate()
    names.deallocate()
  }

  private static func allocateRows(_ count: Int) -> UnsafeMutableBufferPointer<PairRow> {
    let size = MemoryLayout<PairRow>.stride
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: max(1, count) * size, alignment: size)
    return UnsafeMutableBufferPointer(start: bytes.bindMemory(to: PairRow.self, capacity: count), count: count)
  }

  private func fill(_ records: Range<Int>) {
    for record in records { rows.initializeElement(at: record, to: PairRow(record, of: table)) }
  }

  /// A sketch for each family, given and middle name. Whole names are only compared where one cannot be divided.
  private func sketchNames() {
    var readings = ValuePool()
    for (place, part) in table.nameParts.enumerated() {
      let sketch =
        part.role == .whole
        ? NamePartSketch.blank : NamePartSketch(part, reading: readings.intern(part.kana.k1).rawValue)
      names.initializeElement(at: place, to: sketch)
    }
  }
}
