/// What the gazetteer says of an address: which municipality and town it is in, or may be in.
struct AddressPlace: Sendable {
  /// The index of the municipality; -1 if it is not known, or could be several.
  var municipality: Int32 = -1
  /// The index of the town; -1 if it is not known, or could be several.
  var town: Int32 = -1
  /// What was not written but follows.
  var inferred: JapaneseAddress.Elements = []
  /// The towns it may be, where there are several.
  var towns: [Int32] = []
  /// The municipalities it may be, where there are several and no town is known.
  var municipalities: [Int32] = []
  /// Whether ``towns`` holds all of them; a name like 本町 has more than are kept.
  var isComplete = true

  /// Forgets everything, and keeps the storage.
  mutating func reset() {
    (municipality, town, inferred, isComplete) = (-1, -1, [], true)
    if !towns.isEmpty { towns.removeAll(keepingCapacity: true) }
    if !municipalities.isEmpty { municipalities.removeAll(keepingCapacity: true) }
  }
}
