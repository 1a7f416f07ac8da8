/// The town's end and the numbers after it.
extension AddressParser {
  /// The town, and the numbers after it.
  mutating func lot() {
    let start = position
    // Numerals in a registered name are no lot.
    var index = max(start, townNameEnd)
    scanner.reset(to: text.count)
    while index < key.count {
      if AddressScalars.isOpening(key[index]) {
        index = AddressScalars.endOfNote(key, from: index, to: key.count) ?? index + 1
        continue
      }
      guard AddressScalars.isNumeral(key[index]) || key[index] == "無" || key[index] == "番" else {
        index += 1
        continue
      }
      // 梶村一三十八番地: 一三十八 is no number, so the first of it ends the name.
      if !AddressScalars.isDigit(key[index]), let run = LotScanner.run(key, from: index), run.end < key.count,
        AddressScalars.isNumeral(key[run.end]), !AddressScalars.isDigit(key[run.end])
      {
        index += 1
        continue
      }
      scanner.scan(key, from: index)
      if let first = scanner.numbers.first,
        isLot(first, at: index, next: scanner.position, scanner.numbers)
      {
        break
      }
      scanner.reset(to: text.count)
      index = max(index + 1, endOfRun(from: index))
    }
    var townEnd = index
    lotEnd = min(scanner.position, text.count)
    address.numbers.append(contentsOf: scanner.numbers)
    if address.numbers.isEmpty {
      // No number is a lot's. Of a building's name in the town only the unit can be told: 西新宿新宿スクエアタワー12階.
      townEnd = text.count
      lotEnd = text.count
      if let end = unitStart(from: start) {
        townEnd = end
        lotEnd = end
      }
    } else {
      townEnd = takeHead(before: townEnd, from: max(start, townNameEnd))
    }
    leaveLetteredRoom()
    takeNameAfterChome()
    takeOtherLots()
    if townEnd > start, key[townEnd - 1] == "第", address.numbers.first?.kind == .chiwari { townEnd -= 1 }
    town = start..<townEnd
  }

  /// Leaves 301c of 1-23-1-301c to the unit: a letter after a number is a room's.
  private mutating func leaveLetteredRoom() {
    guard address.numbers.count > 1, let last = address.numbers.last, last.kind == .plain, last.head == nil,
      last.value ?? 0 >= JapaneseAddress.leastRoom, let letter = key.scalar(at: lotEnd),
      AddressScalars.isLatin(letter), key.scalar(at: lotEnd + 1).map({ $0 == " " }) ?? true
    else { return }
    var start = lotEnd
    while start > 0, AddressScalars.isDigit(key[start - 1]) { start -= 1 }
    guard start < lotEnd else { return }
    address.numbers.removeLast()
    lotEnd = start
  }

  /// A smaller name between the 丁目 and the lot: 上赤江町一丁目字助九郎三番割12-3, 久太郎町4丁目渡辺3号. Without 字 only one or two kanji
  /// that numbers follow are taken for one; anything longer is a building's name.
  private mutating func takeNameAfterChome() {
    guard let last = address.numbers.last, last.kind == .chome, address.numbers.count == 1,
      let first = key.scalar(at: lotEnd), KanjiVariants.isKanji(first), !AddressScalars.isNumeral(first)
    else { return }
    let limit = first == "字" ? 16 : 2
    var index = lotEnd + 1
    while index < min(key.count, lotEnd + 1 + limit) {
      if AddressScalars.isNumeral(key[index]), index > lotEnd + 1 || first != "字" {
        scanner.scan(key, from: index)
        if let number = scanner.numbers.first, number.kind != .chome,
          isLot(number, at: index, next: scanner.position, scanner.numbers) || number.kind == .go
        {
          nameAfterChome = lotEnd..<index
          address.numbers += scanner.numbers
          lotEnd = min(scanner.position, text.count)
          return
        }
        index = endOfRun(from: index)
      } else if key[index] == " " || AddressScalars.isDash(key[index]) || AddressScalars.isLatin(key[index]) {
        return
      } else {
        index += 1
      }
    }
  }

