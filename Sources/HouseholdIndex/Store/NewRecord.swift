internal import ContractHistory

/// A record to be kept.
struct NewRecord: Sendable {
  let id: String
  let kind: RecordKind
  /// When the record came.
  let seen: Instant
  let features: [UInt8]
  let raw: [UInt8]
}
