internal import JapaneseNormalization
internal import RecordLinkage

/// A mailbox as it is compared.
struct Mailbox: Sendable {
  /// A hash of the mailbox.
  let canonicalHash: UInt64
  /// A hash of the coarser form that similar mailboxes share; that of the mailbox itself for most.
  let similarityHash: UInt64

  /// How two mailboxes agree; see `EmailAddress.compare(_:)`. By hashes of 64 bits, which agree by chance once in 2⁶⁴.
  @inline(__always)
  func compare(_ other: Mailbox) -> EmailAgreement {
    if canonicalHash == other.canonicalHash { return .same }
    return similarityHash == other.similarityHash ? .similar : .different
  }
}

/// Numbers distinct mailboxes in the order of their first appearance, from 0. Each text is kept once, in one arena.
struct MailboxNumbers: Sendable, RandomAccessCollection {
  private var texts = TextNumbers()
  private var similarityHashes: [UInt64] = []

  var startIndex: Int { 0 }
  var endIndex: Int { texts.count }

  @inline(__always)
  subscript(number: Int) -> Mailbox {
    Mailbox(canonicalHash: texts.hashes[number], similarityHash: similarityHashes[number])
  }

  /// The mailbox as text. Personal data: for the person who asked.
  func canonical(_ number: Int) -> String {
    texts.withText(number) { String(decoding: $0, as: UTF8.self) }
  }

  /// The number of a mailbox, taking it in if it is new.
  mutating func number(of canonical: UnsafeBufferPointer<UInt8>, _ mailbox: Mailbox) -> UInt32 {
    let number = texts.number(of: canonical, hash: mailbox.canonicalHash)
    if texts.count > similarityHashes.count { similarityHashes.append(mailbox.similarityHash) }
    return number
  }

  /// Takes in the mailboxes of another table, and adds their numbers here to `numbers`.
  mutating func take(_ other: MailboxNumbers, numbers: inout [UInt32]) {
    for index in other.indices {
      if index + 12 < other.count { texts.prefetch(other.texts.hashes[index + 12]) }
      numbers.append(other.texts.withText(index) { number(of: $0, other[index]) })
    }
  }

  /// Makes room for so many in all.
  mutating func reserve(_ count: Int) {
    texts.reserve(count)
    LargeMemory.reserve(total: count, in: &similarityHashes)
  }

  /// Takes all mailboxes out and keeps the storage.
  mutating func removeAll() {
    texts.removeAll()
    similarityHashes.removeAll(keepingCapacity: true)
  }
}
