/// The street directions that stand before the town in 京都: 室町通上立売上る, 楊梅通新町東入.
///
/// A ward of 京都 has many towns of one name, so the street is a discriminator where both addresses state
/// it, and nothing where one leaves it out.
enum KyotoStreetParser {
  /// How directions are read, the more usual first.
  enum Reading: CaseIterable {
    /// A 丁目 after them counts blocks: 東入二丁目下天神町.
    case withBlocks
    /// It begins the town: 大宮通椹木町下る一町目.
    case withoutBlocks
    /// る is left out: 寺町通綾小路下中之町.
    case short
    case shortWithBlocks
  }

  /// The end of the directions that begin at `start`; `nil` if there are none before a town.
  static func match(_ text: ScalarText, from start: Int, as reading: Reading = .withBlocks) -> Int? {
    var end: Int?
    var street: Int?
    var index = start + 1
    while index < min(text.count, start + 48) {
      if text[index] == "通" { street = index }
      if let after = direction(text, at: index) {
        end = after
        index = after
      } else if reading == .short || reading == .shortWithBlocks, text[index] == "上" || text[index] == "下",
        let street, index > street + 1
      {
        end = index + 1
        index += 1
      } else {
        index += 1
      }
    }
    guard var end else { return nil }
    // 東入二丁目下天神町: how many blocks on.
    if reading == .withBlocks || reading == .shortWithBlocks, let run = LotScanner.run(text, from: end) {
      if let suffix = LotSuffix.match(text, from: run.end), suffix.kind == .chome {
        end = suffix.end
      } else if text.scalar(at: run.end) == "筋", text.scalar(at: run.end + 1) == "目" {
        // 西入2筋目北町: how many streets on.
        end = run.end + 2
      }
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
    let third = text.scalar(at: index + 2)
    switch text[index] {
    case "上", "下":
      if isRu(next) { return index + 2 }
      return isGa(next) && isRu(third) ? index + 3 : nil
    // あがる, さがる.
    case "あ", "さ", "ア", "サ":
      return isGa(next) && isRu(third) ? index + 3 : nil
    case "東", "西":
      if next == "入" { return isRu(third) ? index + 3 : index + 2 }
      return (next == "い" || next == "イ") && isRu(third) ? index + 3 : nil
    default:
      return nil
    }
  }

  private static func isGa(_ scalar: Unicode.Scalar?) -> Bool {
    scalar == "が" || scalar == "ガ"
  }

  /// 上 or 下 of a direction in kanji or kana.
  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "あ", "ア": "上"
    case "さ", "サ": "下"
    default: scalar
    }
  }

  private static func isRu(_ scalar: Unicode.Scalar?) -> Bool {
    scalar == "る" || scalar == "ル"
  }

  /// The directions in one spelling: for comparison (上る, 上ル, 上がる are 上) in `area`, with the names of the streets in
  /// them, and for people (上る, 東入) in `street`.
  static func fold(
    _ text: ArraySlice<Unicode.Scalar>, into area: inout AreaKey, _ street: inout ScalarText,
    _ buffers: inout Buffers
  ) {
    buffers.key.empty()
    buffers.shown.empty()
    buffers.name.empty()
    buffers.text.assign(text)
    let text = buffers.text
    var index = 0
    while index < text.count {
      if index > 0, let after = direction(text, at: index) {
        buffers.closeName(into: &area.streetNames)
        let mark = Self.shown(text[index])
        buffers.key.append(mark)
        buffers.shown.append(mark)
        buffers.shown.append(mark == "上" || mark == "下" ? "る" : "入")
        index = after
        continue
      }
      if text[index] == "通" {
        buffers.closeName(into: &area.streetNames)
        buffers.shown.append("通")
        if text.scalar(at: index + 1) == "り" { index += 1 }
      } else if text.scalar(at: index + 1) == "側", AddressScalars.isDirection(text[index]) {
        index += 1
      } else if text[index] != " " {
        buffers.name.append(text[index])
        buffers.shown.append(text[index])
        buffers.key.append(Kana.katakana(text[index]))
      }
      index += 1
    }
    buffers.closeName(into: &area.streetNames)
    area.street.append(folding: buffers.key[...], with: &buffers.folding)
    street.append(showing: buffers.shown[...], with: &buffers.folding)
  }

  /// Texts that are used again for the next address.
  struct Buffers: Sendable {
    fileprivate var text = ScalarText()
    fileprivate var key = ScalarText()
    fileprivate var shown = ScalarText()
    fileprivate var name = ScalarText()
    fileprivate var folding = AreaFolding()

    /// Appends the name of a street that ends here, with the mark behind it.
    fileprivate mutating func closeName(into names: inout ScalarText) {
      if name.isEmpty { return }
      names.append(folding: name[...], with: &folding)
      names.append(AddressArena.streetMark)
      name.empty()
    }
  }
}
