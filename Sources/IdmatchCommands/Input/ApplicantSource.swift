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
  /// The columns of each field, asked of the mapping once.
  private let columns: [ApplicantField: [Int]]
  /// The columns that make up each telephone number.
  private let phoneColumns: [[Int]]

  /// Reads a table and recognizes its columns.
  ///
  /// - Throws: `TableError` where it cannot be read, a validation error where the options name columns that it lacks.
  init(path: String, table options: TableOptions, columns: ColumnOptions) throws {
    table = try CSVTable.read(
      path: path, encoding: options.encoding, delimiter: options.delimiter, hasHeader: !options.noHeader)
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
    self.columns = Dictionary(
      uniqueKeysWithValues: ApplicantField.allCases.map { [mapping] in ($0, mapping.columns(of: $0)) })
    phoneColumns = mapping.values(of: .phone)
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

  /// A row as a record.
  func record(ofRow row: Int) -> ApplicantRecord {
    func text(_ columns: [Int], separator: String) -> String {
      if columns.count == 1 { return table.field(row: row, column: columns[0]) }
      return columns.map { table.field(row: row, column: $0) }.filter { !$0.isEmpty }
        .joined(separator: separator)
    }
    func one(_ field: ApplicantField, separator: String = " ") -> String {
      text(columns[field] ?? [], separator: separator)
    }
    func all(_ field: ApplicantField) -> [String] {
      // A field of spaces is as good as empty.
      (columns[field] ?? []).map { table.field(row: row, column: $0) }
        .filter { !$0.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
    }
    var record = ApplicantRecord(
      id: id(ofRow: row), name: one(.name), familyName: one(.familyName), givenName: one(.givenName),
      middleName: one(.middleName), kana: one(.kana), familyKana: one(.familyKana),
      givenKana: one(.givenKana),
      romaji: one(.romaji), familyRomaji: one(.familyRomaji), givenRomaji: one(.givenRomaji),
      formerName: one(.formerName), formerFamilyName: one(.formerFamilyName), alias: one(.alias),
      aliasKana: one(.aliasKana), birthDate: one(.birthDate), sex: one(.sex),
      postalCode: one(.postalCode, separator: "-"), prefecture: one(.prefecture, separator: ""),
      city: one(.city, separator: ""), town: one(.town, separator: ""), lot: one(.lot, separator: "-"),
      addressLines: all(.address), building: one(.building), room: one(.room),
      phones: phoneColumns.map { text($0, separator: "-") }, emails: all(.email), cardTokens: all(.cardToken),
      applicationDate: one(.applicationDate))
    if record.birthDate.isEmpty, mapping.column(of: .birthYear) != nil {
      record.birthDate = [one(.birthYear), one(.birthMonth), one(.birthDay)]
    }
    return record
  }
}
