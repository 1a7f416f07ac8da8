internal import SynthesisCore

/// The number of a lot within a town.
enum Lot: Sendable, Hashable {
  /// 1丁目23番4号: residential indication with 丁目.
  case chome(Int, block: Int, number: Int)
  /// 23番4号: residential indication without 丁目.
  case block(Int, number: Int)
  /// 1234番地5; branch 0 when there is none.
  case parcel(Int, branch: Int)

  /// The lot of the `serial`th site in a town; different serials have different lots.
  ///
  /// A stride that shares no factor with the number of lots spreads the sites over the town, from a place of its own in
  /// each town.
  init(town: Town, index: Int, serial: Int) {
    let kind = Int(SplitMix64.mix(UInt64(index) &+ 77) >> 8 & 0xFFFF)
    func mixed(_ lots: Int) -> Int { (serial % lots * 1009 + kind) % lots }
    if town.hasChome {
      let chomes = town.name.hasSuffix("条") ? 8 : 3 + kind % 4
      let lots = chomes * 35 * 24
      let lot = mixed(lots)
      self = .chome(
        lot % chomes + 1, block: lot / chomes % 35 + 1, number: lot / chomes / 35 + 1 + serial / lots * 24)
    } else if kind % 10 < 4 {
      let lot = mixed(1200)
      self = .block(lot / 30 + 1, number: lot % 30 + 1 + serial / 1200 * 30)
    } else {
      let lot = mixed(2400)
      // Half of all parcels are divided.
      let branch = SplitMix64.mix(UInt64(lot + kind)) % 2 == 0 ? 0 : lot % 8 + 1
      self = .parcel(lot + 1, branch: serial / 2400 * 9 + branch)
    }
  }
}

/// Where a household lives: a house, or a flat with its room number.
struct Dwelling: Sendable, Hashable {
  var town: Int
  var lot: Lot
  var building: Building?
  var room: Int?
}

/// A building of flats.
struct Building: Sendable, Hashable {
  var name: String
  var floors: Int

  /// A made-up building in `town`.
  init(town: Town, _ random: inout SeededRandom) {
    let place = random.chance(550) ? Self.shortPlace(town) : random.pick(Self.words)
    // Towers stand in built-up land alone.
    switch random.below(town.hasChome ? 10 : 9) {
    case 0...3:
      name = random.pick(Self.leading) + place
      floors = random.within(2...5)
    case 4...6:
      name = place + random.pick(Self.trailing)
      floors = random.within(3...12)
    case 7:
      name = place + random.pick(["荘", "アパート", "住宅"])
      floors = 2
    case 8:
      name = random.pick(Self.adjectives) + random.pick(["ハイツ", "コーポ", "マンション", "パレス"]) + place
      floors = random.within(2...8)
    default:
      name = place + random.pick(["タワー", "スカイレジデンス", "ビル"])
      floors = random.within(8...32)
    }
    switch random.below(20) {
    case 0...1: name = "第\(random.within(1...3))" + name
    case 2: name += random.pick(["Ⅱ", "Ⅲ", "2", "II"])
    case 3: name += random.pick(["A棟", "B棟", "1号棟", "2号棟", "壱番館"])
    default: break
    }
  }

  /// A flat of the building.
  func room(_ random: inout SeededRandom) -> Int {
    random.within(1...floors) * 100 + random.within(1...(floors > 10 ? 16 : 8))
  }

  /// 神田練塀町 as the builders shorten it: 神田練塀.
  private static func shortPlace(_ town: Town) -> String {
    let name = town.name
    guard name.count > 2, let last = name.last, "町通条".contains(last) else { return name }
    return String(name.dropLast())
  }

  private static let leading = [
    "コーポ", "ハイツ", "メゾン", "メゾン・ド・", "パレス", "シャトー", "ロイヤル", "レジデンス", "ヴィラ", "グラン", "エスポワール", "サンライズ", "ルミエール",
    "クレール", "フローラ", "ビューハイツ",
  ]
  private static let trailing = [
    "マンション", "ハイツ", "ビル", "コーポ", "ハイム", "レジデンス", "パークハウス", "コート", "スカイマンション", "グリーンハイツ", "ガーデン", "テラス",
  ]
  private static let adjectives = ["グリーン", "サン", "ニュー", "ホワイト", "ブルー", "ロイヤル", "セントラル", "フレンド"]
  private static let words = [
    "さくら", "みどり", "若葉", "青葉", "すみれ", "つばき", "もみじ", "あおい", "白樺", "松風", "泉", "緑ヶ丘", "ひまわり", "富士見", "日の出", "朝日",
    "曙",
    "藤", "楓", "けやき",
  ]
}
