internal import ArgumentParser
internal import IdentityMatching
internal import JapaneseNormalization
internal import ModelFile
internal import RecordLinkage
internal import TableIO

/// A CSV table as the linkage engine takes it, with the identifiers of its rows.
///
/// A record is a row that was taken in: rows that hold a card number are refused, as they are of applicants.
struct ModelTable: TableSource {
  let table: CSVTable
  /// The column that identifies a row; `nil` where row numbers do.
  let idColumn: Int?
  /// The row of each record.
  let rows: [Int]
  /// The rows that could not be read, and those that were refused.
  let rejects: RejectList
  private let rowNumbers: RowNumbers

  var name: String { table.path }
  var headers: [String] { table.header }
  var rowCount: Int { rows.count }

  func withCell<R>(row: Int, column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    table.withUTF8Field(row: rows[row], column: column, body)
  }

  func appendCells(ofColumn column: Int, rows range: Range<Int>, to batch: inout CellBatch) {
    table.forEachField(ofColumn: column, rows: rows[range]) { batch.append($0) }
  }

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - id: the header of the column that identifies a row. Without one it is the first column that is called like
  ///     an identifier and has a value of its own in every row.
  ///   - model: the model whose columns are read; `nil` where there is none yet.
  ///   - threads: how many threads share the work; as many as there are processors where it is `nil`.
  init(
    path: String, options: TableOptions, id: String? = nil, model: LinkageModel? = nil, threads: Int? = nil
  ) throws {
    let table = try CSVTable.read(
      path: path, encoding: options.encoding, delimiter: options.delimiter, hasHeader: !options.noHeader,
      workers: threads)
    self.table = table
    if let id {
      guard let column = table.column(named: id) else {
        throw ValidationError(
          "\(path) has no column \(id) for --id-column; there are \(table.header.joined(separator: ", ")).")
      }
      idColumn = column
    } else {
      idColumn = Self.identifier(in: table)
    }
    rowNumbers = RowNumbers(table)
    var rejects = RejectList()
    rejects.add(rejectsOf: table)
    let columns = CardNumberColumns(
      table: table,
      read: (model?.columns ?? []).flatMap { $0.places(in: table.header) }, threads: threads)
    var rows: [Int] = []
    rows.reserveCapacity(table.rowCount)
    for row in 0..<table.rowCount {
      if let column = columns.column(ofCardNumberIn: row, of: table) {
        rejects.add(row: row, of: table, column: column, reason: CardTokenError.cardNumber.description)
      } else {
        rows.append(row)
      }
    }
    self.rows = rows
    self.rejects = rejects
  }

  /// Reads tables for a model, which has to fit each of them.
  // Not inlined: Swift 6.3.1 crashes where it is split into an asynchronous caller's parts.
  @inline(never)
  static func read(
    _ paths: [String], for document: ModelDocument, options: TableOptions, id: String? = nil, threads: Int
  ) throws -> [ModelTable] {
    guard paths.count(where: { $0 == "-" }) < 2 else {
      throw ValidationError("Only one of the tables can come from standard input.")
    }
    return try paths.map { path in
      let source = try ModelTable(
        path: path, options: options, id: id, model: document.model, threads: threads)
      try document.check(headers: source.headers, table: source.name)
      return source
    }
  }

  private static func identifier(in table: CSVTable) -> Int? {
    let japanese = (try? ColumnRecognition.recognize(header: table.header))?.column(of: .id)
    return table.header.indices.first { column in
      guard FieldMeaning(header: table.header[column]) == .identifier || column == japanese else {
        return false
      }
      if isAscending(table, column: column) { return true }
      var values = KeyNumbers(capacity: table.rowCount)
      for row in 0..<table.rowCount {
        // Two values of one hash pass for one; the table would then be known by its row numbers.
        let hash = table.withUTF8Field(row: row, column: column) { value in
          value.isEmpty ? 0 : ByteHash.of(UnsafeRawBufferPointer(value))
        }
        if hash == 0 || values.number(of: hash) <= row { return false }
      }
      return table.rowCount > 0
    }
  }

  /// Whether each value comes after the one before, as numbers of rows do: then no two are the same.
  private static func isAscending(_ table: CSVTable, column: Int) -> Bool {
    var last: IdentifierKey?
    for row in 0..<table.rowCount {
      let key = table.withUTF8Field(row: row, column: column) { $0.isEmpty ? nil : IdentifierKey($0) }
      guard let key, last.map({ $0 < key }) ?? true else { return false }
      last = key
    }
    return table.rowCount > 0
  }

  /// The text of a record's cell.
  func field(record: Int, column: Int) -> String { table.field(row: rows[record], column: column) }

  /// The places of all records in the file, from 1.
  var numbers: [Int] { rows.map { rowNumbers[$0] } }

  /// The identifiers of all records: values of the id column, or the places of their rows.
  func identifiers() -> [String] {
    guard let idColumn else { return numbers.map(String.init) }
    return rows.map { table.field(row: $0, column: idColumn) }
  }

  /// The column of this header.
  func column(named name: String, for what: String) throws -> Int {
    if let column = table.column(named: name) { return column }
    throw ValidationError(
      "\(self.name) has no column \(name) for \(what); there are \(headers.joined(separator: ", ")).")
  }

  /// The file in a line, for the person at the terminal.
  var description: String {
    "\(table.path): \(ProgressReporter.grouped(table.rowCount)) rows, \(table.encoding.rawValue), "
      + table.dialect.delimiter.name + ", id=" + (idColumn.map { table.header[$0] } ?? "(row number)")
  }
}
