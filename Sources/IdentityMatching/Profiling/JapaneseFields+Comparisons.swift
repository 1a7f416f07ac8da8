public import RecordLinkage

/// How fields of Japanese tables are compared where nothing else is known: by the parts of their value types, and what is
/// said twice, in kanji and in kana, in one comparison.
extension JapaneseFields {
  /// Names, addresses and contact points by the parts of their value types; birth dates and codes as the engine has them.
  public func comparisons(of fields: [RecognizedField]) -> [ComparisonDeclaration] {
    func first(_ meaning: FieldMeaning, _ type: String) -> String? {
      fields.first { $0.meaning == meaning && $0.type == type }?.name
    }
    var comparisons = names(
      whole: first(.fullName, "japanese-name"), family: first(.surname, "japanese-text"),
      given: first(.givenName, "japanese-text"),
      readings: .init(
        whole: first(.fullName, "japanese-kana"), family: first(.surname, "japanese-kana"),
        given: first(.givenName, "japanese-kana")))
    let isOfPersons = !comparisons.isEmpty
    for field in fields {
      switch field.type {
      case "japanese-organization": comparisons.append(organization(field.name))
      case "japanese-address":
        comparisons.append(
          address(
            field.name, postalCode: first(.postalCode, "postal-code"),
            role: isOfPersons ? .contact : .identity))
      case "japanese-phone": comparisons.append(phone(field.name))
      case "mailbox": comparisons.append(mailbox(field.name))
      case "japanese-text" where ![.surname, .givenName].contains(field.meaning):
        comparisons.append(
          text(field.name, role: Self.placeMeanings.contains(field.meaning) ? .contact : .identity))
      default: break
      }
    }
    return comparisons
  }

  private static let placeMeanings: Set<FieldMeaning> = [.address, .city, .region]

  // MARK: Names

  /// The columns of readings.
  private struct Readings {
    let whole: String?
    let family: String?
    let given: String?
  }

  /// Family name and given name apart, whether the table has them so or not: a household shares the one and not the other.
  private func names(
    whole: String?, family: String?, given: String?, readings: Readings
  ) -> [ComparisonDeclaration] {
    let familyName = family ?? whole.map { $0 + ".family" }
    let givenName = given ?? whole.map { $0 + ".given" }
    var comparisons: [ComparisonDeclaration] = []
    if let familyName {
      comparisons.append(
        ComparisonDeclaration(
          "family name", role: .family,
          levels: namePart(familyName, reading: readings.family ?? readings.whole, swappedWith: nil)))
    } else if let reading = readings.family ?? (givenName == nil ? readings.whole : nil) {
      comparisons.append(ComparisonDeclaration(reading, role: .family, levels: self.reading(reading)))
    }
    if let givenName {
      comparisons.append(
        ComparisonDeclaration(
          "given name",
          levels: namePart(givenName, reading: readings.given ?? readings.whole, swappedWith: familyName)))
    } else if let reading = readings.given {
      comparisons.append(ComparisonDeclaration(reading, levels: self.reading(reading)))
    }
    return comparisons
  }

  /// A name of two or three kanji is another one with one of them changed; its reading tells a variant from another name.
  private func namePart(_ name: String, reading: String?, swappedWith other: String?) -> [LevelDeclaration] {
    var levels: [LevelDeclaration] = [.exact(name)]
    if let reading {
      levels.append(LevelDeclaration(.exact(reading), label: "same reading", termFrequency: .init()))
      levels.append(LevelDeclaration(.exact(reading + ".sound"), label: "same sound"))
    }
    if let other { levels.append(LevelDeclaration(.swapped(other, name))) }
    levels.append(LevelDeclaration(.edits(name, .osa, atMost: 1)))
    if let reading { levels.append(.similar(reading, .jaroWinkler, atLeast: 0.9)) }
    return levels + [.otherwise]
  }

  private func reading(_ name: String) -> [LevelDeclaration] {
    [
      .exact(name), LevelDeclaration(.exact(name + ".sound"), label: "same sound"),
      .similar(name, .jaroWinkler, atLeast: 0.9), .otherwise,
    ]
  }

  private func organization(_ name: String) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name,
      levels: [
        .exact(name), .similar(name, .jaroWinkler, atLeast: 0.95), .similar(name, .jaroWinkler, atLeast: 0.9),
        .similar(name, .jaroWinkler, atLeast: 0.8), .similar(name, .jaroWinkler, atLeast: 0.6), .otherwise,
      ])
  }

  // MARK: Places and contact points

  /// From the dwelling up: the spelling of a place says nothing that its keys do not say. The postal code is that of the town
  /// and says it once more, so that it counts only where the town does not agree.
  private func address(
    _ name: String, postalCode: String?, role: ComparisonDeclaration.Role
  ) -> ComparisonDeclaration {
    let town = LevelCondition.all([.exact(name + ".municipality"), .exact(name + ".town")])
    return ComparisonDeclaration(
      name, role: role,
      levels: [
        LevelDeclaration(.exact(name + ".dwelling"), label: "same dwelling", termFrequency: .init()),
        LevelDeclaration(.exact(name + ".premises"), label: "same premises", termFrequency: .init()),
        LevelDeclaration(.exact(name + ".block"), label: "same block", termFrequency: .init()),
        LevelDeclaration(
          postalCode.map { .any([town, .exact($0)]) } ?? town,
          label: postalCode == nil ? "same town" : "same town or postal code",
          termFrequency: TermFrequency(columns: [name + ".town"])),
        LevelDeclaration(.exact(name + ".municipality"), label: "same municipality", termFrequency: .init()),
        .otherwise,
      ])
  }

  private func phone(_ name: String) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name, role: .contact,
      levels: [.exact(name), LevelDeclaration(.edits(name, .osa, atMost: 1)), .otherwise])
  }

  private func mailbox(_ name: String) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name,
      levels: [
        .exact(name), LevelDeclaration(.exact(name + ".similar"), label: "probably the same mailbox"),
        .similar(name, .jaroWinkler, atLeast: 0.92), .otherwise,
      ])
  }

  private func text(_ name: String, role: ComparisonDeclaration.Role) -> ComparisonDeclaration {
    ComparisonDeclaration(
      name, role: role,
      levels: [
        .exact(name), .similar(name, .jaroWinkler, atLeast: 0.92), .similar(name, .jaroWinkler, atLeast: 0.8),
        .otherwise,
      ])
  }
}
