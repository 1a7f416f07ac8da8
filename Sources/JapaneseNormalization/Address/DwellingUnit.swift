/// The part of a building that an address names.
public enum DwellingUnit: Sendable, Hashable {
  /// No unit is stated. This is not "a house": a missing room number is neither equal nor different.
  case notStated
  /// A room: 203, 203c. Without its 号室, and without a leading wing letter, which is the wing.
  /// Several rooms are one text with ・ between them: 201・202.
  case room(ScalarText)
  /// A floor or a range of floors, with basements negative: 5階 is `5...5`, B1 is `-1...-1`.
  case floor(ClosedRange<Int>)
}
