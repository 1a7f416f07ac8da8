package import ContractHistory
package import IdentityMatching

/// What the probe is told to do with its index, one after the other: a line of JSON each.
///
/// A further kind of change needs a case here, its doing in ``Probe``, and its effect in the test's model.
package enum ProbeStep: Codable, Sendable {
  /// Opens the index, or makes it, with the key of a number.
  case open(key: Int)
  /// Enrols records in one call.
  case enrol([ApplicantRecord])
  /// Enrols records in calls of several threads at a time.
  case enrolTogether([[ApplicantRecord]])
  /// Erases records.
  case forget([String])
  case compact
  /// Screens an application and keeps the answer; says the decision's id and the ids of the records that the answer names.
  case keep(ApplicantRecord)
  case rotate(key: Int)
  /// Takes in a reviewer's word on two records.
  case decide(String, String, areOnePerson: Bool)
  /// Records what happened to the contracts of a record.
  case record([ContractEvent], of: String)
  /// Lets no file grow beyond so many bytes, as a disk without room does.
  case limitFileSize(bytes: Int)
  /// Goes on as a user without rights.
  case becomeNobody
}
