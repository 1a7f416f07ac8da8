/// Finds the numbers of the lot among the words of an address in Latin letters: those beside the town.
struct RomajiLotReader {
  private struct Group {
    var range: Range<Int>
    var numbers: [LotNumber]

    var isChomeAlone: Bool { numbers.count == 1 && numbers[0].kind == .chome }
  }

  private let tokens: [RomajiTokens.Token]
  private let taken: UInt64
  private var chosen: [Group] = []

  init(_ tokens: [RomajiTokens.Token], taken: UInt64) {
    self.tokens = tokens
    self.taken = taken
  }

  /// The numbers, in the order of the Japanese spelling.
  var numbers: [LotNumber] { chosen.flatMap(\.numbers) }

  /// The tokens of the numbers, a bit each.
  var mask: UInt64 {
    chosen.flatMap(\.range).reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// Where the numbers stand, if they stand together.
  var range: Range<Int>? { chosen.count == 1 ? chosen[0].range : nil }

  /// The numbers in the Japanese spelling: 1丁目23-1.
  var japanese: ScalarText {
    var result = ScalarText()
    for number in numbers {
      guard let value = number.value else { continue }
      if let last = result.last, AddressScalars.isDigit(last) { result.append("-") }
      result += AreaFolding.decimal(value)
      switch number.kind {
      case .chome: result += "丁目".scalarText
      case .banchi: result += "番地".scalarText
      case .go: result += "号".scalarText
      default: break
      }
    }
    return result
  }

  /// Finds them; `town` is where the town stands.
  mutating func read(beside town: Range<Int>?) {
    let groups = groups()
    guard !groups.isEmpty else { return }
    guard let town else {
      chosen = [groups.first { $0.numbers.count > 1 } ?? groups[0]]
      return
    }
    var start = town.lowerBound
    while start > 0, RomajiVocabulary.isFiller(tokens[start - 1].letters) { start -= 1 }
    let after = groups.first { $0.range.lowerBound == town.upperBound }
    let before = groups.last { $0.range.upperBound == start }
    let isAfterClose = after.map { tokens[$0.range.lowerBound].glue < .comma } ?? false
    let isBeforeClose = before != nil && tokens[start].glue < .comma
    switch (before, after) {
    case (let before?, let after?):
      if after.isChomeAlone {
        chosen = [after, before]
      } else if before.isChomeAlone {
        chosen = [before, after]
      } else if isAfterClose != isBeforeClose {
        chosen = [isAfterClose ? after : before]
      } else {
        chosen = [after.numbers.count >= before.numbers.count ? after : before]
      }
    case (let group?, nil), (nil, let group?):
      chosen = [group]
      // 1-chome Toranomon, 23-1 has its 丁目 apart; so may Toranomon 1-chome, Minato-ku 23-1.
      if group.isChomeAlone, let other = groups.first(where: { $0.range != group.range }) {
        chosen.append(other)
      }
    case (nil, nil):
      chosen = [groups.first { $0.numbers.count > 1 } ?? groups[0]]
    }
  }

  private func isFree(_ index: Int) -> Bool { index < tokens.count && taken & 1 << UInt64(index) == 0 }

  /// Runs of numbers that can be a lot's.
  private func groups() -> [Group] {
    var groups: [Group] = []
    var index = 0
    while index < tokens.count {
      guard isFree(index), tokens[index].isNumber, mayBegin(index), let group = group(from: index) else {
        index += 1
        continue
      }
      groups.append(group)
      index = group.range.upperBound
    }
    return groups
  }

  /// Whether the number is not marked as a room's or floor's: Room 203, #203, B1, A-203.
  private func mayBegin(_ index: Int) -> Bool {
    if tokens[index].isMarked { return false }
    guard index > 0, !tokens[index - 1].isNumber, isFree(index - 1) else { return true }
    let before = tokens[index - 1].letters
    if tokens[index].glue < .comma,
      RomajiVocabulary.isRoomMarker(before) || RomajiVocabulary.isFloorMarker(before)
    {
      return false
    }
    return tokens[index].glue > .hyphen || before.count > 1
  }

  private func group(from start: Int) -> Group? {
    var group = Group(range: start..<start, numbers: [])
    var index = start
    while isFree(index), tokens[index].isNumber, let value = tokens[index].value, group.numbers.count < 8 {
      let glue = tokens[index].glue
      if index > start {
        let last = group.numbers.last?.kind ?? .plain
        let isParted = last == .plain ? glue <= .hyphen : glue < .comma || last == .chome
        guard isParted, !tokens[index].isMarked else { break }
      }
      var kind = LotNumber.Kind.plain
      var end = index + 1
      if isFree(end), !tokens[end].isNumber, tokens[end].glue < .comma {
        switch RomajiVocabulary.numberWord(tokens[end].letters) {
        case .lot(let word)?:
          // 2-go-shitsu is a room.
          if word == .go, isFree(end + 1), tokens[end + 1].letters.starts(with: Self.shitsu) {
            return finish(group)
          }
          kind = word
          end += 1
        case .floor?, .room?, .ordinal?:
          // 1-23-1 4F and 4F: a floor.
          return finish(group)
        case nil:
          // 203a is a room, and so is 1 of 1gokan.
          if tokens[end].glue == .none, tokens[end].letters.count == 1 { return finish(group) }
        }
      }
      group.numbers.append(LotNumber(value: value, kind: kind))
      group.range = start..<end
      index = end
    }
    return finish(group)
  }

  private static let shitsu = Array("shitsu".utf8)

  private func finish(_ group: Group) -> Group? { group.numbers.isEmpty ? nil : group }
}
