/// One way to divide a name into family and given name.
public struct NameSplit: Hashable, Sendable {
  /// What a division rests on, the surest first.
  public enum Basis: UInt8, Sendable, Hashable {
    /// The record has family and given name in two fields.
    case fields
    /// A space, ・ or comma stands between the parts.
    case separator
    /// The beginning is a known family name.
    case familyNames
    /// Nothing but the usual lengths of names.
    case length
  }

  /// The family name; empty where the record has none.
  public let family: NamePart
  /// The given name; empty where the record has none.
  public let given: NamePart
  /// Middle names, joined; empty for almost everyone.
  public let middle: NamePart
  /// How likely the division is among all divisions of the name: they add up to 1.
  public let score: Double
  /// What the division rests on.
  public let basis: Basis
}

/// A division before its parts have keys.
struct NameDivision {
  var family: ScalarText
  var given: ScalarText
  var middle: ScalarText = []
  var familyReading: ScalarText = []
  var givenReading: ScalarText = []
  var score: Double
  var basis: NameSplit.Basis

  func split(total: Double) -> NameSplit {
    NameSplit(
      family: NamePart(family, role: .family, reading: familyReading),
      given: NamePart(given, role: .given, reading: givenReading),
      middle: NamePart(middle, role: .given),
      score: total > 0 ? score / total : 0,
      basis: basis)
  }
}
