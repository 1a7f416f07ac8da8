internal import Crypto
internal import Foundation

/// Holds the rows of the audit against their hashes, one after the other.
struct AuditWalk {
  private let chain: AuditChain
  private let cipher: RecordCipher
  private let head: AuditChain.Head?
  private let noted: AuditHead?
  private var previous: Data
  private var count = 0

  init(chain: AuditChain, cipher: RecordCipher, head: AuditChain.Head?, noted: AuditHead?) {
    self.chain = chain
    self.cipher = cipher
    self.head = head
    self.noted = noted
    previous = chain.start
  }

  /// Takes in the next row; `nil` is one that cannot be read.
  ///
  /// - Returns: what is wrong; `nil` where nothing is.
  mutating func take(_ row: AuditRow?) -> AuditVerification? {
    let expected = count + 1
    guard let row else { return .broken(row: expected, decision: nil, problem: .changed) }
    func broken(_ problem: AuditProblem) -> AuditVerification {
      .broken(row: expected, decision: DecisionID(row.decision), problem: problem)
    }
    if row.number > expected { return .broken(row: expected, decision: nil, problem: .missing) }
    if let head, expected > head.count { return broken(.added) }
    guard row.number == expected, row.hash == chain.hash(of: row, after: previous) else {
      return broken(.changed)
    }
    if let payload = row.payload {
      guard let opened = try? cipher.open(payload, context: row.payloadContext),
        Data(SHA256.hash(data: opened)) == row.payloadHash
      else { return broken(.contentChanged) }
    } else if row.erasure != chain.erasureMark(of: row.hash) {
      return broken(.contentMissing)
    }
    (previous, count) = (row.hash, expected)
    if let noted, noted.count == count, noted.hash != row.hash.hexadecimal { return broken(.otherThanNoted) }
    return nil
  }

  /// What is to be said when all rows have been taken in.
  func end() -> AuditVerification {
    guard let head else { return .broken(row: count + 1, decision: nil, problem: .headChanged) }
    if count < head.count { return .broken(row: count + 1, decision: nil, problem: .missing) }
    if head.hash != previous { return .broken(row: count, decision: nil, problem: .headChanged) }
    if let noted, noted.count > count {
      return .broken(row: count + 1, decision: nil, problem: .otherThanNoted)
    }
    return .intact(head.noted)
  }
}
