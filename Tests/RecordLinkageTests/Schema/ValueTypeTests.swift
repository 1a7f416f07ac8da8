import RecordLinkage
import Testing

/// What a type makes of a text, all parts in their order.
private func derive(_ type: String, _ text: String) throws -> [String] {
  try #require(ValueTypes()[type]).derive(text)
}

@Suite("Value types")
struct ValueTypeTests {
  @Test(
    "Text is folded: case, accents, width, punctuation, white space",
    arguments: [
      ("St Catherine's – St. Lucy  SCHOOL", "st catherines st lucy school"),
      ("Łódź, Ærø & Größe", "lodz aero grosse"),
      ("e\u{301}te\u{301}", "ete"),
      ("ＡＢＣ　１２", "abc 12"),
      ("Ёлка и йод", "елка и иод"),
      ("ΟΔΌΣ", "οδοσ"),
      ("rock 'n' roll", "rock n roll"),
      ("日本　東京", "日本 東京"),
      ("N/A", ""), (" unknown ", ""), ("---", ""), ("?", ""), ("", ""),
    ])
  func text(_ text: String, expected: String) throws {
    #expect(try derive("text", text) == [expected])
  }

  @Test(
    "A name loses titles, and its generation is a part of its own",
    arguments: [
      ("Dr. Seán O'Brien-Smith Jr.", ["sean obrien smith", "sean", "smith", "jr"]),
      ("O’Brien", ["obrien", "", "", ""]),
      ("Smith, John", ["john smith", "john", "smith", ""]),
      ("Müller, Dr. Hans", ["hans muller", "hans", "muller", ""]),
      ("King, Jr.", ["king", "", "", "jr"]),
      ("Martin Luther King, Jr.", ["martin luther king", "martin", "king", "jr"]),
      ("Henry Ford II", ["henry ford", "henry", "ford", "ii"]),
      ("John Smith PhD", ["john smith", "john", "smith", ""]),
      // Words that are surnames too stay where nothing else would be the surname.
      ("John Senior", ["john senior", "john", "senior", ""]),
      ("Jack Ma", ["jack ma", "jack", "ma", ""]),
      ("Mr", ["mr", "", "", ""]),
      // People are called None and Null; NULL is what a database writes.
      ("None", ["none", "", "", ""]),
      ("Null", ["null", "", "", ""]),
      ("NULL", ["", "", "", ""]),
      ("n/a", ["", "", "", ""]),
    ] as [(String, [String])])
  func name(_ text: String, expected: [String]) throws {
    #expect(try derive("name", text) == expected)
  }

  @Test(
    "An organization's legal form is a part of its own",
    arguments: [
      ("Smith & Co. KG", ["smith", "co kg"]),
      ("Foo Bar, L.L.C.", ["foo bar", "llc"]),
      ("Acme Corporation", ["acme", "corporation"]),
      ("Müller GmbH & Co. KG", ["muller", "gmbh co kg"]),
      ("Co", ["co", ""]),
    ] as [(String, [String])])
  func organization(_ text: String, expected: [String]) throws {
    #expect(try derive("organization", text) == expected)
  }

  @Test(
    "Codes and digits keep what identifies",
    arguments: [
      ("code", "ab-12 3", ["AB123"]), ("code", "sw1a 1aa", ["SW1A1AA"]), ("code", "n/a", [""]),
      ("digits", "123-45-6789", ["123456789", "6789"]), ("digits", "１２３", ["123", ""]),
      ("digits", "n/a", ["", ""]),
      ("category", "Full-Time", ["full time"]), ("category", "A+", ["a+"]), ("category", "A-", ["a-"]),
    ] as [(String, String, [String])])
  func codes(_ type: String, _ text: String, expected: [String]) throws {
    #expect(try derive(type, text) == expected)
  }

