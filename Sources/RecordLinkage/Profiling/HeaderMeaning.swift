/// What the header of a column says about its meaning.
///
/// A header is cut into words at everything that is no letter or digit, at changes from lower to upper case,
/// and at digits: `dateOfBirth`, `DATE_OF_BIRTH` and `date of birth` are one. A phrase of the vocabulary must
/// stand in it in whole words; of several the longest counts, and of those equally long the last, for the
/// head of an English compound is its last word.
enum HeaderMeaning {
  /// The meaning that a header names, and whether it names nothing else.
  static func read(_ header: String) -> (meaning: FieldMeaning, isWhole: Bool)? {
    let words = Self.words(of: header)
    if words.isEmpty { return nil }
    // A word in one piece that the vocabulary writes in several: lastname, dateofbirth.
    if let meaning = compact[words.joined()] { return (meaning, true) }
    let important = words.filter { !noise.contains($0) }
    if important.count < words.count, let meaning = compact[important.joined()] { return (meaning, true) }
    var weak: FieldMeaning?
    for length in stride(from: min(longest, words.count), through: 1, by: -1) {
      for start in stride(from: words.count - length, through: 0, by: -1) {
        guard let meaning = compact[words[start..<start + length].joined()] else { continue }
        // A number is of what the other words say: full_phone_num.
        if meaning != .identifier { return (meaning, false) }
        weak = weak ?? meaning
      }
    }
    if let weak { return (weak, false) }
    return nil
  }

  /// The words of a header, folded.
  static func words(of header: String) -> [String] {
    var spaced = ""
    var previous: Unicode.Scalar = " "
    for scalar in header.unicodeScalars.prefix(256) {
      let isUpper = scalar.properties.isUppercase
      let isDigit = scalar.properties.numericType == .decimal
      let wasDigit = previous.properties.numericType == .decimal
      if isUpper && previous.properties.isLowercase || isDigit != wasDigit { spaced.append(" ") }
      spaced.unicodeScalars.append(scalar)
      previous = scalar
    }
    return NormalizationStep.fold.apply(to: spaced).split(separator: " ").map(String.init)
      .filter { !$0.allSatisfy(\.isNumber) }
  }

  /// Words that say whose the value is, not what it is.
  private static let noise: Set<String> = [
    "customer", "client", "person", "patient", "user", "member", "employee", "contact", "primary", "home",
    "main",
    "the", "of", "applicant", "kunde", "kunden", "cust", "raw", "clean", "src", "orig", "original", "a", "b",
    "l", "r",
    "left", "right", "value", "text", "field", "col", "column",
  ]

  private static let longest = 4

  private static let compact: [String: FieldMeaning] = {
    var compact: [String: FieldMeaning] = [:]
    for (meaning, phrases) in vocabulary {
      for phrase in phrases.split(separator: ",") {
        compact[String(phrase.filter { $0 != " " && $0 != "\n" })] = meaning
      }
    }
    return compact
  }()

