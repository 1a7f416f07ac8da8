/// A value that so many people share that nobody is found by it any more.
public struct GenericValue: Sendable, Hashable, Codable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A telephone number: of a shop, a school, a call centre.
    case phone
    /// A mailbox: of an office.
    case email
    /// A card: of a company.
    case card
    /// A dwelling: a dormitory without room numbers, a forwarding address.
    case dwelling
  }

  /// What it is.
  public let kind: Kind
  /// How many people have it: records of one name and birth date are of one.
  public let people: Int
  /// The id of a record that has it. The value itself is personal data: who may see it looks there.
  public let recordID: String
}