  @Test(
    "The ways to write a telephone number meet",
    arguments: [
      ("+1 (212) 555-0100 x12", "2125550100"), ("1-212-555-0100", "2125550100"),
      ("212.555.0100 ext 3", "2125550100"), ("212/555 0100", "2125550100"),
      ("+44 (0)20 7946 0958", "2079460958"), ("0044 20 7946 0958", "2079460958"),
      ("020 7946 0958", "2079460958"), ("+49 30 901820", "30901820"), ("030/901820", "30901820"),
      ("5550100", "5550100"), ("0000000000", ""), ("999-999-9999", ""), ("none", ""),
    ])
  func phone(_ text: String, expected: String) throws {
    let parts = try derive("phone", text)
    #expect(parts == [expected, String(expected.suffix(7))])
  }

  @Test(
    "An e-mail address has a local part without tag and dots, and a domain",
    arguments: [
      ("Foo <A.b+c@X.org>", ["a.b+c@x.org", "ab", "x.org"]),
      (" mailto:x@y.de ", ["x@y.de", "x", "y.de"]),
      ("ａ＠ｂ．ｊｐ", ["a@b.jp", "a", "b.jp"]),
      ("nobody", ["nobody", "nobody", ""]),
      ("NULL", ["", "", ""]),
    ] as [(String, [String])])
  func email(_ text: String, expected: [String]) throws {
    #expect(try derive("email", text) == expected)
  }

  @Test(
    "Numbers are plain decimal digits",
    arguments: [
      ("$1,234.50", "1234.5"), ("1.234,5", "1234.5"), ("1 234,50 €", "1234.5"), ("1,234", "1234"),
      ("1234,567", "1234.567"), ("1,5", "1.5"), ("1.234", "1.234"), ("1.234.567", "1234567"),
      ("(12)", "-12"), ("−3", "-3"), ("1e3", "1000"), ("12E-1", "1.2"), ("12 USD", "12"), ("15%", "15"),
      ("007", "7"), ("-0.0", "0"), (".5", "0.5"), ("0.50", "0.5"), ("1'000", "1000"),
      ("12-13", "12 13"), ("about 5", "about 5"), ("12 oz", "12 oz"), ("null", ""),
    ])
  func number(_ text: String, expected: String) throws {
    #expect(try derive("number", text) == [expected])
  }

  @Test(
    "A website has no scheme and no www",
    arguments: [
      ("https://www.Foo.org/bar/", ["foo.org/bar", "foo.org"]), ("foo.org", ["foo.org", "foo.org"]),
      ("http://foo.org:80/", ["foo.org:80", "foo.org"]),
    ] as [(String, [String])])
  func website(_ text: String, expected: [String]) throws {
    #expect(try derive("website", text) == expected)
  }

  @Test(
    "A coordinate is latitude and longitude in degrees",
    arguments: [
      ("52.5, 13.4", "52.5,13.4"), ("POINT(13.4 52.5)", "52.5,13.4"), ("(52.5;-0.12)", "52.5,-0.12"),
      ("52°30'36\"N 13°24'0\"E", "52.51,13.4"), ("13.4E 52.5N", "52.5,13.4"),
      ("33.86 S, 151.2 E", "-33.86,151.2"),
      ("-33.8600000001,151.2", "-33.86,151.2"), ("0,0", ""), ("91, 0", "91 0"), ("here", "here"),
    ])
  func coordinate(_ text: String, expected: String) throws {
    #expect(try derive("coordinate", text).first == expected)
  }

  @Test("A list without a separator of its column is a set")
  func list() throws {
    #expect(try derive("list", "b; A ;b;;n/a") == ["a;b"])
    #expect(try derive("list", "Doe, Jane") == ["doe;jane"])
    #expect(CellValues.split(" a,b ,, c", separator: ",") == ["a", "b", "c"])
    #expect(CellValues.split("a  and b and c", separator: " and ") == ["a", "b", "c"])
    #expect(CellValues.split("a b\tc", separator: " ") == ["a", "b", "c"])
  }
}
