internal import ArgumentParser
internal import IdentityMatching
internal import TableIO

extension Delimiter {
  /// The word for it in messages; the character itself where there is no word.
  var name: String {
    switch self {
    case .comma: "comma"
    case .tab: "tab"
    case .semicolon: "semicolon"
    case .pipe: "pipe"
    default: description
    }
  }
}

/// A table of applicants: which column is what, and its rows as records.
struct ApplicantSource {
  let table: CSVTable
  let mapping: ColumnMapping
  /// The column that identifies a row; `nil` where row numbers do.
  let idColumn: Int?
  private let rowNumbers: RowNumbers
  /// The columns in which no card number may stand, though nothing is compared by them.
  private let cardNumberColumns: CardNumberColumns
  /// What is read of a row, in order.
  private let values: [RowValue]

  /// Reads a table and recognizes its columns.
  ///
  /// - Throws: `TableError` where it cannot be read, a validation error where the options name columns that it lacks.
  init(path: String, table options: TableOptions, columns: ColumnOptions, threads: Int) throws {
    table = try CSVTable.read(
      path: path, encoding: options.encoding, delimiter: options.delimiter, hasHeader: !options.noHeader,
      workers: threads)
    let header = table.header
    do {
      mapping = try ColumnRecognition.recognize(
        header: header,
        overrides: columns.columns.filter { ColumnRecognition.column(named: $0.header, in: header) != nil }
          .map { ($0.field, $0.header) },
        ignoring: columns.ignored.filter { ColumnRecognition.column(named: $0, in: header) != nil },
        idColumn: columns.idColumn.flatMap {
          ColumnRecognition.column(named: $0, in: header) == nil ? nil : $0
        })
    } catch {
      throw ValidationError("\(path): \(error)")
    }
    idColumn = mapping.column(of: .id)
    rowNumbers = RowNumbers(table)
    cardNumberColumns = CardNumberColumns(header: header, mapping: mapping)
    values = RowValue.values(of: mapping)
    let compared = ApplicantField.allCases.filter { $0 != .id && $0 != .applicationDate }
    if compared.allSatisfy({ mapping.columns(of: $0).isEmpty }) {
      throw ValidationError(
        "\(path): no column was recognized among \(header.joined(separator: ", ")); "
          + "say which is what with --column, for example --column name=\(header.first ?? "氏名").")
    }
  }

  /// Checks that each column that the options name is in one of the sources.
  static func check(_ columns: ColumnOptions, in sources: [ApplicantSource]) throws {
    for header in columns.columns.map(\.header) + columns.ignored + [columns.idColumn].compactMap({ $0 })
    where sources.allSatisfy({ ColumnRecognition.column(named: header, in: $0.table.header) == nil }) {
      throw ValidationError(
        "There is no column \(header); there are "
          + sources.map { $0.table.header.joined(separator: ", ") }.joined(separator: "; ") + ".")
    }
  }

  /// The identifier of a row: the value of the id column, or the row's place in the file.
  func id(ofRow row: Int) -> String {
    guard let idColumn else { return "\(number(ofRow: row))" }
    return table.field(row: row, column: idColumn)
  }

  /// The place of a row in the file, from 1.
  func number(ofRow row: Int) -> Int { rowNumbers[row] }

  /// What was recognized, for the person at the terminal: the file on one line, the columns on the next.
  var description: String {
    var fields: [String] = []
    var unknown: [String] = []
    for (header, field) in zip(table.header, mapping.fields) {
      if let field { fields.append("\(field.rawValue)=\(header)") } else { unknown.append(header) }
    }
    if idColumn == nil { fields.insert("id=(row number)", at: 0) }
    var text = "\(table.path): \(ProgressReporter.grouped(table.rowCount)) rows, \(table.encoding.rawValue)"
    text += ", \(table.dialect.delimiter.name)\n  columns: \(fields.joined(separator: " "))"
    if !unknown.isEmpty { text += "\n  not used: \(unknown.joined(separator: ", "))" }
    for contested in mapping.contested {
      text += "\n  \(table.header[contested.column]) could be \(contested.field.rawValue) too; "
      text += "\(table.header[contested.winner]) is (--column \(contested.field.rawValue)=… says otherwise)"
    }
    let candidates = mapping.identifierCandidates.map { table.header[$0] }
    if idColumn == nil, !candidates.isEmpty {
      text += "\n  no id column; --id-column could be \(candidates.joined(separator: " or "))"
    }
    return text
  }

  /// The column that nothing is compared by and in which a row holds a card number.
  func columnOfCardNumber(inRow row: Int) -> Int? {
    cardNumberColumns.column(ofCardNumberIn: row, of: table)
  }

  /// Adds a row to a batch.
  ///
  /// - Parameter joined: room for a value that several columns make up.
  func append(row: Int, to batch: inout ApplicantBatch, joined: inout [UInt8]) {
    if columnOfCardNumber(inRow: row) != nil { return batch.skipRecord() }
    for value in values {
      if value.columns.count == 1 {
        table.withUTF8Field(row: row, column: value.columns[0]) { cell in
          // A field of spaces is as good as empty.
          if value.isRepeated, Self.isBlank(cell) { return }
          batch.append(cell, to: value.field)
        }
        continue
      }
      joined.removeAll(keepingCapacity: true)
      for column in value.columns {
        table.withUTF8Field(row: row, column: column) { cell in
          if cell.isEmpty { return }
          if !joined.isEmpty { joined.append(contentsOf: value.separator.utf8) }
          joined.append(contentsOf: cell)
        }
      }
      joined.withUnsafeBufferPointer { batch.append($0, to: value.field) }
    }
    batch.endRecord()
  }

  private static func isBlank(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    // Nothing from ! to ~ is a space, and no kanji is.
    guard let first = cell.first, !(0x21...0x7E).contains(first), first < 0xE4 else { return cell.isEmpty }
    return String(decoding: cell, as: UTF8.self).unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
}
