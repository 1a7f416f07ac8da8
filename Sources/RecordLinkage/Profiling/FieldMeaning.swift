/// What a column is about, as far as its header and its values tell.
public enum FieldMeaning: String, Sendable, Hashable, CaseIterable {
  case givenName, surname, middleName, fullName
  case birthDate, birthYear, birthMonth, birthDay
  case sex, nationalIdentifier
  case streetAddress, addressLine, houseNumber, city, region, postalCode
  case phone, email
  case organizationName, title, personList, venue, year
  case date, number, coordinate, code, category, text
  /// The number of the row, or of what it belongs to: nothing to compare.
  case identifier
  /// Where the row comes from, when it was written: nothing to compare.
  case administrative
  /// Nothing, or the same in every row.
  case constant
}

extension FieldMeaning {
  /// The meaning that a header names, where it names one.
  public init?(header: String) {
    guard let meaning = Self.named(by: header) else { return nil }
    self = meaning
  }

  /// The meaning that a header names; `nil` of one that names none.
  ///
  /// Headers are read as words in lower case: `dateOfBirth`, `date_of_birth` and `Date of birth` are one.
  static func named(by header: String) -> FieldMeaning? {
    let words = words(of: header)
    let joined = words.joined(separator: " ")
    for (meaning, names) in vocabulary where names.contains(joined) { return meaning }
    // A numbered one of several: `address 2`, `lname c1`, `phone_home`.
    for (meaning, names) in vocabulary {
      for name in names {
        let parts = name.split(separator: " ").map(String.init)
        if words.count > parts.count, Array(words.prefix(parts.count)) == parts,
          words.dropFirst(parts.count).allSatisfy({ isQualifier($0) })
        {
          return meaning
        }
        if words.count > parts.count, Array(words.suffix(parts.count)) == parts,
          words.dropLast(parts.count).allSatisfy({ isQualifier($0) })
        {
          return meaning
        }
      }
    }
    return nil
  }

  /// The words of a header: divided at signs, before capitals, and between letters and digits.
  static func words(of header: String) -> [String] {
    var text = ""
    var before: Character = " "
    for character in header {
      let isBorder =
        (character.isUppercase && before.isLowercase) || (character.isNumber && before.isLetter)
      if isBorder { text.append(" ") }
      text.append(character)
      before = character
    }
    return FoldedText.words(text).split(separator: " ").map(String.init)
  }

  private static func isQualifier(_ word: String) -> Bool {
    word.utf8.count <= 2 || word.allSatisfy(\.isNumber)
      || [
        "home", "work", "mobile", "main", "primary", "secondary", "line", "number", "no", "full", "current",
        "customer", "client", "patient", "person", "applicant", "contact", "fake", "value", "code", "old",
        "new",
      ].contains(word)
  }

  private static let vocabulary: [(FieldMeaning, Set<String>)] = [
    (
      .givenName,
      [
        "first name", "given name", "forename", "fname", "firstname", "givenname", "first", "given",
        "vorname", "prenom", "nombre", "christian name", "name first", "fn", "first names", "given names",
      ]
    ),
    (
      .surname,
      [
        "last name", "surname", "family name", "lname", "lastname", "familyname", "last", "nachname",
        "familienname", "nom", "apellido", "apellidos", "name last", "ln", "sname", "maiden name",
      ]
    ),
    (.middleName, ["middle name", "middle initial", "mname", "middlename", "middle", "mi", "minit"]),
    (
      .fullName,
      [
        "full name", "name", "person name", "fullname", "first and surname", "customer name", "client name",
        "patient name", "names", "applicant", "person",
      ]
    ),
    (
      .birthDate,
      [
        "dob", "date of birth", "birth date", "birthdate", "birthday", "geburtsdatum", "born", "bdate",
        "birth dt", "date birth", "dateofbirth", "fecha de nacimiento", "date de naissance",
      ]
    ),
    (.birthYear, ["by", "birth year", "yob", "year of birth", "geburtsjahr", "byear", "dob year"]),
    (.birthMonth, ["bm", "birth month", "mob", "month of birth", "geburtsmonat", "bmonth", "dob month"]),
    (.birthDay, ["bd", "birth day", "day of birth", "geburtstag", "bday", "dob day"]),
    (.sex, ["sex", "gender", "geschlecht", "sexe", "sexo"]),
    (
      .nationalIdentifier,
      [
        "ssn", "soc sec id", "social security number", "social security", "nino", "passport",
        "passport number", "tax id", "national id", "nhs number", "driver license", "licence number", "sin",
        "medicare number", "personnummer", "ssn4", "soc sec", "insurance number",
      ]
    ),
    (
      .streetAddress,
      [
        "address", "street", "street address", "addr", "strasse", "adresse", "street name", "address 1",
        "addressline 1", "direccion", "residence", "street1",
      ]
    ),
    (.addressLine, ["address 2", "address 3", "addressline 2", "addr 2", "unit", "apartment", "apt"]),
    (
      .houseNumber,
      ["street number", "house number", "hausnummer", "street no", "house no", "building number", "hnum"]
    ),
    (
      .city,
      [
        "city", "town", "suburb", "locality", "ort", "stadt", "municipality", "village", "ville", "ciudad",
        "wohnort", "place",
      ]
    ),
    (
      .region,
      ["state", "county", "region", "province", "bundesland", "district", "country", "land", "canton"]
    ),
    (
      .postalCode,
      ["zip", "postcode", "postal code", "zipcode", "zip code", "plz", "postalcode", "post code", "pin code"]
    ),
    (.phone, ["phone", "telephone", "tel", "mobile", "cell", "phone number", "telefon", "telefono", "fax"]),
    (.email, ["email", "e mail", "mail", "email address", "mail address"]),
    (
      .organizationName,
      [
        "site name", "company", "company name", "organisation", "organization", "business name", "business",
        "restaurant", "restaurant name", "employer", "firm", "institution", "shop", "store name",
        "hospital name", "organization name", "organisation name", "provider name", "trading name",
      ]
    ),
    (.title, ["title", "product name", "product", "song", "album", "book title", "paper title", "item"]),
    (.personList, ["authors", "author", "artist", "artists", "creator", "creators", "composer"]),
    (.venue, ["venue", "journal", "booktitle", "conference", "publisher", "publication", "brand", "label"]),
    (.year, ["year", "pub year", "publication year", "published"]),
    (.coordinate, ["coordinate", "coordinates", "location", "latlon", "lat lon", "geo"]),
    (
      .identifier,
      [
        "id", "rec id", "record id", "unique id", "key", "row", "index", "uuid", "guid", "rowid", "row id",
        "entity id", "entity", "cluster", "cluster id", "ent id", "household id", "true id", "label",
        "person id", "customer id", "class id", "group id", "hid", "pid", "match id", "gold", "truth", "rid",
        "record", "recid", "nr", "no", "number", "serial", "source id", "idx", "unnamed", "duplicate of",
        "is match", "true entity", "orig id", "original id",
      ]
    ),
    (
      .administrative,
      [
        "source", "source file", "file", "dataset", "source dataset", "origin", "created", "created at",
        "updated", "updated at", "modified", "timestamp", "last modified", "version", "load date", "batch",
      ]
    ),
  ]
}
