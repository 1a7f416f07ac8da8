/// What the gazetteer says of an address: which municipality and town it is in, or may be in.
struct AddressPlace: Sendable, Hashable {
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

  /// The candidates of the town: the one, or those it may be.
  func mayBeTown(_ index: Int32) -> Bool {
    town == index || towns.contains(index) || !isComplete
  }
}
