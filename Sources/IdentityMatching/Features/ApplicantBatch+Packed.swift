package import JapaneseNormalization

extension ApplicantBatch {
  /// Writes the values of a record as they came, field by field by name: what another version of the rules makes features of again.
  package func write(record: Int, to writer: inout PackedWriter) {
    let first = record == 0 ? 0 : ends[record - 1].values
    writer.write(UInt32(ends[record].values - first))
    bytes.withUnsafeBufferPointer { bytes in
      for number in first..<ends[record].values {
        var name = values[number].field.rawValue
        name.withUTF8 { writer.write($0) }
        let start = number == 0 ? 0 : values[number - 1].end
        writer.write(UnsafeBufferPointer(rebasing: bytes[start..<values[number].end]))
      }
    }
  }

  /// Adds a record that ``write(record:to:)`` wrote.
  ///
  /// - Returns: `false`, and an empty record is added, where the bytes are damaged or name a field that is not known.
  package mutating func append(packed bytes: UnsafeRawBufferPointer) -> Bool {
    var reader = PackedReader(bytes)
    var isKnown = true
    for _ in 0..<reader.readCount() {
      let name = String(decoding: reader.readText(), as: UTF8.self)
      let value = reader.readText()
      if reader.isDamaged { break }
      if let field = ApplicantField(rawValue: name) { append(value, to: field) } else { isKnown = false }
    }
    if reader.isAtEnd, isKnown {
      endRecord()
      return true
    }
    skipRecord()
    return false
  }
}
