/// Numbers written with kanji, with digits, or with both: 二十三, 二三, 一〇五, 壱拾, 2十3.
///
/// Only called where a number is expected: the caller knows that 三 in 三浦 is not one.
public enum KanjiNumeral {
  /// The number that `text` begins with at `start`, and the index after it; `nil` where none begins there.
  ///
  /// Takes the longest run of digits and kanji numerals that is one well-formed number:
  ///
  /// | text | value | rest |
  /// |---|---|---|
  /// | 二十三, 二三, 弐拾参, 2十3, 廿三, 23 | 23 | |
  /// | 千三百, 1千3百, 一三〇〇, 一三○○ | 1300 | |
  /// | 一万二千, 3万5000 | 12000, 35000 | |
  /// | 十十 | 10 | 十 |
  /// | 23十 | 23 | 十 |
  ///
  /// Units fall from left to right, have at most one digit before them (none means one), and leave room for the digits
  /// after them (百05 is 105, 十23 is 12 with 3 left). 万 and above need a coefficient, as 万 alone begins names.
  /// ○ and ◯ are zero after a kanji digit or between two numerals; 1○○ is a number with two places masked.
  ///
  /// At most 18 digits are taken, so that the value always fits; a longer row of digits ends there.
  ///
  /// - Complexity: O(length of the number).
  public static func parse(_ text: ScalarText, from start: Int) -> (value: Int, end: Int)? {
    parse(text, from: start, to: text.count)
  }

  /// The number that `text` begins with at `start`, as if it ended at `end`.
  static func parse(_ text: ScalarText, from start: Int, to end: Int) -> (value: Int, end: Int)? {
    guard start >= 0, start < end, end <= text.count else { return nil }
    var reader = Reader()
    var index = start
    while index < end, let token = token(text, at: index, after: start, before: end), reader.take(token) {
      index += 1
    }
    return index > start ? (reader.value, index) : nil
  }

  /// The value of `text` where the whole of it is one number, and `nil` elsewhere.
  public static func parse(whole text: ScalarText) -> Int? {
    guard let (value, end) = parse(text, from: 0), end == text.count else { return nil }
    return value
  }

  /// Whether `scalar` is a digit or a kanji numeral (一…九, 〇, 零, 十百千万, 壱弐参 …).
  ///
  /// Not ○, which is a numeral only in the company of others.
  public static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    Token(scalar) != nil
  }

  /// `value` in positional kanji: 23 is 二十三, 10500 is 一万五百, 0 is 〇; `nil` below 0 and from 10¹⁸ on.
  public static func format(_ value: Int) -> ScalarText? {
    guard value >= 0, value < maximum else { return nil }
    guard value > 0 else { return ["〇"] }
    var result = ScalarText()
    for (rank, unit) in myriadUnits {
      let section = value / power(rank) % 10_000
      if section == 0 { continue }
      for (digitRank, digitUnit) in sectionUnits {
        let digit = section / power(digitRank) % 10
        if digit == 0 { continue }
        if digit > 1 || digitRank == 0 { result.append(digits[digit]) }
        if let digitUnit { result.append(digitUnit) }
      }
      if let unit { result.append(unit) }
    }
    return result
  }

  private static let maximum = 1_000_000_000_000_000_000
  private static let digits = ScalarText("〇一二三四五六七八九".unicodeScalars)
  private static let sectionUnits: [(Int, Unicode.Scalar?)] = [(3, "千"), (2, "百"), (1, "十"), (0, nil)]
  private static let myriadUnits: [(Int, Unicode.Scalar?)] = [
    (16, "京"), (12, "兆"), (8, "億"), (4, "万"), (0, nil),
  ]

  /// The token at `index`; ○ and ◯ as zero where their neighbours make them one.
  private static func token(_ text: ScalarText, at index: Int, after start: Int, before end: Int) -> Token? {
    let scalar = text[index]
    guard isZeroLookAlike(scalar) else { return Token(scalar) }
    guard index > start else { return nil }
    let before = text[index - 1]
    if isZeroLookAlike(before) { return .digit(0) }
    guard case .digit = Token(before) else { return nil }
    if !before.isASCIIDigit { return .digit(0) }
    guard index + 1 < end, case .digit = Token(text[index + 1]) else { return nil }
    return .digit(0)
  }

  private static func isZeroLookAlike(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "○" || scalar == "◯"
  }
}

