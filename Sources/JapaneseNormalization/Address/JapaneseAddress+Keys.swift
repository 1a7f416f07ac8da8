extension JapaneseAddress {
  /// The lot as a delimited text: municipality, ward, town, numbers; `nil` without a town and without numbers.
  ///
  /// The prefecture and the county are not in it, because both are optional; the prefecture is compared apart.
  /// Two addresses of one lot have one key, except where one omits the city, 字 or 町 of the other, and where a room
  /// stands third after a dash (1-23-203 beside 1-23 コーポ青葉203): ``blockingKey`` covers the first,
  /// ``relation(to:)`` all of them.
  public var premisesKey: ScalarText? {
    guard area.text.count > area.townStart || !numbers.isEmpty else { return nil }
    var key = ScalarText(area.municipality) + ["|"] + area.ward + ["|"] + area.town + ["|"]
    Self.append(numbers[..<premisesCount], to: &key)
    return key
  }

  /// The premises key and the unit; equal to the premises key with an empty unit where none is stated.
  public var dwellingKey: ScalarText? {
    guard var key = premisesKey else { return nil }
    key.append("|")
    if premisesCount < numbers.count {
      Self.append(numbers[premisesCount...], to: &key)
      return key
    }
    switch unit {
    case .notStated: key += wing
    case .room(let room): key += wing.isEmpty ? room : wing + ["-"] + room
    case .floor(let floor): key += wing + AreaFolding.signed(floor.lowerBound) + ["f"]
    }
    return key
  }

  /// A coarser key for meeting candidates: town and the first two numbers, without municipality and ward, so that an
  /// address without its city meets the one with it, and 1-23-203 meets 1-23. A 字 between town and numbers is not in it. Where
  /// there is no town (佐久市甲34-10) the municipality and ward stand for it; `nil` without numbers.
  public var blockingKey: ScalarText? {
    guard !numbers.isEmpty else { return nil }
    var key = ScalarText()
    if town.isEmpty {
      key = ScalarText(area.municipality) + area.ward
    } else {
      // By the folded name, which a registered town and one that is not certain share.
      var folding = PlaceNameFolding()
      folding.fold(KanjiVariants.fold(registeredTownName ?? town), from: 0)
      for unit in folding.units { key.append(Unicode.Scalar(unit) ?? " ") }
    }
    if key.isEmpty { return nil }
    key.append("|")
    Self.append(numbers.prefix(min(2, premisesCount)), to: &key)
    return key
  }

  /// The registered name of the town, or of those it may be, which share one but for its spelling.
  private var registeredTownName: ScalarText? {
    let place = storage.fields.place
    guard let index = place.town >= 0 ? place.town : place.towns.first else { return nil }
    let tables = storage.gazetteer.tables
    return tables.scalars(tables.townName[Int(index)])
  }

  private static func append(_ numbers: ArraySlice<LotNumber>, to key: inout ScalarText) {
    for (offset, number) in numbers.enumerated() {
      if offset > 0 { key.append("-") }
      if let head = number.head { key.append(head) }
      if let value = number.value { key += AreaFolding.decimal(value) }
      if number.kind == .unnumbered { key += "無番地".scalarText }
    }
  }

  /// The address in one stable spelling for people: 東京都港区虎ノ門1-23-1 コーポ青葉 203号室.
  ///
  /// What is optional is left out (county, 大字, 字, postal code), and what has many spellings has one (ヶ is ケ, 髙 is
  /// 高, 1番町 is 一番町), so that two spellings of one address mostly have one canonical text. Where an address leaves
  /// out its city or prefecture it is not invented. Parsing the text again gives the same text.
  public var canonical: String {
    var result = prefecture?.name.scalarText ?? []
    if prefecture == nil { result += county }
    result += municipality
    result += ward
    result += street
    result += town
    if !numbers.isEmpty {
      // Digits at the end of a town are not the lot's: 第2 and 3-1.
      if let last = result.last, AddressScalars.isDigit(last) { result.append(" ") }
      for (index, number) in numbers.enumerated() {
        if index > 0, numbers[index - 1].kind != .chiwari { result.append("-") }
        if number.head == "外" {
          result += "番外".scalarText
          Self.append([LotNumber(value: number.value)], to: &result)
        } else {
          Self.append([number], to: &result)
        }
        if number.kind == .chiwari { result += "地割".scalarText }
      }
    }
    result += otherLots
    for part in [building, wingText, unitText, careOf.isEmpty ? [] : careOf + "様方".scalarText]
    where !part.isEmpty {
      if !result.isEmpty { result.append(" ") }
      result += part
    }
    if !leftover.isEmpty {
      if !result.isEmpty { result.append(" ") }
      result += careOf.isEmpty ? ["("] + leftover + [")"] : leftover
    }
    return String(scalars: result)
  }

  private var wingText: ScalarText {
    guard let last = wing.last else { return [] }
    let isWord = KanjiVariants.isKanji(last)
    return wing + (isWord ? "館" : "棟").scalarText
  }

  private var unitText: ScalarText {
    var text = ScalarText()
    if let floor {
      text += Self.floorText(floor.lowerBound)
      if floor.count > 1 { text += ["~"] + Self.floorText(floor.upperBound) }
    }
    if case .room(let room) = unit {
      if !text.isEmpty { text.append(" ") }
      text += room + "号室".scalarText
    }
    return text
  }

  private static func floorText(_ floor: Int) -> ScalarText {
    (floor < 0 ? "地下".scalarText : []) + AreaFolding.decimal(floor) + ["階"]
  }
}

extension AreaFolding {
  /// `value` in decimal digits, with `b` for what is under the ground.
  static func signed(_ value: Int) -> ScalarText {
    (value < 0 ? ["b"] : []) + decimal(value)
  }
}
