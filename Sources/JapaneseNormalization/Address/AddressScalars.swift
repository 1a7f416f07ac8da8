/// Character classes and small scans that the stages of the address parser share.
enum AddressScalars {
  /// `text` through the general fold and the kanji variants: the form in which tables are compared.
  static func folded(_ text: String) -> ScalarText {
    KanjiVariants.fold(TextFolding.fold(text))
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x30 && scalar.value <= 0x39
  }

  /// A digit or a kanji that numbers in addresses are written with. Of the formal numerals only the common ones,
  /// and nothing above 万: 京, 陸 and 玖 are parts of names (文京, 陸前, 玖珠).
  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万": true
    case "壱", "壹", "弐", "貳", "参", "參", "拾", "廿": true
    default: false
    }
  }

  static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x61 && scalar.value <= 0x7A
  }

  /// A mark that stands between two lot numbers: dashes, ー, and の in its spellings.
  static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    isDash(scalar) || isNo(scalar)
  }

  static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "ー"
  }

  /// の, ノ, 之 and the stroke 丿, which is typed for ノ.
  static func isNo(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "の", "ノ", "之", "丿": true
    default: false
    }
  }

  static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "東", "西", "南", "北": true
    default: false
    }
  }

  static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "{", "「", "『", "【", "〔", "<": true
    default: false
    }
  }

  static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ")", "]", "}", "」", "』", "】", "〕", ">": true
    default: false
    }
  }

  /// The ten stems and the kana of the いろは order, which stand before a lot number: 甲402番地, ハの74.
  static func isLotHead(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸": true
    default: isLetterKana(scalar)
    }
  }

  /// A full-size kana letter, as いろは lots use; not ー and not a small kana.
  static func isLetterKana(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30FC...0x30FE, 0x309D...0x309E, 0x30F5...0x30F6: false
    default: Kana.isKana(scalar)
    }
  }

  /// The index after a bracketed note that opens at `start`, looking at most 40 scalars ahead, so that a
  /// text of nothing but brackets stays linear; `nil` when it does not close there.
  static func endOfNote(_ text: ScalarText, from start: Int, to limit: Int) -> Int? {
    var index = start + 1
    while index < min(limit, start + 40) {
      if isClosing(text[index]) { return index + 1 }
      index += 1
    }
    return nil
  }

  /// The same to the end of a slice.
  static func endOfNote(_ text: ArraySlice<Unicode.Scalar>, from start: Int) -> Int? {
    var index = start + 1
    while index < min(text.endIndex, start + 40) {
      if isClosing(text[index]) { return index + 1 }
      index += 1
    }
    return nil
  }
}

extension Array where Element == Unicode.Scalar {
  /// Whether `pattern` stands at `start`.
  func hasPrefix(_ pattern: some RandomAccessCollection<Unicode.Scalar>, at start: Int) -> Bool {
    guard start >= 0, count - start >= pattern.count else { return false }
    var index = start
    for scalar in pattern {
      if self[index] != scalar { return false }
      index += 1
    }
    return true
  }

  /// The scalar at `index`; `nil` outside.
  @inline(__always)
  func scalar(at index: Int) -> Unicode.Scalar? {
    index >= 0 && index < count ? self[index] : nil
  }

  /// Empties the text and keeps its storage.
  @inline(__always)
  mutating func empty() {
    if !isEmpty { removeAll(keepingCapacity: true) }
  }

  /// Replaces what is in the text, and keeps its storage.
  mutating func assign(_ other: some Collection<Unicode.Scalar>) {
    empty()
    append(contentsOf: other)
  }

  /// Appends `value` in decimal digits, with at least `width` of them.
  mutating func append(decimal value: Int, width: Int = 1) {
    var unit: UInt = 1
    var digits = 1
    while digits < width || value.magnitude / unit > 9 {
      unit *= 10
      digits += 1
    }
    while unit > 0 {
      append(Unicode.Scalar(UInt8(0x30 + value.magnitude / unit % 10)))
      unit /= 10
    }
  }
}

extension String {
  /// The scalars of the string, for tables of patterns.
  var scalarText: ScalarText { ScalarText(unicodeScalars) }
}
