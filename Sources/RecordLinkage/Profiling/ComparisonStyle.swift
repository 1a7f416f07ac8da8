/// How a field of a meaning is compared where nothing else is known.
struct ComparisonStyle {
  let isOfPersons: Bool
  /// Restaurants, sites, shops: what is at one address is one, and a name or telephone may serve several.
  let isOfPlaces: Bool
  /// Papers, books, songs: the works of one author are to one another what people of one household are.
  let isOfWorks: Bool
  var surname: String?
  var givenName: String?
  /// The column of the street, where there are several lines of an address.
  var firstAddress: String?

  func comparison(_ profile: ColumnProfile, name: String) -> ComparisonDeclaration {
    switch profile.suggestion.meaning {
    case .givenName: personName(name, role: .identity, crossedWith: surname)
    case .surname: personName(name, role: .family, crossedWith: nil)
    case .middleName: middleName(name)
    case .fullName: fullName(name)
    case .birthDate: birthDate(name)
    case .sex, .category: ComparisonDeclaration(name, levels: [.exact(name), .otherwise])
    case .nationalIdentifier: code(name, role: .identity, edits: 2)
    case .address:
      firstAddress == nil || firstAddress == name ? street(name) : words(name, profile, role: .contact)
    case .houseNumber, .postalCode: code(name, role: .contact, edits: 1)
    case .phone: phone(name)
    case .email: email(name)
    case .city: words(name, profile, role: .contact)
    case .region: ComparisonDeclaration(name, role: .contact, levels: [.exact(name), .otherwise])
    case .organizationName: organization(name)
    case .title: title(name, profile)
    case .personList: personList(name, profile)
    case .year: number(name, [0.5, 1, 3], role: isOfWorks ? .contact : .identity)
    case .birthYear: number(name, [0.5, 1])
    case .birthMonth, .birthDay: ComparisonDeclaration(name, levels: [.exact(name), .otherwise])
    case .number, .latitude, .longitude: amount(name)
    case .date: birthDate(name)
    case .coordinate: coordinate(name)
    case .code: code(name, role: .identity, edits: 1)
    default: words(name, profile, role: .identity)
    }
  }

  private func personName(
    _ name: String, role: ComparisonDeclaration.Role, crossedWith other: String?
  ) -> ComparisonDeclaration {
    var levels: [LevelDeclaration] = [
      .exact(name), .similar(name, .jaroWinkler, atLeast: 0.92), .similar(name, .jaroWinkler, atLeast: 0.8),
    ]
    if let other {
      levels.append(LevelDeclaration(.swapped(name, other)))
      levels.append(LevelDeclaration(.crossed(name, other)))
    }
    levels += [LevelDeclaration(.prefix(name, 1)), .otherwise]
    return ComparisonDeclaration(name, role: role, levels: levels)
  }

