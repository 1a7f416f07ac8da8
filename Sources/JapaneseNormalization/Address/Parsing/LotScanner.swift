/// Reads the numbers of an address: 二丁目8番1号, 2-8-1, 甲402番地の106. Holds the numbers in a buffer that is used again.
struct LotScanner: Sendable {
  /// The index after the last number.
  private(set) var position = 0
  private(set) var numbers: [LotNumber] = []

  init() {
    numbers.reserveCapacity(Self.limit)
  }

  /// No lot has more numbers.
  private static let limit = 12

  /// Forgets the numbers; the next begin at `start`.
  mutating func reset(to start: Int) {
    position = start
    if !numbers.isEmpty { numbers.removeAll(keepingCapacity: true) }
  }

  /// A number as written in digits, in kanji or in both, and the index after it.
  ///
  /// Digits end at the first kanji numeral that does not continue them: 4三番町 is 4 and a name, 2十3 is 23.
  /// Runs beyond 16 scalars are no lot numbers, so the scan is bounded.
  static func run(_ text: ScalarText, from start: Int) -> (value: Int, end: Int)? {
    guard let first = text.scalar(at: start) else { return nil }
    guard AddressScalars.isDigit(first) else { return kanjiRun(text, from: start) }
    var value = 0
    var index = start
    while let scalar = text.scalar(at: index), AddressScalars.isDigit(scalar) {
      guard index - start < 16 else { return nil }
      value = value * 10 + Int(scalar.value - 0x30)
      index += 1
    }
    if let next = text.scalar(at: index), isMultiplier(next), let mixed = kanjiRun(text, from: start),
      LotSuffix.match(text, from: mixed.end) != nil
    {
      return mixed
    }
    return (value, index)
  }

  private static func kanjiRun(_ text: ScalarText, from start: Int) -> (value: Int, end: Int)? {
    var index = start
    let mayHoldDigits = AddressScalars.isDigit(text[start])
    while let scalar = text.scalar(at: index), AddressScalars.isNumeral(scalar) {
      guard index - start < 16 else { return nil }
      // 反町五14 is the town 反町五 and the lot 14.
      if AddressScalars.isDigit(scalar), !mayHoldDigits, !isMultiplier(text[index - 1]) { break }
      index += 1
    }
    guard index > start, let number = KanjiNumeral.parse(text, from: start, to: index)
    else { return nil }
    return number
  }

  private static func isMultiplier(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "十", "百", "千", "万": true
    default: false
    }
  }

  /// Reads components from `start` on until something stands there that is no part of the numbers.
  mutating func scan(_ text: ScalarText, from start: Int) {
    reset(to: start)
    let end = text.count
    while position < end, numbers.count < Self.limit {
      var index = position
      if !numbers.isEmpty { index = skipSeparators(text, from: index) }
      guard let (component, after) = component(text, from: index, separated: index > position) else { return }
      numbers.append(component)
      position = after
      if component.kind == .go || component.kind == .unnumbered { return }
    }
  }

  /// The index after the marks between two numbers; `start` itself if there are none.
  private func skipSeparators(_ text: ScalarText, from start: Int) -> Int {
    var index = start
    // 一 and 丨 between digits are dashes by their shape: 1一3.
    if index < text.count, text[index] == "一", AddressScalars.isDigit(text[index - 1]),
      let next = text.scalar(at: index + 1), AddressScalars.isDigit(next)
    {
      return index + 1
    }
    let typed = numbers.last.map { $0.kind != .plain } ?? false
    while index < text.count {
      let scalar = text[index]
      // A space after a plain number parts the lot from the room: 1-2-3 203.
      guard AddressScalars.isSeparator(scalar) || (scalar == " " && (typed || index > start)) else { break }
      index += 1
    }
    return index
  }

  /// The component at `start`. Without a separator before it only what a suffix parted is a component: 8番1号.
  private func component(
    _ text: ScalarText, from start: Int, separated: Bool
  ) -> (LotNumber, Int)? {
    guard start < text.count else { return nil }
    if text.hasPrefix(Self.unnumbered, at: start) {
      return (LotNumber(value: nil, kind: .unnumbered), start + Self.unnumbered.count)
    }
    let head = head(text, at: start)
    let digits = start + (head?.length ?? 0)
    guard let run = Self.run(text, from: digits), run.end <= text.count else {
      // イ after a dash, and 甲 right after the number: 2791甲.
      guard let head, !numbers.isEmpty, isBoundary(text, digits),
        separated || KanjiVariants.isKanji(head.scalar)
      else { return nil }
      return (LotNumber(head: head.scalar, value: nil), digits)
    }
    let parted = numbers.isEmpty || separated || numbers.last.map { $0.kind != .plain } ?? true
    guard parted || head != nil else { return nil }
    let afterBanchi = numbers.last?.kind == .banchi
    if let suffix = LotSuffix.match(text, from: run.end, afterBanchi: afterBanchi) {
      let spaced = start > 0 && text[start - 1] == " "
      if spaced && !numbers.isEmpty && numbers.last?.kind == .banchi && suffix.kind != .go { return nil }
      return (LotNumber(head: head?.scalar, value: run.value, kind: suffix.kind), suffix.end)
    }
    guard !LotSuffix.belongsToName(text, number: digits, after: run.end, isFirst: numbers.isEmpty) else {
      return nil
    }
    // 番地 and a space end the lot; what follows is a room: 12番地 203.
    if let last = numbers.last, last.kind == .banchi, start > 0, text[start - 1] == " " { return nil }
    return (LotNumber(head: head?.scalar, value: run.value), run.end)
  }

  private func head(_ text: ScalarText, at start: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    if text.hasPrefix(Self.outside, at: start) { return ("外", Self.outside.count) }
    let scalar = text[start]
    // 本通21丁目南1番10号, 二条通15丁目左8号: the side of a street, in 北海道.
    let isAfterChome = numbers.last?.kind == .chome
    if isAfterChome || numbers.count == 1 && text[start - 1] == "-", isSide(scalar),
      text.scalar(at: start + 1).map(AddressScalars.isNumeral) == true
    {
      return (scalar, 1)
    }
    guard AddressScalars.isLotHead(scalar), !numbers.isEmpty || !AddressScalars.isKanaParticle(scalar) else {
      return nil
    }
    guard let next = text.scalar(at: start + 1) else { return (scalar, 1) }
    if AddressScalars.isNumeral(next) { return (scalar, 1) }
    if AddressScalars.isSeparator(next), let after = text.scalar(at: start + 2),
      AddressScalars.isNumeral(after)
    {
      return (scalar, 2)
    }
    return isBoundary(text, start + 1) ? (scalar, 1) : nil
  }

  private func isSide(_ scalar: Unicode.Scalar) -> Bool {
    AddressScalars.isDirection(scalar) || scalar == "左" || scalar == "右"
  }

  private func isBoundary(_ text: ScalarText, _ index: Int) -> Bool {
    index >= text.count || text[index] == " " || AddressScalars.isDash(text[index])
  }

  private static let unnumbered = "無番地".scalarText
  private static let outside = "番外".scalarText
}

extension AddressScalars {
  /// Kana that is a particle in the middle of a name rather than a lot's mark.
  static func isKanaParticle(_ scalar: Unicode.Scalar) -> Bool {
    isNo(scalar)
  }
}
