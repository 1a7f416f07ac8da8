extension EmailAddress {
  /// The address that `text` holds; `nil` where there is none, or more than one @ outside quotes.
  ///
  /// Takes full width, `mailto:`, `山田 <taro@example.jp>`, spaces around the @, quotes around a local part. Addresses
  /// that RFC 5322 forbids but carriers gave out (a..b@docomo.ne.jp, a.@ezweb.ne.jp) are valid.
  ///
  /// - Complexity: O(*n*) in the length of `text`, of which at most 4096 scalars can be an address.
  public static func parse(_ text: String) -> EmailAddress? {
    if let plain = text.utf8.withContiguousStorageIfAvailable(parsePlain), let plain { return plain }
    let scalars = addressPart(TextFolding.fold(text))
    // The longest path of RFC 5321 has 254 octets; the bound leaves room for escapes.
    guard (3...512).contains(scalars.count) else { return nil }
    guard let (local, rest) = localPart(scalars), !local.isEmpty, local.count <= 128 else { return nil }
    guard let domain = MailDomain(rest) else { return nil }
    return EmailAddress(local: local, domain: domain)
  }

  /// `text` without display name, scheme and decoration.
  private static func addressPart(_ text: ScalarText) -> ScalarText {
    guard text.count <= 4096 else { return [] }
    var part = text[...]
    if let open = part.lastIndex(of: "<"), let close = part[open...].firstIndex(of: ">"), open + 1 < close,
      part[close...].allSatisfy(decoration.contains)
    {
      part = part[(open + 1)..<close]
    }
    if part.starts(with: mailto) { part = part.dropFirst(mailto.count) }
    while let first = part.first, decoration.contains(first) { part = part.dropFirst() }
    while let last = part.last, decoration.contains(last) || last == "." { part = part.dropLast() }
    // taro @ example.jp
    var result: ScalarText = []
    for (index, scalar) in zip(part.indices, part) {
      let isBesideAt =
        (index + 1 < part.endIndex && part[index + 1] == "@")
        || (index > part.startIndex && part[index - 1] == "@")
      if scalar == " ", isBesideAt { continue }
      result.append(scalar)
    }
    return result
  }

  private static let mailto = Array("mailto:".unicodeScalars)

  /// What stands around an address without being part of it.
  static let decoration: Set<Unicode.Scalar> = [
    " ", "<", ">", "(", ")", "[", "]", ",", ";", "'", "。", "、",
  ]

  /// The unquoted local part and what follows its @.
  private static func localPart(
    _ scalars: ScalarText
  ) -> (local: ScalarText, domain: ArraySlice<Unicode.Scalar>)? {
    if scalars.first == "\"" {
      var local: ScalarText = []
      var index = 1
      while index < scalars.count, scalars[index] != "\"" {
        if scalars[index] == "\\", index + 1 < scalars.count { index += 1 }
        local.append(scalars[index])
        index += 1
      }
      guard index + 1 < scalars.count, scalars[index + 1] == "@" else { return nil }
      return (local, scalars[(index + 2)...])
    }
    guard let at = scalars.firstIndex(of: "@") else { return nil }
    let local = scalars[..<at]
    guard !local.contains(where: mustBeQuoted) else { return nil }
    return (ScalarText(local), scalars[(at + 1)...])
  }
}

/// The domain of an address in both of its forms.
struct MailDomain {
  /// Labels in Punycode where they are not ASCII.
  let ascii: String
  /// Labels in Unicode.
  let unicode: String

  /// The domain that folded `text` names; `nil` where it is none: less than two labels, an empty one, a character that
  /// no label has.
  init?(_ text: some Sequence<Unicode.Scalar>) {
    var labels: [ScalarText] = [[]]
    for scalar in text {
      // 。 is one of the dots of IDNA (RFC 3490, 3.1).
      if scalar == "." || scalar == "。" {
        labels.append([])
      } else {
        guard Self.isLabelScalar(scalar) else { return nil }
        labels[labels.count - 1].append(scalar)
      }
    }
    guard labels.count >= 2, labels.count <= 64, labels.allSatisfy({ !$0.isEmpty }) else { return nil }
    let pairs = labels.map(Self.forms)
    ascii = String(scalars: pairs.map(\.ascii).joined(separator: ["."]))
    unicode = String(scalars: pairs.map(\.unicode).joined(separator: ["."]))
  }

  private static func forms(_ label: ScalarText) -> (ascii: ScalarText, unicode: ScalarText) {
    let prefix: ScalarText = ["x", "n", "-", "-"]
    var unicode = label
    if label.starts(with: prefix) {
      // Only what folds and encodes to itself again is taken for Punycode.
      guard let decoded = Punycode.decode(label.dropFirst(4)), !decoded.isEmpty else { return (label, label) }
      let folded = TextFolding.fold(decoded)
      guard !folded.isEmpty, folded.allSatisfy(isLabelScalar) else { return (label, label) }
      unicode = folded
    }
    if unicode.allSatisfy(\.isASCII) {
      return unicode == label ? (label, label) : forms(ascii: unicode, label)
    }
    guard let encoded = Punycode.encode(unicode) else { return (label, label) }
    return (prefix + encoded, unicode)
  }

  /// Full-width letters hidden in Punycode fold to plain ASCII, unless that would again look encoded.
  private static func forms(
    ascii: ScalarText, _ label: ScalarText
  ) -> (ascii: ScalarText, unicode: ScalarText) {
    ascii.starts(with: ["x", "n", "-", "-"]) ? (label, label) : (ascii, ascii)
  }

  private static func isLabelScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "-", "_": true
    default: scalar.value > 0x7F && scalar != "。" && !scalar.properties.isWhitespace
    }
  }
}
