/// How two addresses stand to one another.
///
/// Unknown is not different, and not equal: a missing room number leaves ``samePremises``, a missing
/// municipality that nothing else makes up for leaves ``ambiguous``.
public enum AddressRelation: Sendable, Hashable {
  /// One dwelling as far as stated: one lot, and both name the same unit or neither names one.
  case same
  /// One lot, and the dwelling is not decided: only one side names the unit or wing, or the building names
  /// clearly differ.
  case samePremises
  /// One lot, and both sides name a unit, and not the same one: the next flat.
  case differentUnit
  /// Different places.
  case different
  /// The addresses do not say whether it is one place.
  case ambiguous
}
