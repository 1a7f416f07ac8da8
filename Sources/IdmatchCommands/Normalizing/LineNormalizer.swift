internal import JapaneseNormalization
internal import TableIO

/// Normalizes lines of one kind. It keeps the parser's buffers and what it has looked up from one batch to the next.
struct LineNormalizer: Sendable {
  let kind: NormalizedValue
  private var addresses: AddressColumns

  init(kind: NormalizedValue, gazetteer: Gazetteer) {
    self.kind = kind
    addresses = AddressColumns(gazetteer: gazetteer)
  }

  /// The rows of a batch, the value as it came first. A line that is no text, or only space, has empty columns.
  mutating func normalize(_ lines: LineBatch) -> NormalizedLines {
    var rows = NormalizedLines(capacity: lines.count * 256)
    for line in 0..<lines.count {
      let value = lines[line]
      rows.append(value)
      let isMalformed = lines.isMalformed(line)
      if isMalformed { rows.malformedLines.append(lines.firstLine + line) }
      let columns = isMalformed ? kind.unread : kind.normalize(value, addresses: &addresses)
      for column in columns { rows.append(column) }
    }
    rows.rowCount = lines.count
    return rows
  }
}
