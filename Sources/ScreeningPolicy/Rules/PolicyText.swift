/// What an applicant may be told.
public struct PolicyText: Sendable, Hashable, Codable {
  /// In Japanese.
  public let ja: String
  /// In English.
  public let en: String

  /// A text in both languages.
  public init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }
}
