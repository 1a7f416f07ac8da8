extension EmailAddress {
  /// What an address is compared by, in UTF-8: valid as long as the call that hands it over.
  package struct Mailbox {
    /// ``EmailAddress/canonical``.
    package let canonical: UnsafeBufferPointer<UInt8>
    /// ``EmailAddress/similarityKey``.
    package let similarityKey: UnsafeBufferPointer<UInt8>
    /// ``EmailAddress/isGeneric``.
    package let isGeneric: Bool
    /// Whether the canonical form is the text in lower case, and the key the canonical form.
    fileprivate let isAsWritten, isItsOwnKey: Bool
  }

  /// Calls `body` with the mailbox of a well-formed text; `false`, and not called, where ``parse(_:)`` finds no address.
  package static func withMailbox(utf8: UnsafeBufferPointer<UInt8>, _ body: (Mailbox) -> Void) -> Bool {
    if withPlain(utf8, { _, mailbox in body(mailbox) }) { return true }
    guard let address = parse(String(decoding: utf8, as: UTF8.self)) else { return false }
    var canonical = address.canonical
    var key = address.similarityKey
    canonical.withUTF8 { canonical in
      key.withUTF8 { key in
        body(
          Mailbox(
            canonical: canonical, similarityKey: key, isGeneric: address.isGeneric, isAsWritten: false,
            isItsOwnKey: false))
      }
    }
    return true
  }

  /// An address as ``withPlain(_:_:)`` reads it; `nil` for all others, which the general reading takes.
  static func parsePlain(_ utf8: UnsafeBufferPointer<UInt8>) -> EmailAddress? {
    var address: EmailAddress?
    _ = withPlain(utf8) { text, mailbox in
      func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
      let display = string(text)
      let canonical = mailbox.isAsWritten ? display : string(mailbox.canonical)
      address = EmailAddress(
        display: display, canonical: canonical,
        similarityKey: mailbox.isItsOwnKey ? canonical : string(mailbox.similarityKey),
        isGeneric: mailbox.isGeneric)
    }
    return address
  }

  /// Reads an address of a provider that everybody knows, written as such addresses are: letters, digits, dots, hyphens and
  /// underscores of ASCII, also a tag; `false` for all others. `body` has the text in lower case, and the mailbox.
  private static func withPlain(
    _ utf8: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>, Mailbox) -> Void
  ) -> Bool {
    guard (6...96).contains(utf8.count), let at = utf8.firstIndex(of: UInt8(ascii: "@")), at > 0 else {
      return false
    }
    // Room for the text, and for two more of its local part and the domain of a provider.
    let room = utf8.count + KnownMailDomain.longest + 1
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * room) { memory in
      let text = UnsafeMutableBufferPointer(rebasing: memory[..<utf8.count])
      // Lower case; anything that no plain address has ends it.
      for (place, byte) in utf8.enumerated() {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"): text[place] = byte
        case 0x41...0x5A: text[place] = byte | 0x20
        case UInt8(ascii: "_"), UInt8(ascii: "+"): if place < at { text[place] = byte } else { return false }
        case UInt8(ascii: "@"): if place == at { text[place] = byte } else { return false }
        default: return false
        }
      }
      guard let domain = KnownMailDomain.find(UnsafeBufferPointer(rebasing: text[(at + 1)...])) else {
        return false
      }
      let local = UnsafeBufferPointer(rebasing: text[..<at])
      let mailbox = mailbox(
        local, domain, canonical: UnsafeMutableBufferPointer(rebasing: memory[room..<2 * room]),
        key: UnsafeMutableBufferPointer(rebasing: memory[(2 * room)...]))
      body(UnsafeBufferPointer(text), mailbox)
      return true
    }
  }

  /// The mailbox of a local part in lower case, written into the room for its canonical form and its key.
  private static func mailbox(
    _ local: UnsafeBufferPointer<UInt8>, _ domain: KnownMailDomain,
    canonical: UnsafeMutableBufferPointer<UInt8>, key: UnsafeMutableBufferPointer<UInt8>
  ) -> Mailbox {
    // The local part without what the provider ignores; never empty.
    var end = local.count
    if domain.provider.hasTags, let plus = local.firstIndex(of: UInt8(ascii: "+")), plus > 0 { end = plus }
    var count = 0
    for byte in local[..<end] where !domain.provider.ignoresDots || byte != UInt8(ascii: ".") {
      canonical[count] = byte
      count += 1
    }
    if count == 0 {
      for byte in local[..<end] {
        canonical[count] = byte
        count += 1
      }
    }
    var keyCount = count
    if domain.isSafetyDomain, let hyphen = canonical[..<count].firstIndex(of: UInt8(ascii: "-")), hyphen > 0 {
      keyCount = hyphen
    }
    for place in 0..<keyCount { key[place] = canonical[place] }
    func join(
      _ count: Int, _ domain: [UInt8], in text: UnsafeMutableBufferPointer<UInt8>
    )
      -> UnsafeBufferPointer<UInt8>
    {
      var end = count
      text[end] = UInt8(ascii: "@")
      for byte in domain {
        end += 1
        text[end] = byte
      }
      return UnsafeBufferPointer(rebasing: text[...end])
    }
    return Mailbox(
      canonical: join(count, domain.mailbox, in: canonical),
      similarityKey: join(keyCount, domain.similar, in: key),
      isGeneric: GenericMailbox.matches(local: local),
      isAsWritten: count == local.count && domain.isItsMailbox,
      isItsOwnKey: keyCount == count && domain.isItsSimilar)
  }
}

