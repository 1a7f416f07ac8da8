import ModelFile
import RecordLinkage
import Testing

/// A model against the headers of a table.
struct HeaderTests {
  private func document(_ columns: String) throws -> ModelDocument {
    try ModelDocument(text: ModelTexts.complete("columns: {a: text, \(columns)}"), file: "m.yaml")
  }

  @Test("A table with one of the headers of every column fits")
  func fits() throws {
    let document = try document("dob: {type: date, header: [dob, Date of Birth]}")
    try document.check(headers: ["id", "Date of Birth", "a"])
  }

  @Test("Each column without a header is named, with the nearest header of the table")
  func doesNotFit() throws {
    let document = try document(
      "last_name: name, dob: {type: date, header: [dob, date of birth]}, tel: phone")
    let error = #expect(throws: ModelFileError.self) {
      try document.check(headers: ["a", "Last Name", "birth date", "zip"], table: "new.csv")
    }
    #expect(
      error?.description == """
        m.yaml:4:20: columns.last_name: found no header `last_name` in new.csv; expected `header:` to name one of `a`, `Last Name`, `birth date` or `zip`; did you mean `Last Name`?
        m.yaml:4:37: columns.dob: found no header `dob` or `date of birth` in new.csv; expected `header:` to name one of `a`, `Last Name`, `birth date` or `zip`; did you mean `birth date`?
        m.yaml:4:86: columns.tel: found no header `tel` in new.csv; expected `header:` to name one of `a`, `Last Name`, `birth date` or `zip`
        """)
  }

  @Test("A joined column needs one of its headers, and reads all that are there")
  func joined() throws {
    let document = try document("address: {join: [prefecture, city, street]}")
    try document.check(headers: ["a", "street", "city"])
    #expect(document.model.columns[1].places(in: ["a", "street", "city"]) == [2, 1])
    let error = #expect(throws: ModelFileError.self) {
      try document.check(headers: ["a", "Street"], table: "new.csv")
    }
    #expect(
      error?.description
        == "m.yaml:4:20: columns.address: found no header `prefecture`, `city` or `street` in new.csv; expected "
        + "`join:` to name one of `a` or `Street`; did you mean `Street`?")
  }

  @Test("A table without headers has no columns")
  func noHeaders() throws {
    let document = try document("b: text")
    let error = #expect(throws: ModelFileError.self) { try document.check(headers: []) }
    #expect(error?.problems.map(\.keyPath) == ["columns.a", "columns.b"])
  }
}
