/// What is known of mail providers: which spellings of an address reach one mailbox, and which domains go together.
///
/// Only domains where every address belongs to a consumer are listed. A company's domain may be served by the same
/// software under other rules, so nothing is assumed of it.
struct MailProvider: Sendable {
  /// The domains; the first stands for all where `areOneMailbox`.
  let domains: [String]
  /// Whether the same local part is one mailbox under each of the domains.
  let areOneMailbox: Bool
  /// Whether a person who has a local part under one of the domains probably has it under the others.
  let areRelated: Bool
  /// Whether dots in the local part are ignored.
  let ignoresDots: Bool
  /// Whether `+` and what follows it is a tag.
  let hasTags: Bool

  init(
    _ domains: [String], areOneMailbox: Bool = false, areRelated: Bool = false, ignoresDots: Bool = false,
    hasTags: Bool = false
  ) {
    self.domains = domains
    self.areOneMailbox = areOneMailbox
    self.areRelated = areRelated
    self.ignoresDots = ignoresDots
    self.hasTags = hasTags
  }

  /// The rule table.
  static let all: [MailProvider] = [
    MailProvider(["gmail.com", "googlemail.com"], areOneMailbox: true, ignoresDots: true, hasTags: true),
    MailProvider(
      [
        "outlook.com", "outlook.jp", "outlook.co.jp", "hotmail.com", "hotmail.co.jp", "hotmail.co.uk",
        "live.com",
        "live.jp", "msn.com",
      ], hasTags: true),
    // One Apple account answers to all three when it is old enough.
    MailProvider(["icloud.com", "me.com", "mac.com"], areRelated: true, hasTags: true),
    MailProvider(["proton.me", "protonmail.com", "protonmail.ch", "pm.me"], areRelated: true, hasTags: true),
    MailProvider(["fastmail.com", "fastmail.fm", "fastmail.jp"], hasTags: true),
    MailProvider(["zoho.com", "zohomail.com", "zohomail.jp"], hasTags: true),
    // au moved its customers' mailboxes from ezweb.ne.jp to au.com.
    MailProvider(["au.com", "ezweb.ne.jp"], areRelated: true),
    // Before April 2009 docomo and au gave out a..b@ and a.@: dots tell mailboxes apart.
    MailProvider(["docomo.ne.jp"]),
    MailProvider([
      "softbank.ne.jp", "i.softbank.jp", "disney.ne.jp", "ymobile.ne.jp", "ymobile1.ne.jp", "willcom.com",
      "uqmobile.jp", "rakumail.jp", "emobile.ne.jp", "pdx.ne.jp",
    ]),
    MailProvider(["yahoo.co.jp", "ymail.ne.jp", "yahoo.ne.jp", "yahoo.com", "ymail.com", "rocketmail.com"]),
    MailProvider([
      "nifty.com", "biglobe.ne.jp", "so-net.ne.jp", "ocn.ne.jp", "plala.or.jp", "dti.ne.jp",
      "asahi-net.or.jp",
      "excite.co.jp", "goo.jp", "infoseek.jp", "gmx.com", "gmx.net", "aol.com", "mail.com", "email.com",
      "qq.com", "163.com", "naver.com", "hanmail.net",
    ]),
  ]

  /// The provider of each listed domain.
  static let byDomain: [String: MailProvider] = {
    var table: [String: MailProvider] = [:]
    for provider in all {
      for domain in provider.domains { table[domain] = provider }
    }
    return table
  }()

  /// Safety addresses, `base-keyword@`: who owns the base cannot be seen, so they are similar at most.
  static let safetyAddressDomains: Set<String> = ["yahoo.co.jp", "ymail.ne.jp", "yahoo.ne.jp"]

  /// Domains that people write for a carrier's because companies have such names.
  private static let mistaken: [String: String] = [
    "docomo.co.jp": "docomo.ne.jp", "docomo.jp": "docomo.ne.jp", "docomo.com": "docomo.ne.jp",
    "ezweb.co.jp": "ezweb.ne.jp", "ezweb.jp": "ezweb.ne.jp", "ezweb.com": "ezweb.ne.jp", "au.ne.jp": "au.com",
    "softbank.co.jp": "softbank.ne.jp", "softbank.jp": "softbank.ne.jp", "gmail.co.jp": "gmail.com",
    "gmail.ne.jp": "gmail.com", "gmail.jp": "gmail.com", "icloud.co.jp": "icloud.com",
    "icloud.jp": "icloud.com",
    "yahoo.or.jp": "yahoo.co.jp", "yahoo.jp": "yahoo.co.jp",
  ]

  /// Domains worth correcting to: shorter ones have neighbours of their own (me.com, we.com).
  private static let correctable: [[UInt8]] = byDomain.keys.filter { $0.utf8.count >= 9 }.sorted().map {
    Array($0.utf8)
  }

  /// The well-known domain that `domain` was probably meant to be: one letter wrong, missing, too many, or two
  /// neighbours transposed (gmial.com, gmail.con, gmai.com, hotmial.com). `nil` for a domain that is well known
  /// itself or is near none.
  static func correction(of domain: String) -> String? {
    if let meant = mistaken[domain] { return meant }
    guard byDomain[domain] == nil else { return nil }
    let bytes = Array(domain.utf8)
    guard (8...20).contains(bytes.count) else { return nil }
    return correctable.first { isOneEditApart(bytes, $0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isOneEditApart(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard abs(a.count - b.count) <= 1 else { return false }
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var tail = 0
    while tail < min(a.count, b.count) - start, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
    let (left, right) = (a.count - start - tail, b.count - start - tail)
    if max(left, right) <= 1 { return true }
    return left == 2 && right == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
  }
}
