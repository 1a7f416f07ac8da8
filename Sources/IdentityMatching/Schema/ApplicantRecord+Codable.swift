extension ApplicantRecord: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, name, familyName, givenName, middleName, kana, familyKana, givenKana, romaji, familyRomaji
    case givenRomaji, formerName, formerFamilyName, alias, aliasKana, birthDate, sex, postalCode, prefecture
    case city, town, lot, addressLines, building, room, phones, emails, cardTokens, applicationDate
  }

  private static var texts: [(CodingKeys, WritableKeyPath<Self, String>)] {
    [
      (.id, \.id), (.name, \.name), (.familyName, \.familyName), (.givenName, \.givenName),
      (.middleName, \.middleName), (.kana, \.kana), (.familyKana, \.familyKana), (.givenKana, \.givenKana),
      (.romaji, \.romaji), (.familyRomaji, \.familyRomaji), (.givenRomaji, \.givenRomaji),
      (.formerName, \.formerName), (.formerFamilyName, \.formerFamilyName), (.alias, \.alias),
      (.aliasKana, \.aliasKana), (.sex, \.sex), (.postalCode, \.postalCode), (.prefecture, \.prefecture),
      (.city, \.city), (.town, \.town), (.lot, \.lot), (.building, \.building), (.room, \.room),
      (.applicationDate, \.applicationDate),
    ]
  }

  private static var lists: [(CodingKeys, WritableKeyPath<Self, [String]>)] {
    [
      (.birthDate, \.birthDate), (.addressLines, \.addressLines), (.phones, \.phones), (.emails, \.emails),
      (.cardTokens, \.cardTokens),
    ]
  }

  /// A record of the values that are there.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    for (key, path) in Self.texts {
      self[keyPath: path] = try container.decodeIfPresent(String.self, forKey: key) ?? ""
    }
    for (key, path) in Self.lists {
      self[keyPath: path] = try container.decodeIfPresent([String].self, forKey: key) ?? []
    }
  }

  /// Writes what is known: of some thirty fields a record has ten.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    for (key, path) in Self.texts where !self[keyPath: path].isEmpty {
      try container.encode(self[keyPath: path], forKey: key)
    }
    for (key, path) in Self.lists where !self[keyPath: path].isEmpty {
      try container.encode(self[keyPath: path], forKey: key)
    }
  }
}
