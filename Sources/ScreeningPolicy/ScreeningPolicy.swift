internal import YAMLReading

/// Rules over the facts of an applicant, written in YAML by the people who answer for them.
///
/// ```swift
/// let policy = try ScreeningPolicy(text: yaml, file: "policy.yaml")
/// let decision = policy.decide(facts)
/// decision.outcome               // .review
/// decision.reasons.map(\.rule)   // every rule that applied, not only the first
/// ```
///
/// What keeps a policy fair is not left to whoever writes one:
/// - only confirmed facts decline; possible ones lead to a review, and so do disputed ones;
/// - the rules on a household lead to a review at most unless ``household`` is ``HouseholdUse/on``, and can be switched
///   off; ``ScreeningDecision/outcomeWithoutHousehold`` shows what they did;
/// - an applicant is told of a fact only where it is certain that it is theirs.
///
/// Where each thing stands in the file is shown by ``exampleText``.
public struct ScreeningPolicy: Sendable, Hashable {
  /// What the rules on a household can do.
  public enum HouseholdUse: String, Sendable, Hashable, Codable, CaseIterable {
    /// They are not looked at.
    case off
    /// They lead to a review at most, whatever they ask for.
    case review
    /// They do what they ask for: a person can be refused for what a relative did.
    case on
  }

  /// What it means that a screening is ambiguous or degraded.
  public enum FlagUse: String, Sendable, Hashable, Codable, CaseIterable {
    /// A review, whatever the rules say.
    case review
    /// What the rules say; those that apply lead to a review at least.
    case byRules = "by-rules"
  }

  /// The policy's name.
  public let name: String
  /// Its version, which every decision carries; empty where it has none.
  public let version: String
  /// What the rules on a household can do.
  public let household: HouseholdUse
  /// What it means that the application fits several people.
  public let ambiguous: FlagUse
  /// What it means that the answer was made from less than there is.
  public let degraded: FlagUse
  /// What is told where the facts are not certain to be the applicant's.
  public let unconfirmedText: PolicyText
  /// The rules, in the order of the file.
  public let rules: [ScreeningRule]

  /// Reads a policy from the text of a policy file.
  ///
  /// - Parameters:
  ///   - text: YAML, at most 1 MiB.
  ///   - file: the name of the file, for messages.
  /// - Throws: ``ScreeningPolicyError`` with everything that is wrong, each with its line and column.
  /// - Complexity: linear in the text.
  public init(text: String, file: String = "policy") throws(ScreeningPolicyError) {
    var reader = PolicyReader(file: file)
    guard let root = try YAMLText(file: file, noun: "policy").compose(text) else {
      throw FileError(.init(file: file, found: "nothing", expected: PolicyReader.policyExpected))
    }
    reader.readPolicy(YAMLPiece(node: root, path: ""))
    guard reader.notes.errorCount == 0 else { throw FileError(reader.problemsInOrder) }
    name = reader.name
    version = reader.version
    household = reader.household
    ambiguous = reader.ambiguous
    degraded = reader.degraded
    unconfirmedText = reader.unconfirmedText
    rules = reader.rules
  }
}
