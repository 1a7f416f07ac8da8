/// What the first numbers are: 丁目 only where the gazetteer has it.
extension AddressParser {
  /// Notes that a first number without a word is a 丁目, where the town has that one and another number follows:
  /// 虎ノ門1-23-1. It is not written into the number: 庭代台2-6 can be 2番地6 as well.
  mutating func readChome() {
    let town = Int(address.place.town)
    guard town >= 0, address.numbers.count > 1, let first = address.numbers.first, first.kind == .plain,
      first.head == nil, let value = first.value, value < 64, value > 0
    else { return }
    // Where no source says which 丁目 there are, only a low number can be one.
    let hasSome = gazetteer.tables.flags(ofTown: town).contains(.someChome) && value <= 20
    guard gazetteer.tables.chome(ofTown: town) & 1 << UInt64(value) != 0 || hasSome,
      address.area.azaStart == address.area.text.count
    else { return }
    address.place.inferred.insert(.chome)
  }

  /// Whether the gazetteer knows the town and that it has no 丁目.
  private var hasNoChome: Bool {
    let town = Int(address.place.town)
    guard town >= 0 else { return false }
    return gazetteer.tables.chome(ofTown: town) == 0
      && !gazetteer.tables.flags(ofTown: town).contains(.someChome)
  }

  /// How many numbers can be a lot's: 丁目, 番 and 号 are three; a fourth is a room written with a dash
  /// (5-10-27-516). After 番地 two are (12番地3), and a third is a room if it looks like one; so it is in a town without 丁目.
  var premisesCount: Int {
    let numbers = address.numbers
    guard let first = numbers.first else { return 0 }
    if !address.room.isEmpty { return numbers.count }
    if first.kind == .chiwari { return min(numbers.count, 4) }
    if first.kind == .banchi || first.kind == .plain && hasNoChome {
      return numbers.count == 3 && numbers[2].value ?? 0 >= JapaneseAddress.leastRoom
        ? 2 : min(numbers.count, 3)
    }
    return min(numbers.count, 3)
  }
}
