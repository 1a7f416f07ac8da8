/// A field of an applicant record.
public enum ApplicantField: String, CaseIterable, Sendable {
  case birthDate, postalCode, cardToken
}
