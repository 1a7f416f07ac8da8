import RecordLinkage
import Testing

@Suite("Suggestions for columns")
struct ColumnSuggestionTests {
  private static let given = [
    "anna", "karen", "james", "robert", "petra", "luis", "maria", "zoltan", "xenia", "bo",
  ]
  private static let family = [
    "smith", "jones", "muller", "garcia", "nguyen", "abara", "okafor", "svoboda", "li", "quist",
  ]

  /// Sixty values made by a rule.
  private static func values(_ make: (Int) -> String) -> [String] { (0..<60).map(make) }

  private static func profile(_ header: String, _ values: [String]) throws -> ColumnProfile {
    try #require(TableProfile(columns: [(name: header, values: values)]).columns.first)
  }

  @Test(
    "A header of any language and spelling is understood where the values agree",
    arguments: [
      ("Vorname", .givenName), ("PRENOM", .givenName), ("firstName", .givenName),
      ("customer_first_name", .givenName),
      ("Nachname", .surname), ("apellidos", .surname), ("LASTNAME", .surname), ("fname_c1", .givenName),
      ("Beruf", .category), ("place of birth", .city), ("Wohnort", .city), ("Bundesland", .region),
      ("kommentar", .givenName),
    ] as [(String, FieldMeaning)])
  func wordHeaders(_ header: String, meaning: FieldMeaning) throws {
    let profile = try Self.profile(header, Self.values { Self.given[$0 % 10] })
    #expect(profile.suggestion.meaning == meaning, "\(profile.suggestion.reason)")
  }

  @Test(
    "Split birth dates, and numbers that are something else",
    arguments: [
      ("by", "birth-year"), ("bm", "birth-month"), ("bd", "birth-day"), ("Geburtsjahr", "birth-year"),
      ("YEAR", "year"),
    ])
  func split(_ header: String, meaning: String) throws {
    let values = Self.values { meaning.hasSuffix("year") ? "\(1930 + $0)" : "\($0 % 12 + 1)" }
    #expect(try Self.profile(header, values).suggestion.meaning.rawValue == meaning)
  }

  /// Sixty values by a pattern: `{n}` is the row, `{10}` the row and ten, `{100}` the row and a hundred, `{d}` a digit,
  /// `{m}` a digit that is not zero, `{k}` one from 3 to 9, `{g}` a given name, `{f}` and `{F}` surnames.
  private static func values(pattern: String) -> [String] {
    values { row in
      pattern.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { index, piece in
        guard index > 0, let end = piece.firstIndex(of: "}") else { return String(piece) }
        let value =
          switch piece[..<end] {
          case "n": "\(row)"
          case "10": "\(10 + row)"
          case "100": "\(100 + row)"
          case "d": "\(row % 10)"
          case "m": "\(1 + row % 9)"
          case "k": "\(3 + row % 7)"
          case "g": given[row % 10]
          case "f": family[row % 10]
          default: family[row / 6]
          }
        return value + piece[piece.index(after: end)...]
      }.joined()
    }
  }

  @Test(
    "Without a header that says anything the content does",
    arguments: [
      ("email", "email", "a{n}@example.org"), ("website", "website", "www.example.org/{n}"),
      ("birth-date", "date", "19{10}-0{m}-1{d}"), ("birth-date", "date-mdy", "0{m}/1{k}/19{10}"),
      ("date", "date", "2021-0{m}-1{d}"), ("phone", "phone", "(212) 555-01{10}"),
      ("national-identifier", "digits", "123-45-67{10}"), ("coordinate", "coordinate", "52.{100}, 13.{100}"),
      ("address", "address", "1{n} {f} street"), ("postal-code", "code", "SW1A {d}AA"),
      ("given-name", "name", "{g}"), ("surname", "name", "{f}"), ("full-name", "name", "{g} {F}"),
      ("person-list", "name", "{g} {F}, Ada Lovelace, C. Babbage"), ("identifier", "code", "rec-{n}-org"),
      ("number", "number", "{n}.25"), ("constant", "text", "same"), ("empty", "text", " "),
      ("year", "number", "198{d}"),
      ("free-text", "text", "words that say something about number {n} at length"),
    ])
  func content(_ meaning: String, type: String, pattern: String) throws {
    let profile = try Self.profile("F7", Self.values(pattern: pattern))
    #expect(profile.suggestion.meaning.rawValue == meaning, "\(profile.suggestion.reason)")
    #expect(profile.suggestion.type == type)
  }

  @Test(
    "The columns of sets that many have",
    arguments: [
      ("unique_id", "identifier", "Q{n}-1"), ("cluster", "entity-label", "Q{d}"),
      ("id", "entity-label", "{d}"),
      ("full_name", "full-name", "{g} {F}"), ("first_and_surname", "full-name", "{g} {F}"),
      ("postcode_fake", "postal-code", "TA4 {d}QG"), ("birth_place", "city", "{f}ton"),
      ("occupation", "category", "{f}"), ("full_phone_num", "phone", "21255501{10}"),
      ("zip_code", "postal-code", "27{100}"), ("register_date", "date", "2012-0{m}-1{d}"),
      ("street_address", "address", "{n} {f} rd"), ("age", "number", "{10}"), ("number", "number", "{d}"),
      ("artist", "full-name", "{g} {F}"), ("length", "number", "{100}.5"), ("album", "title", "songs of {f}"),
      ("language", "category", "{f}"), ("manufacturer", "organization-name", "{f} inc."),
      ("price", "number", "$ {100}.99"), ("upc", "code", "0{100}{100}"),
      ("ssn", "national-identifier", "123-45-67{10}"),
      ("lat", "latitude", "52.{100}"), ("driver_license_no", "national-identifier", "K{100}{100}"),
    ])
  func knownSets(_ header: String, meaning: String, pattern: String) throws {
    let suggestion = try Self.profile(header, Self.values(pattern: pattern)).suggestion
    #expect(suggestion.meaning.rawValue == meaning, "\(suggestion.reason)")
  }

