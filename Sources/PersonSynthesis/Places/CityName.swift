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
    "alder", "amber", "apple", "ash", "bay", "bear", "birch", "blue", "bright", "cedar", "clear", "copper",
    "crystal",
    "deer", "eagle", "elm", "fair", "fox", "glen", "gold", "grand", "green", "hazel", "hill", "iron", "king",
    "laurel",
    "maple", "mill", "oak", "park", "pine", "port", "queen", "red", "river", "rock", "rose", "silver",
    "stone", "swan",
    "white", "willow", "wood",
  ]
  private static let seconds = [
    "bend", "bridge", "brook", "burg", "bury", "crest", "dale", "falls", "field", "ford", "grove", "haven",
    "land",
    "mont", "point", "ridge", "side", "ton", "view", "ville",
  ]
}
