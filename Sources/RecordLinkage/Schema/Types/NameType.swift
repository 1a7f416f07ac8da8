/// The name of a person, or a part of one.
///
/// As text, and: titles at the beginning (Mr, Dr) and degrees at the end (PhD) go; a generation (Jr, III)
/// goes into the part `suffix`; `Smith, John` is `john smith`. An apostrophe or a hyphen is as in text:
/// O'Brien is obrien, Smith-Jones is smith jones. `first` and `last` are the first and the last word of a
/// name of at least two.
///
/// Words that are names too are taken for something else only where enough is left: `John Senior` has a
/// surname.
struct NameType: ValueType {
  let name = "name"
  let summary =
    "a person's name: titles go, a generation (jr, iii) is the part suffix, first and last are words of it"
  let parts = ["", "first", "last", "suffix"]

  private static let titles = WordTable<Bool>(
    words: """
      mr mrs ms miss mister dr prof professor rev reverend sir dame mme mlle herr frau sr sra srta capt \
      sgt
      """)
  private static let degrees = WordTable<Bool>(words: "phd esq md dds dvm mba msc bsc dphil cpa")
  /// Generations, and how many words must stand before one: short ones are no names.
  private static let generations = WordTable<(generation: String, wordsBefore: Int)>(
    [
      ("jr", "jr", 1), ("jnr", "jr", 1), ("junior", "jr", 2), ("sr", "sr", 1), ("snr", "sr", 1),
      ("senior", "sr", 2), ("ii", "ii", 1), ("2nd", "ii", 1), ("iii", "iii", 1), ("3rd", "iii", 1),
      ("iv", "iv", 1), ("4th", "iv", 1),
    ].map { ($0.0, (generation: $0.1, wordsBefore: $0.2)) })

  func derive(_ utf8: UnsafeBufferPointer<UInt8>, into result: inout ValueParts) {
    result.removeAll()
    if StandardMissing.isMissingName(utf8) {
      result.fill(to: parts.count)
      return
    }
    let comma = Self.onlyComma(utf8)
    result.scratch.removeAll(keepingCapacity: true)
    result.words.removeAll(keepingCapacity: true)
    var generation = ""
    if let comma {
      TextFold.words.append(.init(rebasing: utf8[(comma + 1)...]), to: &result.scratch)
      Words.split(result.scratch, in: 0..<result.scratch.count, into: &result.words)
      // `King, Jr., Martin` has two commas and is read as it stands; `King, Jr.` and `Smith, John Jr.` are
      // here.
      Self.removeEnds(&result.words, in: result.scratch, isAfterSurname: true, generation: &generation)
      let given = result.scratch.count
      TextFold.words.append(.init(rebasing: utf8[..<comma]), to: &result.scratch)
      Words.split(result.scratch, in: given..<result.scratch.count, into: &result.words)
    } else {
      TextFold.words.append(utf8, to: &result.scratch)
      Words.split(result.scratch, in: 0..<result.scratch.count, into: &result.words)
    }
    Self.removeEnds(&result.words, in: result.scratch, isAfterSurname: false, generation: &generation)
    Self.write(generation, to: &result)
  }

  private static func write(_ generation: String, to result: inout ValueParts) {
    for (index, word) in result.words.enumerated() {
      if index > 0 { result.append(0x20) }
      for position in word { result.append(result.scratch[position]) }
    }
    result.endPart()
    if result.words.count > 1, let first = result.words.first, let last = result.words.last {
      result.append(contentsOf: result.scratch[first])
      result.endPart()
      result.append(contentsOf: result.scratch[last])
      result.endPart()
    } else {
      result.fill(to: 3)
    }
    result.appendPart(generation)
  }

  /// Takes titles and generations off.
  ///
  /// - Parameter isAfterSurname: whether the words follow `Smith,`, so that all of them may go.
  private static func removeEnds(
    _ words: inout [Range<Int>], in bytes: [UInt8], isAfterSurname: Bool, generation: inout String
  ) {
    let surnames = isAfterSurname ? 2 : 0
    var titleCount = 0
    while titleCount < words.count, words.count - titleCount + surnames > 1,
      titles[bytes[words[titleCount]]] != nil
    {
      titleCount += 1
    }
    words.removeFirst(titleCount)
    while let last = words.last, words.count + surnames > 1 {
      if let found = generations[bytes[last]], words.count - 1 + surnames >= found.wordsBefore {
        generation = found.generation
      } else if degrees[bytes[last]] == nil || words.count + surnames < 3 {
        break
      }
      words.removeLast()
    }
  }

  private static func onlyComma(_ utf8: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let comma = utf8.firstIndex(of: UInt8(ascii: ",")) else { return nil }
    return utf8[(comma + 1)...].contains(UInt8(ascii: ",")) ? nil : comma
  }
}
