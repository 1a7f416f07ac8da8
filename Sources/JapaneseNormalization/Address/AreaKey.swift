/// The area of an address in the form in which areas are compared: municipality, ward and town in one text,
/// with the places where each begins, so that an address that omits the outer ones can be laid beside it.
struct AreaKey: Sendable, Hashable {
  /// Municipality, ward and town, each folded by ``AreaFolding``. No prefecture and no county: both are optional.
  var text: ScalarText = []
  var wardStart = 0
  var townStart = 0
  /// Where a 字 that is marked as such begins in `text`; its end where none is. People omit it.
  var azaStart = 0
  /// Where the town ends in a number and a word for a band of blocks (北3番町, 通1ノ町, 23条, 4線), the place
  /// where it begins, and the number: the word is left out in 北3-4-17.
  var bandStart: Int?
  var bandNumber = 0
  /// The folded street directions of 京都.
  var street: ScalarText = []
  /// The names of the streets in it: 高倉 and 六角 of 高倉通六角下る.
  var streetNames: [ScalarText] = []

  /// Finds the band of blocks at the end of the town.
  mutating func markBand() {
    guard let word = AreaFolding.bandWords.first(where: { text.hasPrefix($0, at: text.count - $0.count) })
    else {
      return
    }
    let end = text.count - word.count
    var start = end
    while start > townStart, end - start < 4, AddressScalars.isDigit(text[start - 1]) { start -= 1 }
    guard start < end, start > townStart else { return }
    bandStart = start
    bandNumber = text[start..<end].reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
  }

  var municipality: ArraySlice<Unicode.Scalar> { text[..<wardStart] }
  var ward: ArraySlice<Unicode.Scalar> { text[wardStart..<townStart] }
  var town: ArraySlice<Unicode.Scalar> { text[townStart...] }
}

/// Folds the names of areas to one spelling.
///
/// A fold may merge spellings of one name, never two names: 町 at the end is kept (若宮 and 若宮町 are two
/// towns of 金沢), and so is every character that makes a name another.
enum AreaFolding {
  /// The folded form of a name that has been through the kanji variants, and where a marked 字 begins in it.
  ///
  /// Kana are katakana; ヶ, ケ, が between kanji are ガ; ツ, ッ, つ likewise ツ; の, ノ, 之 are ノ; 大字 and 字 are
  /// dropped; numerals are digits (北三条 and 北3条); 番丁 is 番町; spaces and bracketed notes are dropped.
  static func fold(_ text: ArraySlice<Unicode.Scalar>) -> (text: ScalarText, azaStart: Int) {
    let name = compact(text)
    var result = ScalarText()
    result.reserveCapacity(name.count + 4)
    var azaStart: Int?
    var index = 0
    while index < name.count {
      let scalar = name[index]
      if AddressScalars.isNumeral(scalar), let (digits, end) = numeral(name, from: index) {
        let isBand = index > 0 && isCrossing(name[index - 1], name.scalar(at: end))
        result.append(contentsOf: digits)
        if isBand { result.append("条") }
        index = end
        continue
      }
      let next = name.scalar(at: index + 1)
      switch scalar {
      case "大" where next == "字":
        index += 2
        continue
      case "小" where next == "字" && index > 0:
        azaStart = azaStart ?? result.count
        index += 2
        continue
      // 十文字 and 大文字町 are names; 字 elsewhere marks the smaller place-name after it.
      case "字" where index == 0 || !isLetterWord(name[index - 1]):
        if !result.isEmpty { azaStart = azaStart ?? result.count }
      case "丁" where result.last == "番":
        result.append("町")
      case "り" where result.last == "通":
        break
      default:
        result.append(particle(scalar, previous: index > 0 ? name[index - 1] : nil, next: next))
      }
      index += 1
    }
    while let last = result.last, AddressScalars.isDash(last) || last == "," { result.removeLast() }
    return (result, min(azaStart ?? result.count, result.count))
  }

  /// Whether a number between these two directions is a 条 of 北海道 that is not written: 北3西1 is 北3条西1丁目.
  private static func isCrossing(_ previous: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool {
    switch (previous, next) {
    case ("北", "西"), ("北", "東"), ("南", "西"), ("南", "東"), ("東", "北"), ("東", "南"), ("西", "北"), ("西", "南"): true
    default: false
    }
  }

  /// The digits of the number at `index`, where a well-formed one stands there.
  private static func numeral(_ name: ScalarText, from index: Int) -> (digits: ScalarText, end: Int)? {
    guard let run = LotScanner.run(name, from: index) else { return nil }
    return (decimal(run.value), run.end)
  }

  /// Words after a number that ends a town's name and that people leave out.
  static let bandWords = ["番町", "ノ町", "条", "線", "号", "地割"].map(\.scalarText)

  /// `value` in decimal digits.
  static func decimal(_ value: Int) -> ScalarText {
    var rest = value.magnitude
    var digits = ScalarText()
    repeat {
      digits.append(Unicode.Scalar(UInt8(0x30 + rest % 10)))
      rest /= 10
    } while rest > 0
    digits.reverse()
    return digits
  }

  /// One spelling for the small words inside names, judged by their neighbours: が of 緑が丘 is a particle, ガ of
  /// ガーデン is not.
  private static func particle(
    _ scalar: Unicode.Scalar, previous: Unicode.Scalar?, next: Unicode.Scalar?
  ) -> Unicode.Scalar {
    guard let previous, let next else { return Kana.katakana(scalar) }
    switch scalar {
    case "ヶ", "ヵ": return "ガ"
    case "ケ", "ガ", "カ", "が", "か":
      let alone = !Kana.isKatakana(previous) && !Kana.isKana(next)
      return alone ? "ガ" : Kana.katakana(scalar)
    case "ツ", "ッ", "つ", "っ": return "ツ"
    case "の", "ノ", "之", "丿", "乃": return "ノ"
    default: return Kana.katakana(scalar)
    }
  }

  /// 文字 and 数字 are words, in which 字 marks nothing.
  private static func isLetterWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "文" || scalar == "数"
  }

  /// `text` without spaces, bracketed notes and quotation marks.
  private static func compact(_ text: ArraySlice<Unicode.Scalar>) -> ScalarText {
    let text = ScalarText(text)
    var result = ScalarText()
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let scalar = text[index]
      if AddressScalars.isOpening(scalar) {
        index = AddressScalars.endOfNote(text, from: index, to: text.count) ?? index + 1
        continue
      }
      if scalar != " " && !AddressScalars.isClosing(scalar) { result.append(scalar) }
      index += 1
    }
    return result
  }
}
