/// Numbers keys in the order in which they are first seen.
///
/// Most people have a handful of lines: as long as the keys are few, looking through them costs less than hashing one.
struct KeyedPlaces<Key: Hashable> {
  private var keys: [Key] = []
  private var places: [Key: Int] = [:]
  private static var few: Int { 12 }

  /// The number of a key that was seen.
  ///
  /// - Complexity: O(1).
  func place(of key: Key) -> Int? {
    keys.count <= Self.few ? keys.firstIndex(of: key) : places[key]
  }

  /// The number of a key, and whether it is seen for the first time.
  ///
  /// - Complexity: O(1) amortized.
  mutating func insert(_ key: Key) -> (place: Int, isNew: Bool) {
    if let place = place(of: key) { return (place, false) }
    keys.append(key)
    if keys.count == Self.few + 1 {
      for (place, key) in keys.enumerated() { places[key] = place }
    } else if keys.count > Self.few {
      places[key] = keys.count - 1
    }
    return (keys.count - 1, true)
  }
}
