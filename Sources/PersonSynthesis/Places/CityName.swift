internal import SynthesisCore

/// Made-up names of cities: two stems, and for a third of them a word before.
enum CityName {
  /// A name; other cities may have it too.
  static func choose(_ random: inout SeededRandom) -> String {
    let stems = random.pick(firsts) + random.pick(seconds)
    return random.chance(370) ? "\(random.pick(words)) \(stems)" : stems
  }

  private static let words = ["east", "fort", "lake", "mount", "new", "north", "saint", "south", "west"]
  private static let firsts = [
    "alder", "amber", "apple", "arrow", "ash", "bay", "beacon", "bear", "birch", "blue", "bright", "broad",
    "cedar",
    "clear", "cold", "copper", "crystal", "deer", "eagle", "edge", "elm", "fair", "fox", "glen", "gold",
    "grand",
    "green", "hazel", "high", "hill", "iron", "king", "laurel", "long", "maple", "mill", "oak", "park",
    "pine",
    "port", "quail", "queen", "red", "river", "rock", "rose", "silver", "spring", "stone", "sun", "swan",
    "thorn",
    "white", "wild", "willow", "winter", "wood",
  ]
  private static let seconds = [
    "bank", "bend", "borough", "bridge", "brook", "burg", "bury", "cliff", "crest", "dale", "falls", "field",
    "ford",
    "gate", "grove", "haven", "hollow", "land", "marsh", "mead", "mont", "point", "pool", "ridge", "shore",
    "side",
    "ton", "vale", "view", "ville", "water", "well",
  ]
}
