/// Writes what is left of an address in Latin letters, the building and the unit, in the order of the Japanese one.
struct RomajiUnitReader {
  private let text: ScalarText
  private let tokens: [RomajiTokens.Token]
  private var names: [ScalarText] = []
  private var floor: ScalarText = []
  private var room: ScalarText = []
  /// A number that is a room by its place only.
  private var number: ScalarText = []

  init(_ text: ScalarText, _ tokens: [RomajiTokens.Token]) {
    self.text = text
    self.tokens = tokens
  }

  /// Building, floor and room with a space before each.
  var japanese: ScalarText {
    var result = ScalarText()
    for part in names + [floor, room.isEmpty ? number : room] where !part.isEmpty { result += [" "] + part }
    return result
  }

  /// Reads the tokens at `indices`, which rise.
  mutating func read(_ indices: [Int]) {
    var start = 0
    while start < indices.count {
      var end = start + 1
      while end < indices.count, indices[end] == indices[end - 1] + 1, tokens[indices[end]].glue < .comma {
        end += 1
      }
      readPiece(indices[start]..<indices[end - 1] + 1)
      start = end
    }
  }

  /// One run of words between commas.
  private mutating func readPiece(_ piece: Range<Int>) {
    var nameStart = piece.lowerBound
    var index = piece.lowerBound
    func flush(_ end: Int) -> ScalarText? {
      guard nameStart < end else { return nil }
      return ScalarText(
        text[tokens[nameStart].range.lowerBound..<tokens[end - 1].range.upperBound])
    }
    while index < piece.upperBound {
      guard let unit = unit(at: index, in: piece) else {
        index += 1
        continue
      }
      if let name = flush(index) { names.append(name) }
      if unit.isFloor { floor = unit.text } else { room = unit.text }
      index = unit.end
      nameStart = index
    }
    // 203 Corpo Aoba: the room stands before the name, and 21 Building is one.
    if nameStart == piece.lowerBound, piece.count > 1, tokens[nameStart].isNumber, room.isEmpty,
      tokens[nameStart].letters.count > 2, tokens[nameStart + 1].glue == .space,
      !tokens[piece.upperBound - 1].isNumber
    {
      room = letters(nameStart) + Self.roomWord
      nameStart += 1
    }
    if piece.count == 1, nameStart < piece.upperBound, tokens[nameStart].isNumber {
      number = letters(nameStart)
      return
    }
    if let name = flush(piece.upperBound) { names.append(name) }
  }

  private static let roomWord = "号室".scalarText
  private static let floorWord = "階".scalarText

  private func letters(_ index: Int) -> ScalarText { tokens[index].letters.map { Unicode.Scalar($0) } }

  /// A marked room or floor at `index`: Room 203, Rm. A-203, #203, 203 goshitsu, 4F, 4th floor, B1F, floor 4.
  private func unit(at index: Int, in piece: Range<Int>) -> (text: ScalarText, isFloor: Bool, end: Int)? {
    let token = tokens[index]
    func next(_ offset: Int) -> RomajiTokens.Token? {
      index + offset < piece.upperBound ? tokens[index + offset] : nil
    }
    if !token.isNumber {
      if token.letters == [UInt8(ascii: "b")], let number = next(1), number.isNumber, number.glue == .none,
        let word = next(2), word.glue == .none, case .floor? = RomajiVocabulary.numberWord(word.letters)
      {
        return ("地下".scalarText + letters(index + 1) + Self.floorWord, true, index + 3)
      }
      if RomajiVocabulary.isFloorMarker(token.letters), let number = next(1), number.isNumber {
        return (letters(index + 1) + Self.floorWord, true, index + 2)
      }
      guard RomajiVocabulary.isRoomMarker(token.letters) else { return nil }
      return room(from: index + 1, in: piece).map { ($0.text, false, $0.end) }
    }
    if token.isMarked { return room(from: index, in: piece).map { ($0.text, false, $0.end) } }
    var word = index + 1
    if let ordinal = next(1), case .ordinal? = RomajiVocabulary.numberWord(ordinal.letters) { word += 1 }
    guard word < piece.upperBound else { return nil }
    switch RomajiVocabulary.numberWord(tokens[word].letters) {
    case .floor?: return (letters(index) + Self.floorWord, true, word + 1)
    case .room? where word == index + 1:
      return (letters(index) + Self.roomWord, false, word + 1)
    case .lot(.go)?:
      // 203-go-shitsu, and 203-go after the lot.
      let isLong = word + 1 < piece.upperBound && tokens[word + 1].letters == Array("shitsu".utf8)
      return (letters(index) + Self.roomWord, false, word + (isLong ? 2 : 1))
    default: return nil
    }
  }

  /// A room's number with a letter before or after it.
  private func room(from start: Int, in piece: Range<Int>) -> (text: ScalarText, end: Int)? {
    var index = start
    var result = ScalarText()
    if index + 1 < piece.upperBound, tokens[index].letters.count == 1, !tokens[index].isNumber,
      tokens[index + 1].isNumber, tokens[index + 1].glue <= .hyphen
    {
      result = letters(index) + ["-"]
      index += 1
    }
    guard index < piece.upperBound, tokens[index].isNumber || tokens[index].letters.count == 1 else {
      return nil
    }
    result += letters(index)
    index += 1
    while index < piece.upperBound, tokens[index].glue <= .hyphen,
      tokens[index].isNumber || tokens[index].letters.count == 1
    {
      if tokens[index].glue == .hyphen { result.append("-") }
      result += letters(index)
      index += 1
    }
    return (result + Self.roomWord, index)
  }
}
