import RecordLinkage
import Testing

@Suite("Profiles of public sets", .enabled(if: CSVSample.isThere, "the public sets are not there"))
struct PublicSetProfileTests {
  /// File, column, meaning, type.
  private static let expected: [(file: String, columns: [(String, FieldMeaning, String)])] = [
    (
      "febrl1/records.csv",
      [
        ("rec_id", .identifier, "code"), ("given_name", .givenName, "name"), ("surname", .surname, "name"),
        ("street_number", .houseNumber, "code"), ("address_1", .address, "address"),
        ("address_2", .address, "address"), ("suburb", .city, "text"), ("postcode", .postalCode, "code"),
        ("state", .region, "category"), ("date_of_birth", .birthDate, "date"),
        ("soc_sec_id", .nationalIdentifier, "digits"), ("entity_id", .entityLabel, "code"),
      ]
    ),
    (
      "febrl4/a.csv",
      [
        ("rec_id", .identifier, "code"), ("given_name", .givenName, "name"), ("surname", .surname, "name"),
        ("street_number", .houseNumber, "code"), ("address_1", .address, "address"),
        ("address_2", .address, "address"), ("suburb", .city, "text"), ("postcode", .postalCode, "code"),
        ("state", .region, "category"), ("date_of_birth", .birthDate, "date"),
        ("soc_sec_id", .nationalIdentifier, "digits"),
      ]
    ),
    (
      "fake_1000/records.csv",
      [
        ("rec_id", .identifier, "code"), ("first_name", .givenName, "name"), ("surname", .surname, "name"),
        ("dob", .birthDate, "date"), ("city", .city, "text"), ("email", .email, "email"),
        ("entity_id", .entityLabel, "code"),
      ]
    ),
    (
      "persons_50k/records.csv",
      [
        ("rec_id", .identifier, "code"), ("first_name", .givenName, "name"),
        ("middle_name", .middleName, "name"), ("last_name", .surname, "name"), ("sex", .sex, "category"),
        ("dob", .birthDate, "date"), ("street", .address, "address"), ("city", .city, "text"),
        ("state", .region, "category"), ("zip", .postalCode, "code"), ("phone", .phone, "phone"),
        ("email", .email, "email"), ("entity_id", .entityLabel, "code"),
        ("household_id", .entityLabel, "code"),
      ]
    ),
    // The headers of this set are shifted against its columns from the 14th on: the content tells.
    (
      "chicago_early_childhood/records.csv",
      [
        ("entity_id", .entityLabel, "code"), ("rec_id", .identifier, "code"),
        ("Source", .category, "category"),
        ("Site name", .organizationName, "organization"), ("Address", .address, "address"),
        ("Zip", .postalCode, "code"), ("Phone", .phone, "phone"), ("Fax", .phone, "phone"),
        ("Program Name", .category, "category"), ("Length of Day", .category, "category"),
        ("Neighborhood", .city, "text"), ("Director", .empty, "text"), ("Website", .website, "website"),
        ("Center Director", .website, "website"), ("Email Address", .date, "date-mdy"),
        ("Purple binder service type", .email, "email"), ("Column", .empty, "text"),
      ]
    ),
  ]

  @Test("Meanings and types come out right", arguments: expected.map(\.file))
  func meanings(_ file: String) throws {
    let sample = try #require(CSVSample(file))
    let profile = sample.profile
    #expect(profile.rowCount == sample.rows.count)
    let expected = try #require(Self.expected.first { $0.file == file }).columns
    for (name, meaning, type) in expected {
      let column = try #require(profile.columns.first { $0.name == name })
      #expect(column.suggestion.meaning == meaning, "\(name): \(column.suggestion.reason)")
      #expect(column.suggestion.type == type, "\(name)")
    }
    if profile.columns.count == expected.count {
      #expect(profile.declarations.count == expected.filter { !$0.1.isLeftOut }.count)
    }
  }

  @Test("A postal code tells the state, a given name the sex; given name and surname are exchanged")
  func pairs() throws {
    let persons = try #require(CSVSample("persons_50k/records.csv")).profile
    func pair(_ first: String, _ second: String, in profile: TableProfile) -> ColumnPairProfile? {
      profile.pairs.first {
        profile.columns[$0.first].name == first && profile.columns[$0.second].name == second
      }
    }
    let stateZip = try #require(pair("state", "zip", in: persons))
    #expect(stateZip.secondDeterminesFirst ?? 0 > 0.95 && stateZip.firstDeterminesSecond ?? 1 < 0.1)
    #expect(stateZip.shouldShareComparison)
    #expect(try #require(pair("first_name", "sex", in: persons)).cramersV ?? 0 > 0.9)
    #expect(pair("last_name", "sex", in: persons) == nil)
    #expect(pair("first_name", "last_name", in: persons)?.isOftenSwapped != true)

    let fake = try #require(CSVSample("fake_1000/records.csv")).profile
    let names = try #require(pair("first_name", "surname", in: fake))
    #expect(names.isOftenSwapped && !names.shouldShareComparison)
  }
}
