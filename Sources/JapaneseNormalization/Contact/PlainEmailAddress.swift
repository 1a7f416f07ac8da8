extension EmailAddress {
  /// The address of a well-formed text, as ``parse(_:)``.
  package static func parse(utf8: UnsafeBufferPointer<UInt8>) -> EmailAddress? {
    parsePlain(utf8) ?? parse(String(decoding: utf8, as: UTF8.self))
  }

  /// An address of a provider that everybody knows, written as such addresses are: letters, digits, dots, hyphens and underscores
  /// of ASCII, also a tag; `nil` for all others, which the general reading takes.
  static func parsePlain(_ utf8: UnsafeBufferPointer<UInt8>) -> EmailAddress? {
    guard (6...96).contains(utf8.count), let at = utf8.firstIndex(of: UInt8(ascii: "@")), at > 0 else {
      return nil
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * utf8.count + 64) { memory in
      // Lower case; anything that no plain address has ends it.
      let text = UnsafeMutableBufferPointer(rebasing: memory[..<utf8.count])
      for (place, byte) in utf8.enumerated() {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "-"): text[place] = byte
        case 0x41...0x5A: text[place] = byte | 0x20
        case UInt8(ascii: "_"), UInt8(ascii: "+"): if place < at { text[place] = byte } else { return nil }
        case UInt8(ascii: "@"): if place == at { text[place] = byte } else { return nil }
        default: return nil
        }
      }
      let domain = UnsafeBufferPointer(rebasing: text[(at + 1)...])
      guard let known = KnownMailDomain.find(domain) else { return nil }
      let local = UnsafeBufferPointer(rebasing: text[..<at])
      return EmailAddress(
        plain: UnsafeBufferPointer(text), local: local, known,
        scratch: UnsafeMutableBufferPointer(rebasing: memory[utf8.count...]))
    }
  }

  /// - Parameter scratch: room for a local part and a known domain.
  private init(
    plain text: UnsafeBufferPointer<UInt8>, local: UnsafeBufferPointer<UInt8>, _ domain: KnownMailDomain,
    scratch: UnsafeMutableBufferPointer<UInt8>
  ) {
    // The local part without what the provider ignores; never empty.
    var end = local.count
    if domain.provider.hasTags, let plus = local.firstIndex(of: UInt8(ascii: "+")), plus > 0 { end = plus }
    var count = 0
    for byte in local[..<end] where !domain.provider.ignoresDots || byte != UInt8(ascii: ".") {
      scratch[count] = byte
      count += 1
    }
    if count == 0 {
      for byte in local[..<end] {
        scratch[count] = byte
        count += 1
      }
    }
    func joined(_ count: Int, _ domain: [UInt8]) -> String {
      var place = count
      scratch[place] = UInt8(ascii: "@")
      for byte in domain {
        place += 1
        scratch[place] = byte
      }
      return String(decoding: scratch[...place], as: UTF8.self)
    }
    let display = String(decoding: text, as: UTF8.self)
    let isWhole = count == local.count && domain.mailbox == domain.bytes
    let canonical = isWhole ? display : joined(count, domain.mailbox)
    var key = count
    if domain.isSafetyDomain, let hyphen = scratch[..<count].firstIndex(of: UInt8(ascii: "-")), hyphen > 0 {
      key = hyphen
    }
    let isSame = key == count && domain.similar == domain.mailbox
    self.init(
      display: display, canonical: canonical, similarityKey: isSame ? canonical : joined(key, domain.similar),
      isGeneric: GenericMailbox.matches(plainLocal: local))
  }
}

/// A domain of ``MailProvider``, with what its addresses need.
struct KnownMailDomain: Sendable {
  let bytes: [UInt8]
  let provider: MailProvider
  /// The domain of the mailbox.
  let mailbox: [UInt8]
  /// The domain that similar addresses share.
  let similar: [UInt8]
  let isSafetyDomain: Bool

  private init(_ domain: String, _ provider: MailProvider) {
    bytes = Array(domain.utf8)
    self.provider = provider
    let first = provider.domains.first ?? domain
    let mailboxDomain = provider.areOneMailbox ? first : domain
    mailbox = Array(mailboxDomain.utf8)
    let similarDomain = provider.areOneMailbox || provider.areRelated ? first : mailboxDomain
    similar = Array(similarDomain.utf8)
    isSafetyDomain = MailProvider.safetyAddressDomains.contains(similarDomain)
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
