internal import JapaneseNormalization
internal import RecordLinkage

/// A telephone number of Japan or, with its country code, of elsewhere.
///
/// A number that is nobody's (0120-…, a filler) counts as missing; what is no number does as well.
struct JapanesePhoneType: ValueType {
  let name = "japanese-phone"
  let summary =
    "a telephone number of Japan: its digits; kind is mobile, landline …, area the area code of a landline"
  let parts = ["", "kind", "area"]

  func derive(_ text: String) -> [String] {
    guard let phone = PhoneNumber.parse(text), phone.strength != .none else { return ["", "", ""] }
    return [phone.nationalDigits, "\(phone.kind)", phone.areaCode ?? ""]
  }
}

/// A postal code of Japan; `area` are its first three digits. A filler counts as missing.
struct PostalCodeType: ValueType {
  let name = "postal-code"
  let summary = "a postal code of Japan: its digits; area are the first three"
  let parts = ["", "area"]

  func derive(_ text: String) -> [String] {
    guard let code = PostalCode.parse(text), !code.isFiller else { return ["", ""] }
    return [code.digits, String(code.digits.prefix(3))]
  }
}

/// The mailbox that an e-mail address reaches, by the rules of its provider; what is no address counts as missing.
///
/// `similar` is shared by addresses that are probably one person's: ezweb.ne.jp and au.com, gmail.com and gmial.com.
/// Addresses that say nothing about who uses them (info@, noreply@) are missing.
struct MailboxType: ValueType {
  let name = "mailbox"
  let summary =
    "the mailbox of an e-mail address by its provider's rules; similar is shared by probable aliases"
  let parts = ["", "similar"]

  func derive(_ text: String) -> [String] {
    guard let address = EmailAddress.parse(text), !address.isGeneric else { return ["", ""] }
    return [address.canonical, address.similarityKey]
  }
}

/// A sex in any of the ways in which Japanese tables write it: 男, 2, ｼﾞｮｾｲ, F.
struct JapaneseSexType: ValueType {
  let name = "japanese-sex"
  let summary = "a sex as male, female or other, from 男, 女, 1, 2, M, F and more"
  let parts = [""]

  func derive(_ text: String) -> [String] {
    let sex = Sex.parse(text)
    return [sex == .unknown ? "" : "\(sex)"]
  }
}

/// A date with a western year or one of an era.
///
/// A date that fills a gap (1900-01-01, 9999-12-31) counts as missing. What is no date stays as folded text, so that equal
/// stays equal.
struct JapaneseDateType: ValueType {
  let name = "japanese-date"
  let summary = "a date as yyyy-mm-dd, also from years of an era (S60.4.1, 昭和60年)"
  let parts = ["", "year", "month", "day"]

  func derive(_ text: String) -> [String] {
    guard let date = try? BirthDate.parse(text) else {
      return [String(scalars: TextFolding.fold(text)), "", "", ""]
    }
    if date.isPlaceholder { return ["", "", "", ""] }
    let fields = date.description.split(separator: "-").map(String.init)
    return [date.description] + (0..<3).map { $0 < fields.count ? fields[$0] : "" }
  }
}