  @Test("Two letters for the sexes are the sex")
  func sex() throws {
    #expect(try Self.profile("F7", Self.values { $0 % 2 == 0 ? "M" : "F" }).suggestion.meaning == .sex)
  }

  @Test(
    "A header that the values do not bear out is not believed",
    arguments: [
      ("phone", "email", "a{n}@example.org"), ("name", "address", "1{n} {f} street"),
      ("dob", "given-name", "{g}"),
      ("first name", "phone", "(212) 555-01{10}"),
    ])
  func contradicted(_ header: String, meaning: String, pattern: String) throws {
    let suggestion = try Self.profile(header, Self.values(pattern: pattern)).suggestion
    #expect(suggestion.meaning.rawValue == meaning, "\(suggestion.reason)")
    #expect(suggestion.confidence < .high)
  }

  @Test("The columns of restaurants, publications and products")
  func otherEntities() throws {
    let shops = [
      "arnie morton's of chicago", "campanile", "art's delicatessen", "fenix", "spago", "the palm",
      "cafe bizou",
    ]
    let profile = TableProfile(columns: [
      (name: "name", values: Self.values { shops[$0 % 7] + (($0 / 7) % 2 == 0 ? "" : " \($0)") }),
      (name: "addr", values: Self.values { "\($0) s. la cienega blvd." }),
      (name: "type", values: Self.values { ["american", "french", "asian"][$0 % 3] }),
      (name: "title", values: Self.values { "a survey of approaches to matter \($0)" }),
      (name: "authors", values: Self.values { "\(Self.given[$0 % 10]) roe, jane doe" }),
      (name: "venue", values: Self.values { ["sigmod record", "vldb"][$0 % 2] }),
      (name: "price", values: Self.values { "$\($0).99" }),
      (name: "tags", values: Self.values { "red; blue \($0)" }),
    ])
    let got = profile.columns.map {
      "\($0.suggestion.meaning.rawValue) \($0.suggestion.type) \($0.suggestion.separator ?? "")"
    }
    #expect(
      got == [
        "organization-name organization ", "address address ", "category category ", "title text ",
        "person-list name ,", "category category ", "number number ", "free-text text ",
      ])
  }

  @Test("Values that stand for nothing are found")
  func missing() throws {
    let phones = Self.values { $0 % 10 == 0 ? "1234567890" : "212555\(1000 + $0)" }
    #expect(try Self.profile("phone", phones).suggestion.missing == ["1234567890"])
    let births = Self.values { $0 % 5 == 0 ? "1900-01-01" : "19\(20 + $0)-03-04" }
    #expect(try Self.profile("dob", births).suggestion.missing == ["1900-01-01"])
    let shared = Self.values { $0 % 3 == 0 ? "info@shop.com" : "a\($0)@b.com" }
    #expect(try Self.profile("email", shared).suggestion.missing == ["info@shop.com"])
    #expect(try Self.profile("surname", Self.values { Self.family[$0 % 10] }).suggestion.missing.isEmpty)
  }

  @Test("A declaration has a name that a model may use, and keeps the header")
  func declaration() throws {
    let column = try Self.profile("Date of Birth (2)", Self.values { "19\(10 + $0)-03-04" })
    #expect(
      column.declaration.name == "date_of_birth_2" && column.declaration.headers == ["Date of Birth (2)"])
    #expect(column.declaration.type == "date")
    #expect(try Self.profile("1. Spalte", ["a"]).declaration.name == "column_1_spalte")
    #expect(try Self.profile("", ["a"]).declaration.name == "column_")
  }

  @Test("A year with a point zero, and a telephone with a slash, are what they are")
  func writtenByPrograms() throws {
    #expect(try Self.profile("year", Self.values { "\(1994 + $0 % 10).0" }).suggestion.meaning == .year)
    #expect(
      try Self.profile("phone", Self.values { "310/246-1\(100 + $0)" }).suggestion.meaning == .phone)
    #expect(
      try Self.profile("phone", Self.values { "\(1 + $0 % 9)/3/19\(20 + $0)" }).suggestion.meaning != .phone)
  }

  @Test("Works of one author are kept apart as members of a household are")
  func works() {
    let model = ModelSuggestion(
      [
        RowTable(
          headers: ["title", "authors", "year"],
          rows: Self.values { "on the theory of \(Self.family[$0 % 10]) number \($0)" }.enumerated().map {
            [$1, "Ann Lee, Bob \(Self.family[$0 % 7])", "\(1990 + $0 % 12)"]
          })
      ], name: "papers"
    ).model
    #expect(model.comparisons.map(\.role) == [.identity, .family, .contact])
    #expect(model.columns.first { $0.name == "authors" }?.separator == ",")
    #expect(model.relations.map(\.name) == ["match"])
  }
}
