extension NamePartLayout {
  /// Writes the layout. It can be read with the same name tables only: possible readings are rows of them.
  package func write(to writer: inout PackedWriter) {
    writer.write(byte: role.rawValue | script.rawValue &<< 2 | romajiCount &<< 5)
    var flags: UInt8 = 0
    for (bit, flag) in traits.enumerated() where flag { flags |= 1 &<< UInt8(bit) }
    writer.write(byte: flags)
    writer.write(byte: readingRowCount)
    if readingRowCount > 0 { writer.write(firstReadingRow) }
    var start: UInt32 = 0
    for end in [literalEnd, foldedEnd, k1End, k2End, romajiEnd, secondRomajiEnd] {
      // Where a text has no room of its own its end stands where the one before it does.
      writer.write(end &- start)
      start = end
    }
  }

  /// Reads a layout that ``write(to:)`` wrote; `nil`, and the reader is marked, where the bytes are damaged.
  package static func read(from reader: inout PackedReader) -> NamePartLayout? {
    let kinds = reader.readByte()
    guard let role = NamePart.Role(rawValue: kinds & 3), let script = NameScript(rawValue: kinds &>> 2 & 7),
      kinds &>> 5 <= 2
    else {
      reader.markDamaged()
      return nil
    }
    var layout = NamePartLayout(role: role, script: script)
    layout.romajiCount = kinds &>> 5
    layout.setFlags(reader.readByte())
    layout.readingRowCount = reader.readByte()
    if layout.readingRowCount > 0 { layout.firstReadingRow = reader.read() }
    layout.literalEnd = reader.read()
    layout.foldedEnd = layout.literalEnd &+ reader.read()
    layout.k1End = layout.foldedEnd &+ reader.read()
    layout.k2End = layout.k1End &+ reader.read()
    layout.romajiEnd = layout.k2End &+ reader.read()
    layout.secondRomajiEnd = layout.romajiEnd &+ reader.read()
    let ends = [
      layout.literalEnd, layout.foldedEnd, layout.k1End, layout.k2End, layout.romajiEnd,
      layout.secondRomajiEnd,
    ]
    guard !reader.isDamaged, zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }),
      NameReadingRows.has(first: layout.firstReadingRow, count: layout.readingRowCount, role: role)
    else {
      reader.markDamaged()
      return nil
    }
    return layout
  }

  /// All that is so or not, in the order of the bits.
  private var traits: [Bool] {
    [hasWildcard, isRomaji, isKnownReading, isLiteralFolded, isK1Heard, hasLooseSpelling]
  }

  private mutating func setFlags(_ flags: UInt8) {
    hasWildcard = flags & 1 != 0
    isRomaji = flags & 2 != 0
    isKnownReading = flags & 4 != 0
    isLiteralFolded = flags & 8 != 0
    isK1Heard = flags & 16 != 0
    hasLooseSpelling = flags & 32 != 0
  }
}
