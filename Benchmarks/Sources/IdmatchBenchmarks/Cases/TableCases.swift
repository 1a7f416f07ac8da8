internal import TableIO

/// Reading tables that are in memory: decoding, finding the fields, detecting the dialect.
enum TableCases {
  static let all: [BenchmarkCase] = [
    reading("csv-utf8", .utf8), reading("csv-cp932", .cp932),
  ]

  private static func reading(_ name: String, _ encoding: TextEncoding) -> BenchmarkCase {
    BenchmarkCase(
      name: name, items: "bytes",
      summary: "read a table of 2,000 customers in \(encoding.rawValue), encoding and dialect detected"
    ) {
      let bytes = try TableBytes.customers(2000, encoding: encoding)
      return Workload(itemCount: bytes.count) {
        let table = try CSVTable(contents: bytes, path: "customers.csv")
        return UInt64(table.rowCount &* table.columnCount)
      }
    }
  }
}
