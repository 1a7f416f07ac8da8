import RecordLinkage
import Testing

@Suite("Dates")
struct DateTypeTests {
  @Test(
    "Most notations of a date are one",
    arguments: [
      "1974-09-16", "1974/9/16", "1974.09.16", "19740916", "16/09/1974", "16.9.1974", "16-9-74", "16091974",
      "16 sep 1974",
      "16th of September, 1974", "September 16, 1974", "Sept. 16 1974", "16-SEP-74", "1974-Sep-16",
      "16. September 1974",
      "16 sept. 1974", "lundi", "16 de septiembre de 1974", "Mon 16 Sep 1974", "1974-09-16T12:00:00Z",
      "1974-09-16 00:00:00",
      "１９７４－０９－１６", "74/09/16", "9/16/1974",
    ].filter { $0 != "lundi" })
  func notations(_ text: String) throws {
    let type = try #require(ValueTypes()["date"])
    #expect(type.derive(text) == ["1974-09-16", "1974", "09", "16"])
  }

  @Test(
    "Umlauts, other languages, partial dates, and what is no date",
    arguments: [
      ("3. März 2001", ["2001-03-03", "2001", "03", "03"]),
      ("14 févr. 1999", ["1999-02-14", "1999", "02", "14"]),
      ("1974", ["1974", "1974", "", ""]), ("1974-09", ["1974-09", "1974", "09", ""]),
      ("09/1974", ["1974-09", "1974", "09", ""]), ("Sep 1974", ["1974-09", "1974", "09", ""]),
      ("197409", ["1974-09", "1974", "09", ""]), ("1974-00-00", ["1974", "1974", "", ""]),
      ("29.2.2000", ["2000-02-29", "2000", "02", "29"]),
      // No such day: the digits stay, so that equal stays equal.
      ("1908-13-09", ["19081309", "1908", "", ""]), ("19081309", ["19081309", "1908", "", ""]),
      ("1999-02-29", ["19990229", "1999", "", ""]), ("16 Sep", ["16", "", "", ""]),
      ("soon", ["soon", "", "", ""]),
      ("740916", ["740916", "", "", ""]),
      // Fillers.
      ("0000-00-00", ["", "", "", ""]), ("0001-01-01", ["", "", "", ""]), ("9999-12-31", ["", "", "", ""]),
      ("n/a", ["", "", "", ""]), ("", ["", "", "", ""]),
      ("1900-01-01", ["1900-01-01", "1900", "01", "01"]),
    ] as [(String, [String])])
  func others(_ text: String, expected: [String]) throws {
    #expect(try #require(ValueTypes()["date"]).derive(text) == expected)
  }

  @Test(
    "Day or month first is the type's choice only where both are dates",
    arguments: [
      ("03/04/1974", "1974-04-03", "1974-03-04"), ("13/04/1974", "1974-04-13", "1974-04-13"),
      ("04/13/1974", "1974-04-13", "1974-04-13"), ("03041974", "1974-04-03", "1974-03-04"),
      ("1974-04-03", "1974-04-03", "1974-04-03"),
    ])
  func order(_ text: String, dayFirst: String, monthFirst: String) throws {
    #expect(try #require(ValueTypes()["date"]).derive(text).first == dayFirst)
    #expect(try #require(ValueTypes()["date-mdy"]).derive(text).first == monthFirst)
  }

  @Test(
    "Two digits of a year are of 1930 to 2029",
    arguments: [("1.1.29", "2029"), ("1.1.30", "1930"), ("1.1.00", "2000")])
  func century(_ text: String, year: String) throws {
    #expect(try #require(ValueTypes()["date"]).derive(text)[1] == year)
  }
}
