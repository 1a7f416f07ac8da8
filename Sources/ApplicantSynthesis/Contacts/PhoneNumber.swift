/// A Japanese telephone number in the parts that its hyphens divide it into.
struct PhoneNumber: Sendable, Hashable {
  var parts: [String]

  /// The national digits: 09012345678.
  var digits: String { parts.joined() }

  /// The mobile number with number `serial`; different serials below 270 million have different numbers.
  static func mobile(serial: Int, seed: UInt64) -> PhoneNumber {
    // A prime stride spreads neighbours over all of 070, 080 and 090 followed by 1 to 9.
    let space = 270_000_000
    let value = (serial % space * 104_395_301 + Int(seed % 1_000_003)) % space
    let prefix = ["090", "080", "070"][value % 3]
    let line = value / 3 + 10_000_000
    return PhoneNumber(parts: [prefix, padded(line / 10_000, 4), padded(line % 10_000, 4)])
  }

  /// The landline with number `serial` in the area of `town`.
  static func landline(serial: Int, town: Town, seed: UInt64) -> PhoneNumber {
    let area = areaCode(of: town)
    let exchangeDigits = 6 - area.count
    let exchanges = power(exchangeDigits - 1) * 8
    let space = exchanges * 10_000
    let value = (serial % space * 104_395_301 + Int(seed % 1_000_003)) % space
    let exchange = value / 10_000 + power(exchangeDigits - 1) * 2
    return PhoneNumber(parts: [area, padded(exchange, exchangeDigits), padded(value % 10_000, 4)])
  }

  private static func power(_ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * 10 }
  }

  private static func areaCode(of town: Town) -> String {
    switch (town.prefecture, town.municipality) {
    case ("東京都", _): town.isWard ? "03" : "042"
    case ("大阪府", let city): city.hasPrefix("大阪市") ? "06" : "072"
    case ("神奈川県", let city): city.hasPrefix("川崎市") ? "044" : city.hasPrefix("横浜市") ? "045" : "046"
    case ("福岡県", let city): city.hasPrefix("北九州市") ? "093" : "092"
    case (let prefecture, _): areaCodes[prefecture] ?? "03"
    }
  }

  /// The area code of the prefecture's capital.
  private static let areaCodes: [String: String] = [
    "北海道": "011", "青森県": "017", "岩手県": "019", "宮城県": "022", "秋田県": "018", "山形県": "023", "福島県": "024",
    "茨城県": "029", "栃木県": "028", "群馬県": "027", "埼玉県": "048", "千葉県": "043", "新潟県": "025", "富山県": "076",
    "石川県": "076", "福井県": "0776", "山梨県": "055", "長野県": "026", "岐阜県": "058", "静岡県": "054", "愛知県": "052",
    "三重県": "059", "滋賀県": "077", "京都府": "075", "兵庫県": "078", "奈良県": "0742", "和歌山県": "073", "鳥取県": "0857",
    "島根県": "0852", "岡山県": "086", "広島県": "082", "山口県": "083", "徳島県": "088", "香川県": "087", "愛媛県": "089",
    "高知県": "088", "佐賀県": "0952", "長崎県": "095", "熊本県": "096", "大分県": "097", "宮崎県": "0985", "鹿児島県": "099",
    "沖縄県": "098",
  ]
}

/// `number` in decimal with zeros in front, `width` digits or more.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
