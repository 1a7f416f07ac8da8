/// The area of an address in the form in which areas are compared: municipality, ward and town in one text,
/// with the places where each begins, so that an address that omits the outer ones can be laid beside it.
struct AreaKey: Sendable {
  /// Municipality, ward and town, each folded by ``AreaFolding``. No prefecture and no county: both are optional.
  var text: ScalarText = []
  var wardStart = 0
  var townStart = 0
  /// Where a 字 that is marked as such begins in `text`; its end where none is. People omit it.
  var azaStart = 0
  /// Where the town ends in a number and a word for a band of blocks (北3番町, 通1ノ町, 23条, 4線), the place
  /// where it begins, and the number: the word is left out in 北3-4-17.
  var bandStart: Int?
  var bandNumber = 0
  /// The folded street directions of 京都.
  var street: ScalarText = []
  /// The names of the streets in it, each with ``AddressArena/streetMark`` after it: 高倉 and 六角 of 高倉通六角下る.
  var streetNames: ScalarText = []

  /// Forgets everything, and keeps the storage.
  mutating func reset() {
    text.empty()
    street.empty()
    streetNames.empty()
    (wardStart, townStart, azaStart, bandStart, bandNumber) = (0, 0, 0, nil, 0)
  }

  /// Sets the borders for a text of which all is municipality, or ward.
  mutating func setBorders(isWard: Bool) {
    wardStart = isWard ? 0 : text.count
    townStart = text.count
  }

  /// Finds the band of blocks at the end of the town.
  mutating func markBand() {
    guard let word = AreaFolding.bandWords.first(where: { text.hasPrefix($0, at: text.count - $0.count) })
    else {
      return
    }
    let end = text.count - word.count
    var start = end
    while start > townStart, end - start < 4, AddressScalars.isDigit(text[start - 1]) { start -= 1 }
    guard start < end, start > townStart else { return }
    bandStart = start
    bandNumber = text[start..<end].reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
  }
}
