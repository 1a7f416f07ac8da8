/// The building and the unit in the form in which they are compared.
///
/// A key is a few ranges of a text. ``append(building:wing:room:to:)`` writes that text behind a larger one, so that
/// an address needs no array of its own for it.
struct BuildingKeyRanges: Sendable, Hashable {
  /// The name without spaces and marks, in katakana, ー dropped, without the number of the house.
  var name = 0..<0
  /// The name without the words that many buildings have (ハイツ, マンション, ビル).
  var core = 0..<0
  /// What tells the houses of one name apart, in digits where it is a number: 2 of コーポ青葉2, コーポ青葉Ⅱ, 第2コーポ青葉 and
  /// 青葉二番館, a of ハイツA.
  var serial = 0..<0
  /// The wing: 2 of 2号棟, a of A棟, 東 of 東館 and East棟.
  var wing = 0..<0
  /// Name, serial, wing and room in one: ハイツA 305 and ハイツ A305 are one text, wherever A belongs.
  var joined = 0..<0
  /// The room as a number, where it is one.
  var roomNumber: Int?
  /// The wing as a number, where it is one.
  var wingNumber: Int?

  /// Writes the key of a building behind `arena`. The slices may be of any text but `arena`.
  ///
  /// - Complexity: O(*n*).
  static func append(
    building: ArraySlice<Unicode.Scalar>, wing: ArraySlice<Unicode.Scalar>, room: ArraySlice<Unicode.Scalar>,
    to arena: inout ScalarText
  ) -> BuildingKeyRanges {
    var key = BuildingKeyRanges()
    let start = arena.count
    let serial = BuildingSerial(building)
    fold(building[building.startIndex..<serial.extent.lowerBound], to: &arena)
    fold(building[serial.extent.upperBound..<building.endIndex], to: &arena)
    key.name = start..<arena.count
    key.core = core(key.name, of: arena)
    serial.append(to: &arena, of: building)
    key.serial = key.name.upperBound..<arena.count
    appendWing(wing, to: &arena)
    key.wing = key.serial.upperBound..<arena.count
    arena.append(contentsOf: room)
    key.joined = start..<arena.count
    key.wingNumber = number(arena[key.wing])
    key.roomNumber = number(room)
    return key
  }

  /// One spelling for a building's name: kana as full-size katakana, no ー, spaces, dashes or points, kanji in their
  /// canonical form.
  static func fold(_ text: ArraySlice<Unicode.Scalar>) -> ScalarText {
    var result = ScalarText()
    fold(text, to: &result)
    return result
  }

  private static func fold(_ text: ArraySlice<Unicode.Scalar>, to arena: inout ScalarText) {
    var previous: Unicode.Scalar = " "
    for written in text {
      var scalar = written
      if written.value >= 0x3400 {
        scalar = KanjiVariants.canonical(written)
      } else if written == "々" && KanjiVariants.isKanji(previous) {
        scalar = previous
      }
      // 第二青葉荘 and 第2青葉荘.
      if previous == "第", let digit = ordinal(scalar) { scalar = digit }
      previous = scalar
      switch scalar {
      case " ", "-", "ー", "・", "·", ".", ",", "'", "&", "\"", "、", "。", "“", "”", "〝", "〟": continue
      case "ヶ", "ケ", "が": arena.append("ガ")
      case "ヵ": arena.append("カ")
      case "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ":
        arena.append(Unicode.Scalar(scalar.value + 1) ?? scalar)
      default:
        if AddressScalars.isOpening(scalar) || AddressScalars.isClosing(scalar) { continue }
        arena.append(Kana.katakana(scalar))
      }
    }
  }

  /// The digit of a kanji numeral up to nine.
  private static func ordinal(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "一": "1"
    case "二": "2"
    case "三": "3"
    case "四": "4"
    case "五": "5"
    case "六": "6"
    case "七": "7"
    case "八": "8"
    case "九": "9"
    default: nil
    }
  }

  private static func appendWing(_ wing: ArraySlice<Unicode.Scalar>, to arena: inout ScalarText) {
    if wing.count > 2 {
      for (name, side) in BuildingWords.sideNames where wing.elementsEqual(name) {
        arena.append(side)
        return
      }
    }
    fold(wing, to: &arena)
  }

  private static func number(_ text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard !text.isEmpty, text.count <= 9 else { return nil }
    var value = 0
    for scalar in text {
      guard AddressScalars.isDigit(scalar) else { return nil }
      value = value * 10 + Int(scalar.value - 0x30)
    }
    return value
  }

  /// The name's own part: without the longest word for a kind of building at its start or end.
  private static func core(_ name: Range<Int>, of arena: ScalarText) -> Range<Int> {
    let prefix = BuildingWords.leading.prefix(of: arena[name])
    let suffix = BuildingWords.trailing.suffix(of: arena[name])
    if prefix == name.count || suffix == name.count { return name }
    return prefix > suffix
      ? name.lowerBound + prefix..<name.upperBound : name.lowerBound..<name.upperBound - suffix
  }
}
