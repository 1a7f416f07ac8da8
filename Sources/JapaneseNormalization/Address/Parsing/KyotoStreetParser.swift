/// The street directions that stand before the town in 京都: 室町通上立売上る, 楊梅通新町東入.
///
/// A ward of 京都 has many towns of one name, so the street is a discriminator where both addresses state
/// it, and nothing where one leaves it out.
enum KyotoStreetParser {
  /// The end of the directions that begin at `start`; `nil` if there are none before a town. `blocks` says whether a
  /// 丁目 after them counts blocks (東入二丁目下天神町) or begins the town (大宮通椹木町下る一町目).
  static func match(_ text: ScalarText, from start: Int, blocks: Bool = true) -> Int? {
    var end: Int?
    var index = start + 1
    while index < min(text.count, start + 48) {
      if let after = direction(text, at: index) {
        end = after
        index = after
      } else {
        index += 1
      }
    }
    guard var end else { return nil }
    // 東入二丁目下天神町: how many blocks on.
    if blocks, let run = LotScanner.run(text, from: end), let suffix = LotSuffix.match(text, from: run.end),
      suffix.kind == .chome
    {
      end = suffix.end
    }
    // 石薬師下る西側染殿町: the side of the street.
    if let side = text.scalar(at: end), AddressScalars.isDirection(side), text.scalar(at: end + 1) == "側" {
      end += 2
    }
    // 役人町中立売通堀川西入260 has its town in front; then the directions stay in the name.
    guard let next = text.scalar(at: end), KanjiVariants.isKanji(next) || Kana.isKana(next) else {
      return nil
    }
    return end
  }

  /// The end of 上る, 下る, 東入 or 西入, in their spellings, at `index`.
  private static func direction(_ text: ScalarText, at index: Int) -> Int? {
    let next = text.scalar(at: index + 1)
    switch text[index] {
    case "上", "下":
      if isRu(next) { return index + 2 }
      let isGaru = (next == "が" || next == "ガ") && isRu(text.scalar(at: index + 2))
      return isGaru ? index + 3 : nil
    case "東", "西":
      guard next == "入" else { return nil }
      return isRu(text.scalar(at: index + 2)) ? index + 3 : index + 2
    default:
      return nil
    }
  }

  private static func isRu(_ scalar: Unicode.Scalar?) -> Bool {
    scalar == "る" || scalar == "ル"
  }

  /// The directions in one spelling: for comparison (上る, 上ル, 上がる are 上), as the names of the streets in them, and
  /// for people (上る, 東入).
  static func fold(_ text: ScalarText) -> (key: ScalarText, names: [ScalarText], shown: ScalarText) {
    var key = ScalarText()
    var shown = ScalarText()
    var names: [ScalarText] = []
    var name = ScalarText()
    func close() {
      if !name.isEmpty { names.append(AreaFolding.fold(name[...]).text) }
      name = []
    }
    var index = 0
    while index < text.count {
      if index > 0, let after = direction(text, at: index) {
        close()
        key.append(text[index])
        shown.append(text[index])
        shown.append(text[index] == "上" || text[index] == "下" ? "る" : "入")
        index = after
        continue
      }
      if text[index] == "通" {
        close()
        shown.append("通")
        if text.scalar(at: index + 1) == "り" { index += 1 }
      } else if text.scalar(at: index + 1) == "側", AddressScalars.isDirection(text[index]) {
        index += 1
      } else if text[index] != " " {
        name.append(text[index])
        shown.append(text[index])
        key.append(Kana.katakana(text[index]))
      }
      index += 1
    }
    close()
    return (AreaFolding.fold(key[...]).text, names, AreaFolding.display(shown[...]))
  }
}
