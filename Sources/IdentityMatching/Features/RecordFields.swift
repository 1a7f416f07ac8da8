/// The values of one record of an ``ApplicantBatch``, found by field without a search.
///
/// It points into the batch and must not outlive it; see ``ApplicantBatch/withFields(ofRecord:index:_:)``.
struct RecordFields {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let values: UnsafeBufferPointer<ApplicantBatch.Value>
  private let firsts: UnsafeBufferPointer<Int>
  private let range: Range<Int>

  init(
    bytes: UnsafeBufferPointer<UInt8>, values: UnsafeBufferPointer<ApplicantBatch.Value>, range: Range<Int>,
    firsts: UnsafeBufferPointer<Int>
  ) {
    self.bytes = bytes
    self.values = values
    self.range = range
    self.firsts = firsts
  }

  /// The first value of a field; empty where there is none.
  @inline(__always)
  subscript(field: ApplicantField) -> UnsafeBufferPointer<UInt8> {
    let first = firsts[field.slot]
    return first < 0 ? UnsafeBufferPointer(start: nil, count: 0) : value(first)
  }

  /// Whether there is a value of a field.
  @inline(__always)
  func has(_ field: ApplicantField) -> Bool { firsts[field.slot] >= 0 }

  /// Whether there is a value of one of some fields.
  @inline(__always)
  func hasAny(of fields: FieldSet) -> Bool {
    for index in range where fields.contains(values[index].field) { return true }
    return false
  }

  /// All values of a field, in their order.
  @inline(__always)
  func forEach(_ field: ApplicantField, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let first = firsts[field.slot]
    if first < 0 { return }
    for index in first..<range.upperBound where values[index].field == field { body(value(index)) }
  }

  /// The first value of a field as text.
  func text(_ field: ApplicantField) -> String {
    has(field) ? String(decoding: self[field], as: UTF8.self) : ""
  }

  /// All values of a field as texts.
  func texts(_ field: ApplicantField) -> [String] {
    var texts: [String] = []
    forEach(field) { texts.append(String(decoding: $0, as: UTF8.self)) }
    return texts
  }

  /// All values of some fields with their fields, in the order of the record.
  @inline(__always)
  func forEach(
    in fields: FieldSet, _ body: (ApplicantField, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    for index in range where fields.contains(values[index].field) { body(values[index].field, value(index)) }
  }

  private func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = index == 0 ? 0 : values[index - 1].end
    return UnsafeBufferPointer(rebasing: bytes[start..<values[index].end])
  }
}

/// Some fields, a bit each.
struct FieldSet: Sendable {
  private let bits: UInt64

  init(_ fields: ApplicantField...) {
    bits = fields.reduce(0) { $0 | 1 << UInt64($1.slot) }
  }

  @inline(__always)
  func contains(_ field: ApplicantField) -> Bool { bits >> UInt64(field.slot) & 1 != 0 }
}

/// For each field its first value in a record.
struct FieldIndex: Sendable {
  fileprivate var firsts = [Int](repeating: -1, count: ApplicantField.slotCount)
}

extension ApplicantBatch {
  /// Calls `body` with the values of a record, which must not leave it; `nil` for a record that was skipped.
  ///
  /// - Parameter index: room for the index, to be used again with the next record.
  @inline(__always)
  func withFields<Result>(
    ofRecord record: Int, index: inout FieldIndex, _ body: (RecordFields) -> Result
  ) -> Result? {
    if ends[record].isSkipped { return nil }
    let range = (record == 0 ? 0 : ends[record - 1].values)..<ends[record].values
    return values.withUnsafeBufferPointer { values in
      bytes.withUnsafeBufferPointer { bytes in
        index.firsts.withUnsafeMutableBufferPointer { firsts in
          firsts.update(repeating: -1)
          for place in range.reversed() { firsts[values[place].field.slot] = place }
          return body(
            RecordFields(
              bytes: bytes, values: values, range: range, firsts: UnsafeBufferPointer(firsts)))
        }
      }
    }
  }
}

extension ApplicantField {
  /// A small number of its own for each field: its place among the cases, which is what an enumeration without payload is
  /// stored as.
  @inline(__always)
  var slot: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

  /// One more than the greatest ``slot``.
  static let slotCount = allCases.count
}