/// A domain of ``MailProvider``, with what its addresses need.
final class KnownMailDomain: Sendable {
  let bytes: [UInt8]
  let provider: MailProvider
  /// The domain of the mailbox.
  let mailbox: [UInt8]
  /// The domain that similar addresses share.
  let similar: [UInt8]
  let isSafetyDomain: Bool
  /// Whether ``mailbox`` is the domain itself, and ``similar`` is ``mailbox``.
  let isItsMailbox, isItsSimilar: Bool

  private init(_ domain: String, _ provider: MailProvider) {
    bytes = Array(domain.utf8)
    self.provider = provider
    let first = provider.domains.first ?? domain
    let mailboxDomain = provider.areOneMailbox ? first : domain
    mailbox = Array(mailboxDomain.utf8)
    let similarDomain = provider.areOneMailbox || provider.areRelated ? first : mailboxDomain
    similar = Array(similarDomain.utf8)
    isSafetyDomain = MailProvider.safetyAddressDomains.contains(similarDomain)
    isItsMailbox = mailbox == bytes
    isItsSimilar = similar == mailbox
  }

  /// The domain of this name, in lower case.
  static func find(_ name: UnsafeBufferPointer<UInt8>) -> KnownMailDomain? {
    guard let first = name.first, let last = name.last, name.count < slotCount else { return nil }
    for number in slots[slot(first, last, name.count)] where all[number].bytes.elementsEqual(name) {
      return all[number]
    }
    return nil
  }

  private static let all: [KnownMailDomain] = MailProvider.byDomain.sorted { $0.key < $1.key }
    .filter { !GenericMailbox.matches(local: "someone", domain: $0.key) }
    .map { KnownMailDomain($0.key, $0.value) }

  /// How many bytes the longest domain takes that a mailbox or a key can have.
  static let longest = all.reduce(0) { max($0, $1.mailbox.count, $1.similar.count) }

  private static let slotCount = 256

  /// The domains by a number of their ends and length.
  private static let slots: [[Int]] = {
    var slots = [[Int]](repeating: [], count: slotCount)
    for (number, domain) in all.enumerated() {
      guard let first = domain.bytes.first, let last = domain.bytes.last else { continue }
      slots[slot(first, last, domain.bytes.count)].append(number)
    }
    return slots
  }()

  private static func slot(_ first: UInt8, _ last: UInt8, _ count: Int) -> Int {
    (Int(first) &* 7 &+ Int(last) &* 31 &+ count &* 13) & (slotCount - 1)
  }
}