  /// Whether the numbers that begin with `first` are a lot's. A lone 14号 before something else is a line of 北海道.
  private func isLot(_ first: LotNumber, at index: Int, next: Int, _ numbers: [LotNumber]) -> Bool {
    let isOrdinal = index > 0 && key[index - 1] == "第"
    if isOrdinal && first.kind != .chiwari && first.kind != .chome { return false }
    // 麻布十番二丁目, 麻布十番2-4: a lot is not before a 丁目, and 番 in kanji with digits after it is a name.
    if first.kind == .banchi {
      if numbers.dropFirst().contains(where: { $0.kind == .chome }) { return false }
      let end = endOfRun(from: index)
      if address.place.town < 0, !AddressScalars.isDigit(key[index]), key.scalar(at: end) == "番",
        let after = key.scalar(at: end + 1), AddressScalars.isDigit(after)
      {
        return false
      }
    }
    // 熊ケ谷その二 is a name to its end.
    if first.kind == .plain, index > 0, AddressScalars.isNo(key[index - 1]),
      !AddressScalars.isDigit(key[index])
    {
      return false
    }
    if first.kind == .go { return !isOrdinal && (next >= key.count || key[next] == " ") }
    return true
  }

  /// A list of lots on which one building stands: 24-5、15、16 and 21-15・14.
  private mutating func takeOtherLots() {
    guard !address.numbers.isEmpty, let mark = key.scalar(at: lotEnd), isListMark(mark),
      let next = key.scalar(at: lotEnd + 1), AddressScalars.isDigit(next)
    else { return }
    var index = lotEnd
    while index < key.count, AddressScalars.isDigit(key[index]) || isListMark(key[index]) || key[index] == "-"
    {
      index += 1
    }
    address.otherLots.assign(text[lotEnd..<index])
    lotEnd = index
  }

  private func isListMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "、" || scalar == "・" || scalar == ","
  }

  private func endOfRun(from start: Int) -> Int {
    let isDigits = AddressScalars.isDigit(key[start])
    var index = start
    while index < key.count, AddressScalars.isNumeral(key[index]),
      AddressScalars.isDigit(key[index]) == isDigits
    {
      index += 1
    }
    return index
  }

  /// Moves a mark before the first number from the town to the number: 甲 of 東弁分甲871, ハ of ハの74.
  private mutating func takeHead(before end: Int, from start: Int) -> Int {
    var index = end
    while index > start, AddressScalars.isDash(key[index - 1]) || key[index - 1] == " " { index -= 1 }
    // ハの74 and 宇出津ト字50.
    if index > start + 1, AddressScalars.isNo(key[index - 1]) || key[index - 1] == "字",
      AddressScalars.isLotHead(key[index - 2]),
      isAlone(index - 2, from: start)
    {
      index -= 1
    }
    guard let first = address.numbers.first, first.head == nil, first.kind != .chiwari, index > start,
      AddressScalars.isLotHead(key[index - 1]), isAlone(index - 1, from: start)
    else { return index }
    address.numbers[0] = LotNumber(head: key[index - 1], value: first.value, kind: first.kind)
    return index - 1
  }

  /// Whether the mark at `index` is no part of a word: 通り is one, and so is 亀の甲, in any spelling of の.
  private func isAlone(_ index: Int, from start: Int) -> Bool {
    guard index > start else { return true }
    let previous = key[index - 1]
    if key[index] == "丁" && previous == "番" { return false }
    if key[index] == "ル" && (previous == "上" || previous == "下" || previous == "入") { return false }
    if Kana.isKana(previous) || AddressScalars.isNo(previous) || AddressScalars.isNo(key[index]) {
      return false
    }
    // Hiragana ends many names (中央通り) and marks no lots.
    return !Kana.isHiragana(key[index])
  }

  /// Where a floor or room begins at the end of an address without a lot number.
  private mutating func unitStart(from start: Int) -> Int? {
    guard let last = key.last, last == "階" || last == "f" || last == "室" else { return nil }
    building.parse(key[start...])
    let parts = building.parts
    guard !parts.room.isEmpty || parts.floor != nil, parts.building.count < key.count - start else {
      return nil
    }
    return start + parts.building.count
  }
}
