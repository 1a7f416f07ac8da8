internal import SynthesisCore

/// Made-up mail boxes: a name in Latin letters, digits, and a provider.
enum EmailAddress {
  /// Providers of people below 60 and from 60 on, by weight.
  private static let young: [(String, Int)] = [
    ("gmail.com", 46), ("icloud.com", 14), ("yahoo.co.jp", 12), ("docomo.ne.jp", 9), ("ezweb.ne.jp", 5),
    ("au.com", 4),
    ("i.softbank.jp", 4), ("outlook.jp", 3), ("hotmail.co.jp", 3),
  ]
  private static let old: [(String, Int)] = [
    ("gmail.com", 26), ("yahoo.co.jp", 22), ("docomo.ne.jp", 18), ("ezweb.ne.jp", 12), ("softbank.ne.jp", 8),
    ("nifty.com", 6), ("ocn.ne.jp", 6), ("hotmail.co.jp", 2),
  ]

  /// The mail box of the person with these readings.
  ///
  /// The digits come from `serial`, so that hardly two people of one name get the same box: they are the serial, mixed,
  /// modulo the power of ten below `scale`.
  static func address(
    family: String, given: String, serial: Int, scale: Int, isOld: Bool, seed: UInt64
  ) -> String {
    var random = SeededRandom(seed: seed ^ 0xE3A1, stream: .contact, index: serial)
    let spelling: RomajiWriting.LongVowels = random.chance(400) ? .typed : .dropped
    let family = RomajiWriting.hepburn(family, spelling)
    let given = RomajiWriting.hepburn(given, spelling)
    let name: String =
      switch random.below(10) {
      case 0...2: given + "." + family
      case 3...4: given + family
      case 5: family + "." + given
      case 6: given.prefix(1) + "." + family
      case 7: family + "-" + given
      case 8: given
      default: family + "_" + given.prefix(1)
      }
    var modulus = 100
    while modulus * 10 < scale { modulus *= 10 }
    let digits = serial % modulus * 7919 % modulus
    let provider = random.pick(weighted: isOld ? old : young)
    return "\(name)\(digits)@\(provider)"
  }

  /// Whether the provider delivers an alias of the address to the same box.
  static func hasAliases(_ address: String) -> Bool {
    ["@gmail.com", "@icloud.com", "@outlook.jp", "@hotmail.co.jp"].contains { address.hasSuffix($0) }
  }

  /// Another address of the same box: dots, +tag or googlemail at Gmail, +tag elsewhere.
  static func alias(_ address: String, _ random: inout SeededRandom) -> String {
    guard let at = address.firstIndex(of: "@") else { return address }
    let local = String(address[..<at])
    let domain = String(address[address.index(after: at)...])
    let tagged = local + "+" + random.pick(["sim", "mobile", "shop", "2", "apply", "1yen"])
    guard domain == "gmail.com" else { return tagged + "@" + domain }
    switch random.below(4) {
    case 0: return tagged + "@" + domain
    case 1: return local + "@googlemail.com"
    case 2 where local.contains("."): return local.filter { $0 != "." } + "@" + domain
    default:
      let place = local.index(local.startIndex, offsetBy: 1 + random.below(max(1, local.count - 2)))
      if local[place] == "." || local[local.index(before: place)] == "." { return tagged + "@" + domain }
      return local[..<place] + "." + local[place...] + "@" + domain
    }
  }
}
