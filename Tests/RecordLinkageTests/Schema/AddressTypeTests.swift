import RecordLinkage
import Testing

@Suite("Street addresses")
struct AddressTypeTests {
  @Test(
    "A unit comes last however it is written",
    arguments: [
      "Flat 3, 12 High Street", "12 High St #3", "3/12 High St.", "12 HIGH STREET, APT. 3",
      "12 High st unit #3",
      "12 High Street, Suite 3", "12 High St # 3",
    ])
  func unit(_ text: String) throws {
    #expect(
      try #require(ValueTypes()["address"]).derive(text) == ["12 high st apt 3", "12", "high st", "3"])
  }

  @Test(
    "Abbreviations, directions and ordinals are folded, and the house number is found",
    arguments: [
      ("15 29th lane apt 30a", ["15 29th ln apt 30a", "15", "29th ln", "30a"]),
      ("221 E. 51st St. ", ["221 e 51st st", "221", "e 51st st", ""]),
      ("221 East 51st Street", ["221 e 51st st", "221", "e 51st st", ""]),
      ("100 Fifth Avenue Apt. 30 A", ["100 5th ave apt 30a", "100", "5th ave", "30a"]),
      ("5th Ave 12", ["5th ave 12", "12", "5th ave", ""]),
      ("P.O. Box 12", ["po box 12", "12", "po box", ""]), ("PO Box 12", ["po box 12", "12", "po box", ""]),
      ("Post Office Box 12", ["po box 12", "12", "po box", ""]),
      ("Hauptstraße 5a", ["hauptstr 5a", "5a", "hauptstr", ""]),
      ("Hauptstr. 5a", ["hauptstr 5a", "5a", "hauptstr", ""]),
      ("stanley street", ["stanley st", "", "stanley st", ""]),
      ("Apartment House Road", ["apartment house rd", "", "apartment house rd", ""]),
      ("1/2 Elm Drive", ["1 2 elm dr", "1", "2 elm dr", ""]),
      ("unknown", ["", "", "", ""]), ("#", ["#", "", "#", ""]),
    ] as [(String, [String])])
  func parts(_ text: String, expected: [String]) throws {
    #expect(try #require(ValueTypes()["address"]).derive(text) == expected)
  }
}
