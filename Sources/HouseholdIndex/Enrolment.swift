public import IdentityMatching

/// What became of a record that was enrolled.
public struct Enrolment: Sendable, Hashable {
  /// Whom the record is of now; a later record or decision may change it, see ``HouseholdIndex/changes(since:limit:)``.
  public let person: PersonID
  /// The household of the person.
  public let household: HouseholdID
  /// Values that could not be read and count as missing.
  public let problems: [RecordProblem]
}
