/// How two e-mail addresses agree.
public enum EmailAgreement: UInt8, Sendable, Hashable {
  /// One mailbox.
  case same
  /// Probably one person's: a mailbox before and after its provider moved it, a safety address, a mistyped domain.
  case similar
  /// Different mailboxes.
  case different
}

/// An e-mail address, reduced to the mailbox that it reaches.
///
/// ```swift
/// EmailAddress.parse("Taro.Yamada+shop@googlemail.com")?.canonical    // "taroyamada@gmail.com"
/// EmailAddress.parse("\"a..b\"@docomo.ne.jp")?.canonical               // "a..b@docomo.ne.jp"
/// ```
///
/// Equality and hash are those of ``canonical``.
public struct EmailAddress: Sendable {
  /// The address as given, in lower case and half width, the domain in Unicode: for output.
  public let display: String
  /// The mailbox: what equality means. The domain is in ASCII (Punycode).
  public let canonical: String
  /// A coarser form that similar addresses share; equal to ``canonical`` for most. See ``compare(_:)``.
  public let similarityKey: String
  /// Whether the address says nothing about who uses it: noreply@, info@, test@, the domains reserved for examples.
  public let isGeneric: Bool

  init(display: String, canonical: String, similarityKey: String, isGeneric: Bool) {
    self.display = display
    self.canonical = canonical
    self.similarityKey = similarityKey
    self.isGeneric = isGeneric
  }

  init(local: ScalarText, domain: MailDomain) {
    let text = String(scalars: local)
    display = Self.quotedIfNeeded(local) + "@" + domain.unicode
    let provider = MailProvider.byDomain[domain.ascii]
    let mailbox = Self.mailbox(of: local, provider)
    let mailboxDomain =
      provider.flatMap { $0.areOneMailbox ? $0.domains.first : nil } ?? domain.ascii
    canonical = Self.quotedIfNeeded(mailbox) + "@" + mailboxDomain
    similarityKey = Self.similarityKey(local, mailboxDomain)
    isGeneric = GenericMailbox.matches(local: text, domain: domain.ascii)
  }

  /// How this address agrees with `other`; symmetric.
  ///
  /// `similar` are: the same local part at ezweb.ne.jp and au.com, at icloud.com, me.com and mac.com, or at Proton's
  /// domains; Yahoo! JAPAN safety addresses of one base; the same local part at a domain that is a typing error for the
  /// other's (gmial.com, docomo.co.jp).
  public func compare(_ other: EmailAddress) -> EmailAgreement {
    if canonical == other.canonical { return .same }
    return similarityKey == other.similarityKey ? .similar : .different
  }

  /// The local part without what the provider ignores; never empty.
  private static func mailbox(of local: ScalarText, _ provider: MailProvider?) -> ScalarText {
    guard let provider else { return local }
    var result = local
    if provider.hasTags, let plus = local.firstIndex(of: "+"), plus > 0 {
      result = ScalarText(local[..<plus])
    }
    if provider.ignoresDots {
      let dotless = result.filter { $0 != "." }
      if !dotless.isEmpty { result = dotless }
    }
    return result
  }

  private static func similarityKey(_ local: ScalarText, _ domain: String) -> String {
    var domain = MailProvider.correction(of: domain) ?? domain
    let provider = MailProvider.byDomain[domain]
    var mailbox = mailbox(of: local, provider)
    if let provider, provider.areOneMailbox || provider.areRelated, let first = provider.domains.first {
      domain = first
    }
    if MailProvider.safetyAddressDomains.contains(domain),
      let hyphen = mailbox.firstIndex(of: "-"), hyphen > 0
    {
      mailbox = ScalarText(mailbox[..<hyphen])
    }
    return quotedIfNeeded(mailbox) + "@" + domain
  }

  /// `local` in quotes where it holds something that an address cannot hold without; a..b can.
  private static func quotedIfNeeded(_ local: ScalarText) -> String {
    let isDecorated = local.first.map(decoration.contains) ?? false
    guard isDecorated || local.contains(where: mustBeQuoted) else { return String(scalars: local) }
    var quoted: ScalarText = ["\""]
    for scalar in local {
      if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
      quoted.append(scalar)
    }
    return String(scalars: quoted + ["\""])
  }

  /// Whether `scalar` may stand in a local part only within quotes (RFC 5322 `specials` without the dot, and space).
  static func mustBeQuoted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "(", ")", "<", ">", "[", "]", ":", ";", "@", "\\", ",", "\"": true
    default: scalar.properties.isWhitespace
    }
  }
}

extension EmailAddress: Hashable {
  /// Whether both reach one mailbox.
  public static func == (lhs: EmailAddress, rhs: EmailAddress) -> Bool { lhs.canonical == rhs.canonical }

  /// Hashes the mailbox.
  public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }
}

extension EmailAddress: CustomStringConvertible {
  /// The address as given, see ``display``. Personal data: keep it out of logs.
  public var description: String { display }
}
