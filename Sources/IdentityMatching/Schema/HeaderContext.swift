/// What headers mean beside each other.
enum HeaderContext {
  /// Settles the readings that depend on their neighbours. `given` are the fields that the caller assigned.
  static func settle(_ readings: inout [HeaderReading?], given: Set<ApplicantField>) {
    settleVagueNames(&readings, given: given)
    settleBareKana(&readings)
    settlePhoneParts(&readings)
    dropOrganizations(&readings, given: given)
  }

  /// 姓, 名前 and 契約者姓, 契約者名: the second is the given name.
  private static func settleVagueNames(_ readings: inout [HeaderReading?], given: Set<ApplicantField>) {
    for (whole, family, givenPart) in [
      (ApplicantField.name, ApplicantField.familyName, ApplicantField.givenName),
      (.kana, .familyKana, .givenKana),
      (.romaji, .familyRomaji, .givenRomaji),
    ] {
      func has(_ field: ApplicantField) -> Bool {
        given.contains(field) || readings.contains { $0?.field == field }
      }
      guard has(family), !has(givenPart) else { continue }
      for column in readings.indices where readings[column]?.field == whole {
        if readings[column]?.isVague == true { readings[column]?.field = givenPart }
      }
    }
  }

  /// A bare フリガナ belongs to the column before it.
  ///
  /// 姓, フリガナ, 名, フリガナ and 姓, 名, フリガナ, フリガナ are the readings of the parts; 姓, 名, フリガナ is the reading of both.
  /// After an address it is the address's, so that any other フリガナ has precedence.
  private static func settleBareKana(_ readings: inout [HeaderReading?]) {
    func isBare(_ column: Int) -> Bool {
      readings.indices.contains(column) && readings[column]?.isBareKana == true
    }
    func field(_ column: Int) -> ApplicantField? {
      readings.indices.contains(column) ? readings[column]?.field : nil
    }
    for column in readings.indices where isBare(column) {
      switch field(column - 1) {
      case .familyName where field(column + 1) == .givenName && isBare(column + 2):
        readings[column]?.field = .familyKana
        readings[column + 2]?.field = .givenKana
        readings[column]?.isBareKana = false
        readings[column + 2]?.isBareKana = false
      case .givenName where field(column - 2) == .familyName && isBare(column + 1):
        readings[column]?.field = .familyKana
        readings[column + 1]?.field = .givenKana
        readings[column]?.isBareKana = false
        readings[column + 1]?.isBareKana = false
      case .alias:
        readings[column]?.field = .aliasKana
      case .address, .prefecture, .city, .town, .lot, .building, .room:
        readings[column]?.cost += 5000
      default: break
      }
    }
  }

  /// Parts of a telephone number are one only together: an area code alone is no number, and 加入者番号 without an area
  /// code before it is a carrier's customer number.
  private static func settlePhoneParts(_ readings: inout [HeaderReading?]) {
    for column in readings.indices {
      guard let part = readings[column]?.phonePart else { continue }
      let before = column > 0 ? readings[column - 1]?.phonePart : nil
      let after = column + 1 < readings.count ? readings[column + 1]?.phonePart : nil
      let continues = before.map { $0 < part } ?? false
      let goesOn = after.map { $0 > part } ?? false
      if continues || part == 0 && goesOn {
        readings[column]?.field = .phone
      } else if readings[column]?.field == .phone {
        readings[column] = nil
      } else {
        readings[column]?.phonePart = nil
      }
    }
  }

  /// 会社名 beside 氏名 is where the person works.
  private static func dropOrganizations(_ readings: inout [HeaderReading?], given: Set<ApplicantField>) {
    let names: Set<ApplicantField> = [.name, .familyName, .givenName]
    let hasPerson =
      !given.isDisjoint(with: names)
      || readings.contains { $0.map { names.contains($0.field) && !$0.isOrganization } ?? false }
    guard hasPerson else { return }
    for column in readings.indices where readings[column]?.isOrganization == true { readings[column] = nil }
  }
}