  /// Headers in English, German, French, Spanish, Italian, Portuguese and Dutch, folded.
  private static let vocabulary: [(FieldMeaning, String)] = [
    (
      .givenName,
      """
      given name, given names, first name, forename, forenames, fname, firstname, christian name, \
      givenname, vorname, vornamen, rufname, prenom, prenoms, nombre, nombres, nome, primeiro nome, \
      voornaam, first, given, forn
      """
    ),
    (
      .middleName,
      """
      middle name, middle names, mname, middle initial, middle, zweiter vorname, tussenvoegsel, mi
      """
    ),
    (
      .surname,
      """
      surname, last name, lname, family name, familyname, second name, nachname, familienname, zuname, \
      nom, nom de famille, apellido, apellidos, cognome, sobrenome, apelido, achternaam, last, maiden \
      name, geburtsname, previous surname, birth name, surn
      """
    ),
    (
      .fullName,
      """
      name, full name, fullname, first and surname, first and last name, name surname, person name, holder, account holder, contact name, contact person, \
      director, owner, author, vollstandiger name, nom complet, nombre completo, nome completo, naam, \
      director name, manager, principal, executive director, center director, insured, beneficiary, \
      player, artist, officer
      """
    ),
    (
      .birthDate,
      """
      dob, date of birth, birth date, birthdate, birthday, born, birth, birth dt, geburtsdatum, geboren, \
      geb datum, gebdat, date de naissance, naissance, fecha de nacimiento, data di nascita, data de \
      nascimento, geboortedatum, dateborn
      """
    ),
    (
      .birthYear,
      """
      birth year, year of birth, yob, by, geburtsjahr, birth yr, annee de naissance
      """
    ),
    (.birthMonth, "birth month, month of birth, mob, bm, geburtsmonat, mois de naissance"),
    (.birthDay, "birth day, day of birth, bd, geburtstag, jour de naissance"),
    (.sex, "sex, gender, geschlecht, sexe, sexo, sesso, geslacht, anrede, salutation"),
    (
      .address,
      """
      address, addr, street, street address, address line, street name, addr line, strasse, str, \
      anschrift, adresse, rue, voie, direccion, calle, indirizzo, via, endereco, rua, adres, straat, \
      straatnaam, location, residence, wohnort strasse, domicile
      """
    ),
    (
      .houseNumber,
      """
      street number, house number, street no, house no, hausnummer, haus nr, hausnr, hnr, numero, numero \
      de rue, huisnummer, civico, building number, street num, unit number
      """
    ),
    (
      .city,
      """
      city, town, suburb, locality, place, municipality, village, neighborhood, neighbourhood, \
      community, ort, stadt, wohnort, ville, commune, ciudad, localidad, poblacion, citta, comune, \
      cidade, stad, plaats, woonplaats, city name, birth place, birthplace, place of birth, geburtsort, \
      lieu de naissance, pob, borough
      """
    ),
    (
      .region,
      """
      state, province, region, county, country, bundesland, land, kanton, departement, provincia, \
      estado, pays, pais, paese, territory, nation, nationality, state code, country code, prov, st, \
      landkreis, district, kreis
      """
    ),
    (
      .postalCode,
      """
      zip, zip code, zipcode, postcode, post code, postal code, postal, plz, postleitzahl, code postal, \
      cp, codigo postal, cap, cep, postcode 4, pincode, pin code, eircode, zip 5
      """
    ),
    (
      .phone,
      """
      phone, telephone, tel, mobile, cell, cellphone, phone number, telephone number, fax, telefon, \
      telefonnummer, handy, mobil, mobilnummer, rufnummer, telefono, telefone, movil, portable, \
      telefoon, phone no, tel no, msisdn, landline, celular, cellulare
      """
    ),
    (
      .email,
      """
      email, e mail, mail, email address, emailaddress, correo, courriel, mail address, correo \
      electronico, mailadresse
      """
    ),
    (
      .nationalIdentifier,
      """
      ssn, soc sec id, soc sec, social security number, social security, national id, national insurance \
      number, nino, nhs number, nhs, medicare number, medicare, sin, tax id, tin, tfn, steuer id, \
      sozialversicherungsnummer, svnr, ahv, cpf, nif, dni, bsn, codice fiscale, curp, rut, aadhaar, \
      passport, passport number, personnummer, nir, pesel, driver license
      """
    ),
    (
      .organizationName,
      """
      company, company name, organization, organisation, organization name, org, org name, business, \
      business name, employer, firm, firma, firmenname, unternehmen, entreprise, societe, raison \
      sociale, empresa, azienda, ditta, bedrijf, bedrijfsnaam, institution, school, agency, site name, \
      site, provider, manufacturer, vendor, brand, merchant, hospital, restaurant, store, legal name, \
      trade name, affiliation, publisher, supplier, label, assignee, program name
      """
    ),
    (
      .title,
      """
      title, titel, titre, titulo, titolo, product name, product, track, song, album, book title, paper \
      title, article, item, game, movie, film, model
      """
    ),
    (
      .personList,
      """
      authors, author names, autoren, auteurs, autores, autori, inventors, coauthors, actors, editors, \
      members, cast, directors
      """
    ),
    (
      .category,
      """
      category, type, kind, genre, class, status, occupation, job, profession, beruf, cuisine, language, \
      sprache, venue, journal, race, ethnicity, religion, marital status, familienstand, civil status, \
      group, typ, kategorie, art, conference, blood type, colour, color, format, education, neighborhood \
      type, name suffix, suffix, job title
      """
    ),
    (
      .number,
      """
      price, preis, prix, precio, prezzo, amount, betrag, quantity, age, alter, count, total, salary, \
      income, size, weight, height, length, number per site, enrollment, funded enrollment, score, \
      rating, duration
      """
    ),
    (.latitude, "latitude, lat, breitengrad, geo lat"),
    (.longitude, "longitude, lon, lng, long, langengrad, geo lon, geo lng"),
    (
      .coordinate,
      """
      coordinates, coordinate, coord, coords, lat lon, lat lng, latlng, geo, gps, geopoint, geolocation, \
      position
      """
    ),
    (
      .date,
      """
      date, datum, fecha, data, created, updated, created at, updated at, timestamp, valid until, valid \
      from, release date, date of death, dod, start date, end date, event date, time
      """
    ),
    (
      .year,
      """
      year, jahr, annee, ano, anno, jaar, release year, publication year, pub year, published
      """
    ),
    (
      .website,
      """
      website, url, web, homepage, link, site url, web site, webseite, web address, domain
      """
    ),
    (
      .freeText,
      """
      description, comment, comments, notes, note, remarks, beschreibung, bemerkung, abstract, summary, \
      text, body, memo
      """
    ),
    (
      .code,
      """
      isbn, issn, sku, upc, ean, gtin, mpn, product code, model number, modelno, part number, policy \
      number, account number, account, iban, imei, icd, card token, customer number, kundennummer, \
      provider id, program id, serial number, doi
      """
    ),
    (
      .identifier,
      """
      id, rec id, record id, row id, unique id, uuid, guid, row number, row num, rowid, index, idx, \
      recid, key, source id, subject id, nr, num, number, ident, source, source file, source dataset, \
      dataset
      """
    ),
    (
      .entityLabel,
      """
      entity id, entity, cluster id, cluster, cluster number, group id, person id, household id, true \
      id, truth, gold, match id, duplicate of, master id, golden id, canonical id, recid truth, \
      entityid, unique entity
      """
    ),
  ]
}
