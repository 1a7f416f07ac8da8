/// The words of addresses in Latin letters that are no names.
enum RomajiVocabulary {
  /// What a word says of the number before it.
  enum NumberWord {
    case lot(LotNumber.Kind)
    case floor
    case room
    /// 4th, before floor.
    case ordinal
  }

  static func numberWord(_ letters: [UInt8]) -> NumberWord? { numberWords[letters] }

  /// The endings of a municipality's reading that `letters` stands for: city is シ, and of the wards of 東京 ク.
  static func english(_ letters: [UInt8]) -> [[UInt8]]? { englishWords[letters] }

  static func isPrefectureWord(_ letters: [UInt8]) -> Bool { prefectureWords.contains(letters) }
  static func isCountry(_ letters: [UInt8]) -> Bool { countries.contains(letters) }
  static func isFiller(_ letters: [UInt8]) -> Bool { fillers.contains(letters) }
  static func isRoomMarker(_ letters: [UInt8]) -> Bool { roomMarkers.contains(letters) }
  static func isFloorMarker(_ letters: [UInt8]) -> Bool { floorMarkers.contains(letters) }

  /// The endings of municipalities' readings, for a name without one: Shibuya, Tokyo.
  static let suffixes = ["ku", "shi", "cho", "machi", "mura", "son"].map { Array($0.utf8) }
  /// Those of towns.
  static let townSuffixes = ["cho", "machi"].map { Array($0.utf8) }

  private static let numberWords: [[UInt8]: NumberWord] = {
    var table: [[UInt8]: NumberWord] = [:]
    func add(_ words: [String], _ word: NumberWord) {
      for text in words { table[Array(text.utf8)] = word }
    }
    add(["chome", "choume", "tyome", "choome", "cyome", "chomei"], .lot(.chome))
    add(["ban", "banchi", "banti", "bann"], .lot(.banchi))
    add(["go", "gou"], .lot(.go))
    add(["f", "fl", "flr", "floor", "kai"], .floor)
    add(["goshitsu", "goushitsu", "gositu", "shitsu"], .room)
    add(["st", "nd", "rd", "th"], .ordinal)
    return table
  }()

  private static let englishWords: [[UInt8]: [[UInt8]]] = {
    var table: [[UInt8]: [[UInt8]]] = [:]
    for (word, endings) in [
      ("city", ["shi", "ku"]), ("ward", ["ku"]), ("town", ["cho", "machi"]), ("village", ["mura", "son"]),
      ("county", ["gun"]), ("district", ["gun", "ku"]), ("chou", ["cho"]), ("c", ["cho"]),
    ] as [(String, [String])] {
      table[Array(word.utf8)] = endings.map { Array($0.utf8) }
    }
    return table
  }()

  private static func set(_ words: String) -> Set<[UInt8]> {
    Set(words.split(separator: " ").map { Array($0.utf8) })
  }

  private static let prefectureWords = set("prefecture pref ken metropolis")
  private static let countries = set("japan jpn jp nippon nihon")
  private static let fillers = set("oaza ooaza ohaza ouaza aza")
  private static let roomMarkers = set("room rm no apt apartment apartments unit flat suite ste")
  private static let floorMarkers = set("floor level")
}
