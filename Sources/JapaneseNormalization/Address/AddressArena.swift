/// What lies behind the facts of an address, all in one row of words:
///
/// 1. the ends of the texts, two in a word, counted from the first text;
/// 2. the texts one after the other, a scalar in each word, in the order of ``Part``;
/// 3. the numbers, ``numberSize`` words each;
/// 4. the towns, and then the municipalities, that an ambiguous address may be in.
///
/// The names of a registered municipality and of a registered town are not among the texts: the gazetteer has them.
struct AddressArena {
  /// The texts.
  enum Part: Int, CaseIterable {
    case county, municipality, ward, street, town, otherLots, building, wing, careOf, leftover
    /// The area, the street and the names of streets as they are compared.
    case area, areaStreet, streetNames
    /// The building as it is compared: ``BuildingKeyRanges``, with the room at its end.
    case key
  }

  /// How many words the ends of the texts take.
  static let endsSize = (Part.allCases.count + 1) / 2
  static let numberSize = 3
  /// How many scalars the texts have at most; what is beyond is cut off. The parser's own limits keep them below.
  static let limit = 60_000

  /// Stands after each of the names in ``Part/streetNames``. It cannot be in one: it parts them.
  static let streetMark: Unicode.Scalar = "通"

  private(set) var words: [UInt32] = []
  private(set) var facts = AddressFacts()
  private var textCount = 0
  private var next = 0

  init() {
    words.reserveCapacity(256)
  }

  /// Begins an address.
  mutating func begin(_ facts: AddressFacts) {
    self.facts = facts
    words.removeAll(keepingCapacity: true)
    words.append(contentsOf: repeatElement(0, count: Self.endsSize))
    textCount = 0
    next = 0
  }

  /// Appends a text; the parts come in their order, and those that are left out are empty.
  @inline(__always)
  mutating func append(_ part: Part, _ text: ScalarText) {
    if !text.isEmpty { append(part, text, 0..<text.count) }
  }

  /// Appends a range of a text.
  mutating func append(_ part: Part, _ text: ScalarText, _ range: Range<Int>) {
    closeParts(before: part.rawValue)
    let count = min(range.count, Self.limit - textCount)
    text.withUnsafeBufferPointer { scalars in
      UnsafeBufferPointer(rebasing: scalars[range.lowerBound..<range.lowerBound + count])
        .withMemoryRebound(to: UInt32.self) { words.append(contentsOf: $0) }
    }
    textCount += count
  }

  /// Notes where the texts before a part end.
  private mutating func closeParts(before part: Int) {
    while next < part {
      words[next / 2] |= UInt32(textCount) << (next % 2 == 0 ? 0 : 16)
      next += 1
    }
  }

  /// Ends the texts and appends the numbers and the candidates.
  mutating func finish(numbers: [LotNumber], place: AddressPlace) {
    closeParts(before: Part.allCases.count)
    facts.textEnd = UInt16(truncatingIfNeeded: words.count)
    facts.numberCount = UInt8(clamping: numbers.count)
    facts.townCount = UInt8(clamping: place.towns.count)
    facts.municipalityCount = UInt8(clamping: place.municipalities.count)
    for number in numbers {
      words.append((number.head?.value ?? 0) | UInt32(number.kind.rawValue) << 24)
      let value = UInt64(bitPattern: Int64(number.value ?? -1))
      words.append(UInt32(truncatingIfNeeded: value))
      words.append(UInt32(truncatingIfNeeded: value >> 32))
    }
    for town in place.towns { words.append(UInt32(bitPattern: town)) }
    for municipality in place.municipalities { words.append(UInt32(bitPattern: municipality)) }
  }
}
