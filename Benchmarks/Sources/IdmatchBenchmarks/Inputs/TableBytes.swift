internal import ApplicantSynthesis
internal import Glibc
internal import TableIO

/// A table of customers as the bytes of a file, written by the writer that users have.
enum TableBytes {
  /// A failure of the system to lend a temporary file.
  struct TemporaryFileError: Error {
    let action: String
    let code: Int32
  }

  static func customers(_ count: Int, encoding: TextEncoding) throws -> [UInt8] {
    var template = Array("/tmp/idmatch-benchmarks-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw TemporaryFileError(action: "mkdtemp", code: errno) }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let path = folder + "/customers.csv"
    defer {
      unlink(path)
      rmdir(folder)
    }
    let writer = try CSVWriter(
      path: path, header: ApplicantCorpus.Table.customers.columns, encoding: encoding,
      dialect: CSVDialect(lineEnding: .crlf))
    for row in Population(customers: count).customerRows { try writer.write(row) }
    try writer.commit()
    return try FileBytes.read(path)
  }
}
