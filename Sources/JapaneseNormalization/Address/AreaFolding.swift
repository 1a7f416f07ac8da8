/// Folds the names of areas to one spelling.
///
/// A fold may merge spellings of one name, never two names: 町 at the end is kept (若宮 and 若宮町 are two
/// towns of 金沢), and so is every character that makes a name another.
///
/// Holds its buffers; the last folded name is in ``text`` until the next.
struct AreaFolding: Sendable {
  /// What a fold is for.
  enum Purpose {
    /// Kana are katakana; ヶ, ケ, が between kanji are ガ; ツ, ッ, つ likewise ツ; の, ノ, 之 are ノ; 大字 and 字 are
    /// dropped; numerals are digits (北三条 and 北3条); 番丁 is 番町; spaces and bracketed notes are dropped.
    case comparison
    /// The same, but numerals are kanji, kana stay as they are, and the particles between kanji are ケ, ツ and ノ, as most
    /// registered names have them.
    case display
  }

  /// The folded name.
  private(set) var text = ScalarText()
  /// Where a marked 字 begins in it; its end if there is none.
  private(set) var azaStart = 0
  /// The name without spaces and notes.
  private var name = ScalarText()

  /// Folds a name that has been through the kanji variants.
  mutating func fold(_ name: ArraySlice<Unicode.Scalar>, for purpose: Purpose) {
    text.empty()
    if name.isEmpty {
      azaStart = 0
      return
    }
    compact(name)
    azaStart = fold(for: purpose)
  }

  /// Folds ``name`` into ``text`` and returns where a marked 字 begins.
  private mutating func fold(for purpose: Purpose) -> Int {
    var azaStart: Int?
    var index = 0
    while index < name.count {
      let scalar = name[index]
      if AddressScalars.isNumeral(scalar), let run = LotScanner.run(name, from: index) {
        let isBand = index > 0 && Self.isCrossing(name[index - 1], name.scalar(at: run.end))
        if purpose == .comparison {
          text.append(decimal: run.value)
        } else if AddressScalars.isDigit(scalar) || Self.isCounted(name.scalar(at: run.end)) || isBand,
          run.value < 100,
          let kanji = KanjiNumeral.format(run.value)
        {
          text.append(contentsOf: kanji)
        } else if run.end - index > 2, name[index..<run.end].allSatisfy(Self.isPlaceDigit) {
          // 壱壱壱部 is 111部.
          text.append(decimal: run.value)
        } else {
          text.append(contentsOf: name[index..<run.end])
        }
        if isBand { text.append("条") }
        index = run.end
        continue
      }
      let next = name.scalar(at: index + 1)
      switch scalar {
      case "大" where next == "字":
        index += 2
        continue
      case "小" where next == "字":
        azaStart = azaStart ?? text.count
        index += 2
        continue
      // 十文字 and 大文字町 are names; 字 elsewhere marks the smaller place-name after it.
      case "字" where index == 0 || !Self.isLetterWord(name[index - 1]):
        if !text.isEmpty { azaStart = azaStart ?? text.count }
        // 志比49字: without its 字 the number would be a lot's.
        if purpose == .display, let last = text.last, AddressScalars.isNumeral(last) {
          text.append(scalar)
        }
      case "第" where Self.isApportioned(name, from: index + 1):
        break
      case "丁" where text.last == "番":
        text.append("町")
      case "り" where text.last == "通":
        break
      default:
        let previous = index > 0 ? name[index - 1] : nil
        text.append(
          purpose == .comparison
            ? Self.particle(scalar, previous: previous, next: next)
            : Self.shownParticle(scalar, previous: previous, next: next))
      }
      index += 1
    }
    while let last = text.last, AddressScalars.isDash(last) || last == "," { text.removeLast() }
    return min(azaStart ?? text.count, text.count)
  }

  /// Whether a number between these two directions is a 条 of 北海道 that is not written: 北3西1 is 北3条西1丁目.
  private static func isCrossing(_ previous: Unicode.Scalar, _ next: Unicode.Scalar?) -> Bool {
    switch (previous, next) {
    case ("北", "西"), ("北", "東"), ("南", "西"), ("南", "東"), ("東", "北"), ("東", "南"), ("西", "北"), ("西", "南"): true
    default: false
    }
  }

  /// Whether a number of 地割 stands at `index`: 第10地割 is 10地割.
  private static func isApportioned(_ name: ScalarText, from index: Int) -> Bool {
    guard let run = LotScanner.run(name, from: index) else { return false }
    return name.scalar(at: run.end) == "地" && name.scalar(at: run.end + 1) == "割"
  }

  /// Whether a number before `next` counts something, so that 一一条 is 十一条; in 一二三町 it may be a word.
  private static func isCounted(_ next: Unicode.Scalar?) -> Bool {
    switch next {
    case "条", "線", "号", "番": true
    default: false
    }
  }

  /// A kanji digit as numbers of three places are written with, and no 十, 百 or 千 of a name.
  private static func isPlaceDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "壱", "弐": true
    default: false
    }
  }

  /// Words after a number that ends a town's name and that people leave out.
  static let bandWords = ["番町", "ノ町", "条", "線", "号", "地割", "番"].map(\.scalarText)

  /// `value` in decimal digits.
  static func decimal(_ value: Int) -> ScalarText {
    var digits = ScalarText()
    digits.append(decimal: value)
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

  /// The same for display, only where no kana is beside it: くじの川 keeps its の.
  private static func shownParticle(
    _ scalar: Unicode.Scalar, previous: Unicode.Scalar?, next: Unicode.Scalar?
  ) -> Unicode.Scalar {
    guard let previous, let next, !Kana.isKana(previous), !Kana.isKana(next) else { return scalar }
    switch scalar {
    case "ヶ", "ヵ", "ケ", "ガ", "カ", "が", "か": return "ケ"
    case "ツ", "ッ", "つ", "っ": return "ツ"
    case "の", "ノ", "之", "丿", "乃": return "ノ"
    default: return scalar
    }
  }

  /// 文字 and 数字 are words, in which 字 marks nothing.
  private static func isLetterWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "文" || scalar == "数"
  }

  /// Sets ``name`` to `written` without spaces, bracketed notes and quotation marks.
  private mutating func compact(_ written: ArraySlice<Unicode.Scalar>) {
    name.empty()
    var index = written.startIndex
    while index < written.endIndex {
      let scalar = written[index]
      if AddressScalars.isOpening(scalar) {
        index = AddressScalars.endOfNote(written, from: index) ?? index + 1
        continue
      }
      if scalar != " " && !AddressScalars.isClosing(scalar) { name.append(scalar) }
      index += 1
    }
  }
}

extension ScalarText {
  /// Appends a name as it is folded for comparison.
  mutating func append(folding name: ArraySlice<Unicode.Scalar>, with folding: inout AreaFolding) {
    folding.fold(name, for: .comparison)
    append(contentsOf: folding.text)
  }

  /// Appends a name as it is shown.
  mutating func append(showing name: ArraySlice<Unicode.Scalar>, with folding: inout AreaFolding) {
    folding.fold(name, for: .display)
    append(contentsOf: folding.text)
  }
}
