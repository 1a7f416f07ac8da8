internal import IdentityMatching
internal import JapaneseNormalization

extension Population {
  /// The customers' addresses as mail from abroad has them, up to the lot, in four forms in turn. Those whose town or
  /// numbers have no romanization are left out.
  var romanizedAddresses: [String] {
    var parser = AddressParser()
    return customers.enumerated().compactMap { index, customer in
      let address = parser.parse(customer.addressParts)
      guard let town = address.registeredTown, !town.romaji.isEmpty, !address.numbers.isEmpty,
        address.numbers.allSatisfy({ $0.head == nil && $0.value != nil })
      else { return nil }
      let lot = address.numbers.compactMap(\.value).map(String.init).joined(separator: "-")
      let city = town.municipality.romaji
      let prefecture = Self.prefectures[town.municipality.prefecture.code - 1]
      return switch index % 4 {
      case 0: "\(lot) \(town.romaji), \(city), \(prefecture) \(customer.postalCode)"
      case 1: "\(town.romaji) \(lot), \(city), \(prefecture), Japan"
      case 2: "\(prefecture) \(city) \(town.romaji) \(lot)"
      default: "\(lot) \(town.romaji) \(city) \(prefecture) JAPAN".uppercased()
      }
    }
  }

  private static let prefectures = [
    "Hokkaido", "Aomori", "Iwate", "Miyagi", "Akita", "Yamagata", "Fukushima", "Ibaraki", "Tochigi", "Gunma",
    "Saitama", "Chiba", "Tokyo", "Kanagawa", "Niigata", "Toyama", "Ishikawa", "Fukui", "Yamanashi", "Nagano",
    "Gifu", "Shizuoka", "Aichi", "Mie", "Shiga", "Kyoto", "Osaka", "Hyogo", "Nara", "Wakayama", "Tottori",
    "Shimane", "Okayama", "Hiroshima", "Yamaguchi", "Tokushima", "Kagawa", "Ehime", "Kochi", "Fukuoka",
    "Saga",
    "Nagasaki", "Kumamoto", "Oita", "Miyazaki", "Kagoshima", "Okinawa",
  ]
}