/// What a numeral contributes.
private enum Token {
  case digit(Int)
  /// 十百千: a power of ten below ten thousand.
  case unit(rank: Int)
  /// 廿卅卌: a number of tens in one character.
  case tens(Int)
  /// 万億兆京: a power of ten thousand.
  case myriad(rank: Int)

  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "0"..."9": self = .digit(Int(scalar.value) - 0x30)
    case "〇", "零": self = .digit(0)
    case "一", "壱", "壹", "弌": self = .digit(1)
    case "二", "弐", "貳", "貮", "弍": self = .digit(2)
    case "三", "参", "參", "弎": self = .digit(3)
    case "四", "肆": self = .digit(4)
    case "五", "伍": self = .digit(5)
    case "六", "陸": self = .digit(6)
    case "七", "漆", "柒": self = .digit(7)
    case "八", "捌": self = .digit(8)
    case "九", "玖": self = .digit(9)
    case "十", "拾": self = .unit(rank: 1)
    case "百", "佰", "陌": self = .unit(rank: 2)
    case "千", "仟", "阡": self = .unit(rank: 3)
    case "廿", "卄": self = .tens(2)
    case "卅", "丗": self = .tens(3)
    case "卌": self = .tens(4)
    case "万", "萬": self = .myriad(rank: 4)
    case "億": self = .myriad(rank: 8)
    case "兆": self = .myriad(rank: 12)
    case "京": self = .myriad(rank: 16)
    default: return nil
    }
  }
}

private func power(_ rank: Int) -> Int {
  var result = 1
  for _ in 0..<rank { result *= 10 }
  return result
}

/// A number as far as it has been read. Every state is a well-formed number, so that reading can stop anywhere.
private struct Reader {
  /// What 万 and above have closed, what 十百千 have closed since, and the digits after those.
  private var closed = 0
  private var section = 0
  private var pending = 0
  private var pendingCount = 0
  /// How many digits fit below the last unit of the section, and below the last 万.
  private var sectionRoom = Reader.unlimited
  private var myriadRoom = Reader.unlimited

  private static let unlimited = 18

  var value: Int { closed + section + pending }

  /// Takes a token in; `false`, and nothing changed, where the number cannot go on with it.
  mutating func take(_ token: Token) -> Bool {
    switch token {
    case .digit(let digit):
      guard pendingCount < min(sectionRoom, myriadRoom) else { return false }
      pending = pending * 10 + digit
      pendingCount += 1
    case .unit(let rank):
      guard rank < min(sectionRoom, myriadRoom), pendingCount == 0 || pendingCount == 1 && pending > 0
      else { return false }
      closeSection(rank, coefficient: pendingCount == 0 ? 1 : pending)
    case .tens(let count):
      guard sectionRoom > 1, pendingCount == 0 else { return false }
      closeSection(1, coefficient: count)
    case .myriad(let rank):
      let coefficient = section + pending
      guard rank < myriadRoom, pendingCount <= 4, (1..<(rank == 16 ? 100 : 10_000)).contains(coefficient)
      else { return false }
      closed += coefficient * power(rank)
      (section, pending, pendingCount) = (0, 0, 0)
      (sectionRoom, myriadRoom) = (Reader.unlimited, rank)
    }
    return true
  }

  private mutating func closeSection(_ rank: Int, coefficient: Int) {
    section += coefficient * power(rank)
    (pending, pendingCount, sectionRoom) = (0, 0, rank)
  }
}
