/// The words after a number: those that say what part of the lot it is, and those that make it part of a name.
enum LotSuffix {
  /// The suffix at `start`, if it makes the number before it a part of the lot.
  ///
  /// 番 in 一番町 and 番館, 号 in 号室 and 号線, 丁 in 八丁堀 do not. After 番, 号 before a direction begins a building's name
  /// (18番9号北八条ビル).
  static func match(
    _ text: ScalarText, from start: Int, afterBanchi: Bool = false
  ) -> (kind: LotNumber.Kind, end: Int)? {
    var start = start
    if text.scalar(at: start) == " " { start += 1 }
    guard let scalar = text.scalar(at: start) else { return nil }
    let next = text.scalar(at: start + 1)
    switch scalar {
    case "丁", "町":
      if next == "目" { return (.chome, start + 2) }
      guard scalar == "丁", endsNumber(next) else { return nil }
      return (.chome, start + 1)
    case "番":
      if next == "地" {
        let split = text.scalar(at: start + 2) == "割"
        return split ? nil : (.banchi, start + 2)
      }
      if let next, banNames.contains(next) { return nil }
      return (.banchi, start + 1)
    case "号":
      if let next, goNames.contains(next) { return nil }
      // 十四号北1番地: a numbered line of 北海道 is a name.
      if !afterBanchi, let next, AddressScalars.isDirection(next), isNumeral(text.scalar(at: start + 2)) {
        return nil
      }
      return (.go, start + 1)
    case "街":
      // Blocks and plots of land readjustment: 79街区1画地.
      return next == "区" ? (.banchi, start + 2) : nil
    case "画":
      return next == "地" ? (.go, start + 2) : nil
    case "地":
      guard next == "割", isNumeral(afterSpace(text, start + 2)) else { return nil }
      return (.chiwari, start + 2)
    default:
      return nil
    }
  }

  /// Whether the number, which has no suffix of a lot, is part of a name or of a unit: 3条, 21世紀, 12階, 2f.
  static func belongsToName(_ text: ScalarText, number: Int, after end: Int, isFirst: Bool) -> Bool {
    guard let next = text.scalar(at: end) else { return false }
    if let previous = text.scalar(at: number - 1), previous == "第" || previous == "#" { return true }
    if AddressScalars.isDigit(text[number]) {
      if nameMarks.contains(next) { return !(isFirst && (next == "番" || next == "号")) }
      if AddressScalars.isDirection(next), isNumeral(text.scalar(at: end + 1)),
        let previous = text.scalar(at: number - 1), AddressScalars.isDirection(previous)
      {
        return true  // 北3西1 is 北3条西1丁目.
      }
      switch next {
      // 6f is a floor; 53f&mビル is the lot 53 and a name.
      case "f": return !(text.scalar(at: end + 1).map { AddressScalars.isLatin($0) || $0 == "&" } ?? false)
      case "号", "番": return true
      default: return AddressScalars.isNo(next) && isFirst && !continues(text, from: end + 1)
      }
    }
    // A kanji numeral is a number only where nothing but numbers can follow.
    if next == " " { return isNumeral(text.scalar(at: end + 1)) }
    if AddressScalars.isDash(next) || next == "(" || next == "," { return false }
    return !(AddressScalars.isNo(next) && continues(text, from: end + 1))
  }

  private static func continues(_ text: ScalarText, from start: Int) -> Bool {
    guard let scalar = text.scalar(at: start) else { return true }
    if AddressScalars.isNumeral(scalar) {
      return true
    }
    return AddressScalars.isLotHead(scalar) && isNumeral(text.scalar(at: start + 1))
  }

  private static func isNumeral(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map(AddressScalars.isNumeral) ?? false
  }

  private static func afterSpace(_ text: ScalarText, _ index: Int) -> Unicode.Scalar? {
    text.scalar(at: text.scalar(at: index) == " " ? index + 1 : index)
  }

  /// 丁 ends a number before another number, a dash, a space or the end: 1丁2番, and not 八丁堀.
  private static func endsNumber(_ next: Unicode.Scalar?) -> Bool {
    guard let next else { return true }
    return next == " " || AddressScalars.isSeparator(next) || isNumeral(next)
  }

  /// After 番: 一番町, 二番丁, 三番館, 2番街, 五番組, 二番通, 一番堀, 三番瀬, 4番割, 一番地割.
  private static let banNames: [Unicode.Scalar] = ["町", "丁", "館", "街", "組", "通", "堀", "瀬", "割", "棟", "室"]
  /// After 号: 号室 is a room; 号棟, 号館 a wing; 号線, 号地 a name.
  private static let goNames: [Unicode.Scalar] = ["室", "棟", "館", "線", "地", "車"]
  /// Directly after digits, these make a name or a unit of them.
  private static let nameMarks: [Unicode.Scalar] = [
    "条", "線", "軒", "区", "部", "組", "町", "村", "通", "丸", "世", "階", "棟", "館", "室", "割", "班", "連", "ヶ", "地", "字",
  ]
}
