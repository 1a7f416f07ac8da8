internal import RecordLinkage
internal import YAMLReading
internal import Yams

extension ModelReader {
  mutating func readColumns(_ section: Piece?, root: Piece) {
    let expected = "the columns by name, `surname: {type: name}`"
    guard let section, !section.isNothing else {
      report(section ?? root, found: "no `columns`", expected: expected)
      return
    }
    guard let entries = entries(section, expected: expected) else { return }
    if entries.isEmpty { report(section, found: "no column", expected: expected) }
    for entry in entries {
      if !Self.isColumnName(entry.key) {
        report(
          entry.name, found: "the column name `\(Quoting.shortened(entry.key))`",
          expected:
            "a letter or underscore, then letters, digits and underscores; name the table's own under `header`"
        )
      }
      let column = column(entry)
      model.columns.append(column)
      columns[column.name] = column
      columnPlaces[entry.key] = (entry.name.node.mark?.line, entry.name.node.mark?.column)
    }
  }

  /// A letter or underscore, then letters, digits and underscores, of any script.
  static func isColumnName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else {
      return false
    }
    return text.unicodeScalars.dropFirst().allSatisfy {
      $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType == .decimal
        || $0.properties.generalCategory == .nonspacingMark || $0.properties.generalCategory == .spacingMark
    }
  }

  private mutating func column(_ entry: Entry) -> ColumnDeclaration {
    var column = ColumnDeclaration(entry.key)
    if entry.value.isNothing { return column }
    if case .scalar = entry.value.node {
      if let type = type(entry.value) { column.type = type }
      return column
    }
    let expected = "a type, `text`, or a mapping with " + Quoting.choice(ModelKeys.column)
    guard let fields = fields(entry.value, ModelKeys.column, expected: expected) else { return column }
    if let piece = fields["type"], let type = type(piece) { column.type = type }
    if let piece = fields["header"] {
      column.headers = texts(piece, expected: "a header of the table, or a list of them") ?? []
      if column.headers.isEmpty, case .sequence = piece.node {
        report(piece, found: "an empty list", expected: "a header of the table, or no `header`")
      }
    }
    if let piece = fields["join"] {
      column.joined = texts(piece, expected: "the headers whose cells make up a value, in their order") ?? []
      if !column.headers.isEmpty {
        report(piece, found: "`join` beside `header`", expected: "one of them")
      } else if column.joined.count < 2 {
        report(piece, found: "\(column.joined.count) header", expected: "two or more headers, or `header`")
      } else if Set(column.joined).count < column.joined.count {
        report(piece, found: "a header twice", expected: "each header once")
      }
    }
    if let piece = fields["normalizers"] { column.normalizers = normalizers(piece) }
    if let piece = fields["separator"] {
      let separator = text(piece, expected: "what divides the values of a cell, `\";\"`")
      if separator?.isEmpty == true {
        report(piece, found: "an empty text", expected: "what divides the values of a cell, `\";\"`")
      }
      column.separator = separator
    }
    if let piece = fields["missing"] {
      column.missing =
        texts(piece, expected: "a value that means that none was given, or a list of them") ?? []
    }
    return column
  }

  private mutating func type(_ piece: Piece) -> String? {
    let types = types
    guard let name = text(piece, expected: "a type, one of " + Quoting.choice(types.names)) else {
      return nil
    }
    if types[name] == nil { reportUnknown(piece, "type", name, known: types.names) }
    return name
  }

  private mutating func normalizers(_ piece: Piece) -> [String]? {
    let known = NormalizationStep.allCases.map(\.rawValue)
    guard let steps = items(piece, expected: "a list of steps: " + Quoting.choice(known)) else { return nil }
    return steps.compactMap { item in
      guard let name = text(item, expected: "a step: " + Quoting.choice(known)) else { return nil }
      if NormalizationStep(rawValue: name) == nil { reportUnknown(item, "step", name, known: known) }
      return name
    }
  }

  /// Notes a problem where a reference is to no column, or to no part of one: `dob`, `dob.year`.
  mutating func checkColumn(_ reference: String, _ piece: Piece) {
    let pieces = reference.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(pieces.first ?? "")
    guard let column = columns[name] else {
      guard !model.columns.isEmpty else { return }
      if isFull { return reportUnknown(piece, "column", name, known: []) }
      reportUnknown(piece, "column", name, known: model.columns.map(\.name))
      return
    }
    guard pieces.count > 1, types[column.type] != nil else { return }
    let part = String(pieces[1])
    let parts = (types[column.type]?.parts ?? []).filter { !$0.isEmpty }
    if parts.isEmpty {
      report(
        piece, found: "the part `\(Quoting.shortened(part))` of `\(name)`",
        expected: "`\(name)` itself: a value of type `\(column.type)` has no parts")
    } else if !parts.contains(part) {
      let suggestion = nearest(part, among: parts).map { name + "." + $0 }
      report(
        piece, found: "the unknown part `\(Quoting.shortened(part))` of `\(name)`",
        expected: Quoting.choice(parts.map { name + "." + $0 }), suggestion: suggestion)
    }
  }
}
