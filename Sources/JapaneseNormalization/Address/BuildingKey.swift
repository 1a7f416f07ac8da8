/// The building and the unit in the form in which they are compared.
struct BuildingKey: Sendable, Hashable {
  /// The name without spaces and marks, in katakana, ー dropped.
  var name: ScalarText = []
  /// The name without the words that many buildings have (ハイツ, マンション, ビル).
  var core: ScalarText = []
  /// Name, wing and room in one: ハイツA 305 and ハイツ A305 are one text, wherever A belongs.
  var joined: ScalarText = []
  /// The room as a number, where it is one.
  var roomNumber: Int?
  /// The wing as a number, where it is one.
  var wingNumber: Int?

  init() {}

  init(building: ArraySlice<Unicode.Scalar>, wing: ScalarText, unit: DwellingUnit) {
    name = Self.fold(building)
    core = Self.core(name)
    joined = name + Self.fold(wing[...])
    wingNumber = Self.number(wing)
    if case .room(let room) = unit {
      joined += room
      roomNumber = Self.number(room)
    }
  }

  /// One spelling for a building's name: kana as full-size katakana, no ー, spaces, dashes or points.
  static func fold(_ text: ArraySlice<Unicode.Scalar>) -> ScalarText {
    var result = ScalarText()
    result.reserveCapacity(text.count)
    for scalar in text {
      switch scalar {
      case " ", "-", "ー", "・", "·", ".", ",", "'", "&", "\"", "、", "。": continue
      case "ヶ", "ケ", "が": result.append("ガ")
      case "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ":
        result.append(Unicode.Scalar(scalar.value + 1) ?? scalar)
      default:
        if AddressScalars.isOpening(scalar) || AddressScalars.isClosing(scalar) { continue }
        result.append(Kana.katakana(scalar))
      }
    }
    return result
  }

  private static func number(_ text: ScalarText) -> Int? {
    guard !text.isEmpty, text.count <= 9 else { return nil }
    var value = 0
    for scalar in text {
      guard AddressScalars.isDigit(scalar) else { return nil }
      value = value * 10 + Int(scalar.value - 0x30)
    }
    return value
  }

  private static func core(_ name: ScalarText) -> ScalarText {
    for word in commonWords where name.count > word.count {
      if name.hasPrefix(word, at: 0) { return ScalarText(name[word.count...]) }
      if name.hasPrefix(word, at: name.count - word.count) { return ScalarText(name.dropLast(word.count)) }
    }
    return name
  }

  /// Words for a kind of building, longest first. The name's own part is what is left.
  private static let commonWords = [
    "ビルディング", "マンション", "レジデンス", "アパート", "アパートメント", "グランドメゾン", "コーポラス", "コーポ", "ハイツ",
    "ハイム", "メゾン", "ビル", "荘", "パレス", "タワー", "プラザ", "コート", "ハウス", "ヒルズ", "ガーデン", "団地", "住宅", "寮",
  ].map { fold($0.scalarText[...]) }.sorted { $0.count > $1.count }
}
