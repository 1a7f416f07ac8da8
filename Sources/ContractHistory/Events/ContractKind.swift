/// What a line was sold with.
public enum ContractKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// With a handset, whose price the months of the contract pay back.
  case handsetSet
  /// A SIM alone: ending it early costs the carrier little, so such terminations count apart.
  case simOnly
}