  private func middleName(_ name: String) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name,
      levels: [
        .exact(name), .similar(name, .jaroWinkler, atLeast: 0.85), LevelDeclaration(.prefix(name, 1)),
        .otherwise,
      ])
  }

  private func fullName(_ name: String) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name,
      levels: [
        .exact(name), .similar(name, .tokenSort, atLeast: 0.92), .similar(name, .mongeElkan, atLeast: 0.95),
        .similar(name, .jaroWinkler, atLeast: 0.9), .similar(name, .mongeElkan, atLeast: 0.85),
        .similar(name, .tokenOverlap, atLeast: 0.5), .otherwise,
      ])
  }

  private func birthDate(_ name: String) -> ComparisonDeclaration {
    let (year, month, day) = (name + ".year", name + ".month", name + ".day")
    return ComparisonDeclaration(
      name,
      levels: [
        .exact(name), LevelDeclaration(.dateSlip(name)),
        LevelDeclaration(
          .any([
            .all([.exact(year), .exact(month)]), .all([.exact(year), .exact(day)]),
            .all([.exact(month), .exact(day)]),
          ]), label: "two of year, month and day"),
        LevelDeclaration(.days(name, atMost: 366)), .otherwise,
      ])
  }

  func birthDate(parts: [String]) -> ComparisonDeclaration {
    var levels = [
      LevelDeclaration(.all(parts.map { .exact($0) }), label: "same date", termFrequency: .init())
    ]
    if parts.count == 3 {
      levels.append(
        LevelDeclaration(
          .any([
            .all([.exact(parts[0]), .exact(parts[1])]), .all([.exact(parts[0]), .exact(parts[2])]),
            .all([.exact(parts[1]), .exact(parts[2])]),
          ]), label: "two of year, month and day"))
    }
    levels.append(LevelDeclaration(.any(parts.map { .exact($0) }), label: "one of year, month and day"))
    return ComparisonDeclaration("birth date", matchKeyName: "DOB", levels: levels + [.otherwise])
  }

  /// A house number tells neighbours apart, however near the street's name is.
  private func street(_ name: String) -> ComparisonDeclaration {
    let number = name + ".number"
    return ComparisonDeclaration(
      name, role: isOfPlaces ? .identity : .contact,
      levels: [
        .exact(name),
        LevelDeclaration(
          .all([.exact(number), .similar(name, .tokenSet, atLeast: 0.8)]), label: "same number, near street"),
        LevelDeclaration(
          .all([.exact(number), .similar(name, .tokenSet, atLeast: 0.5)]),
          label: "same number, some of the street"),
        LevelDeclaration(.similar(name, .jaroWinkler, atLeast: 0.92)),
        LevelDeclaration(.similar(name, .jaroWinkler, atLeast: 0.8)), .otherwise,
      ])
  }

  func address(_ columns: AddressColumns) -> ComparisonDeclaration {
    let street = columns.street
    let areas = [columns.postalCode, columns.city].compactMap { $0 }
    let finest = areas.first ?? columns.region ?? street
    var levels = [
      LevelDeclaration(
        .all([.exact(street), .exact(finest)]), label: "same address",
        termFrequency: TermFrequency(columns: [street, finest])),
      LevelDeclaration(
        .all([
          .any([
            .all([.exact(street + ".number"), .similar(street, .tokenSet, atLeast: 0.8)]),
            .similar(street, .jaroWinkler, atLeast: 0.92),
          ]), .any(areas.map { .exact($0) }),
        ]), label: "near address in one area"),
    ]
    for area in areas + [columns.region].compactMap({ $0 }) {
      levels.append(LevelDeclaration(.exact(area), label: "same \(area)", termFrequency: .init()))
    }
    return ComparisonDeclaration(
      "address", role: isOfPlaces ? .identity : .contact, levels: levels + [.otherwise])
  }

  private func code(
    _ name: String, role: ComparisonDeclaration.Role, edits: Int
  ) -> ComparisonDeclaration {
    var levels: [LevelDeclaration] = [.exact(name)]
    for count in 1...edits { levels.append(LevelDeclaration(.edits(name, .osa, atMost: count))) }
    return ComparisonDeclaration(name, role: role, levels: levels + [.otherwise])
  }

  private func phone(_ name: String) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name, role: .contact,
      levels: [
        .exact(name), LevelDeclaration(.exact(name + ".local"), label: "same last seven digits"),
        LevelDeclaration(.edits(name, .osa, atMost: 1)), .otherwise,
      ])
  }

  private func email(_ name: String) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name,
      levels: [
        .exact(name), LevelDeclaration(.exact(name + ".local"), label: "same before the @"),
        .similar(name, .jaroWinkler, atLeast: 0.92), .similar(name, .jaroWinkler, atLeast: 0.85), .otherwise,
      ])
  }

  private func organization(_ name: String) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name, role: isOfPlaces ? .family : .identity,
      levels: [
        .exact(name), .similar(name, .tokenSet, atLeast: 0.95), .similar(name, .jaroWinkler, atLeast: 0.92),
        .similar(name, .tokenSet, atLeast: 0.8), .similar(name, .tokenSet, atLeast: 0.6), .otherwise,
      ])
  }

  /// Titles of one field share their words: that most letters stand in their places says more than that most words occur.
  private func title(_ name: String, _ profile: ColumnProfile) -> ComparisonDeclaration {
    guard profile.meanWords >= 1.8 else { return words(name, profile, role: .identity) }
    return ComparisonDeclaration(
      name,
      levels: [
        .exact(name), .similar(name, .levenshtein, atLeast: 0.9), .similar(name, .tokenSort, atLeast: 0.9),
        .similar(name, .levenshtein, atLeast: 0.75), .similar(name, .tokenSort, atLeast: 0.75),
        .similar(name, .tokenSet, atLeast: 0.75), .otherwise,
      ])
  }

  /// Of several persons in a cell any one in common says little: authors write more than one paper.
  private func personList(_ name: String, _ profile: ColumnProfile) -> ComparisonDeclaration {
    guard profile.suggestion.separator != nil else { return words(name, profile, role: .identity) }
    return ComparisonDeclaration(
      name, role: isOfWorks ? .family : .identity,
      levels: [
        LevelDeclaration(.overlap(name, atLeast: 0.99), label: "same persons"),
        LevelDeclaration(.overlap(name, atLeast: 0.5), label: "most persons"),
        LevelDeclaration(.sharedValues(name, atLeast: 1), label: "a person in common"),
        LevelDeclaration(.similar(name, .jaroWinkler, atLeast: 0.9), label: "persons of like names"),
        .otherwise,
      ])
  }

  /// Text of one word is compared by its letters, longer text by its words.
  private func words(
    _ name: String, _ profile: ColumnProfile, role: ComparisonDeclaration.Role
  ) -> ComparisonDeclaration {
    if profile.meanWords < 1.8 {
      return ComparisonDeclaration(
        name, role: role,
        levels: [
          .exact(name), .similar(name, .jaroWinkler, atLeast: 0.92),
          .similar(name, .jaroWinkler, atLeast: 0.8),
          .otherwise,
        ])
    }
    return ComparisonDeclaration(
      name, role: role,
      levels: [
        .exact(name), .similar(name, .tokenSort, atLeast: 0.9), .similar(name, .tokenSet, atLeast: 0.9),
        .similar(name, .tokenSet, atLeast: 0.75), .similar(name, .tokenSet, atLeast: 0.6), .otherwise,
      ])
  }

  private func number(
    _ name: String, _ steps: [Double], role: ComparisonDeclaration.Role = .identity
  ) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name, role: role,
      levels: [.exact(name)]
        + steps.filter { $0 >= 1 }.map { LevelDeclaration(.difference(name, atMost: $0)) }
        + [.otherwise])
  }

  private func amount(_ name: String) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name,
      levels: [
        .exact(name), LevelDeclaration(.relativeDifference(name, atMost: 0.05)),
        LevelDeclaration(.relativeDifference(name, atMost: 0.25)), .otherwise,
      ])
  }

  private func coordinate(_ name: String) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name, role: isOfPlaces ? .identity : .contact,
      levels: [
        .exact(name), LevelDeclaration(.kilometres(name, atMost: 0.1)),
        LevelDeclaration(.kilometres(name, atMost: 1)), LevelDeclaration(.kilometres(name, atMost: 10)),
        .otherwise,
      ])
  }
}
