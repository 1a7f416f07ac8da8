internal import TableIO

/// Reading tables that are in memory, and writing them: decoding, finding the fields, detecting the dialect, quoting.
///
/// One thread does all of it, as everywhere in these benchmarks; tables are otherwise read by as many as there are
/// processors.
enum TableCases {
  static let all: [BenchmarkCase] = [
    scanning, reading("csv-utf8", .utf8), reading("csv-cp932", .cp932), writing,
  ]

  private static let customerCount = 4_000

  private static let scanning = BenchmarkCase(
    name: "csv-scan", items: "bytes",
    summary: "find the fields of a table of 4,000 customers in UTF-8, encoding and delimiter given"
  ) {
    let bytes = try TableBytes.customers(customerCount, encoding: .utf8)
    return Workload(itemCount: bytes.count) {
      let table = try CSVTable(
        contents: bytes, path: "customers.csv", encoding: .utf8, delimiter: .comma, workers: 1)
      return UInt64(table.rowCount &* table.columnCount)
    }
  }

  private static func reading(_ name: String, _ encoding: TextEncoding) -> BenchmarkCase {
    BenchmarkCase(
      name: name, items: "bytes",
      summary: "read a table of 4,000 customers in \(encoding.rawValue), encoding and dialect detected"
    ) {
      let bytes = try TableBytes.customers(customerCount, encoding: encoding)
      return Workload(itemCount: bytes.count) {
        let table = try CSVTable(contents: bytes, path: "customers.csv", workers: 1)
        return UInt64(table.rowCount &* table.columnCount)
      }
    }
  }

  private static let writing = BenchmarkCase(
    name: "csv-write", items: "bytes",
    summary: "write a table of 4,000 customers in UTF-8, row by row, to the null device"
  ) {
    let bytes = try TableBytes.customers(customerCount, encoding: .utf8)
    let table = try CSVTable(contents: bytes, path: "customers.csv", workers: 1)
    return Workload(itemCount: bytes.count) {
      let writer = try CSVWriter(
        path: "/dev/null", header: table.header, dialect: CSVDialect(lineEnding: .crlf))
      for row in 0..<table.rowCount {
        writer.append(row: row, of: table)
        try writer.endRow()
      }
      try writer.commit()
      return UInt64(writer.rowCount)
    }
  }
}
