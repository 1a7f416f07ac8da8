internal import IdentityMatching
internal import JapaneseNormalization

/// Addresses: taking them apart, comparing them, and the gazetteer that both need.
enum AddressCases {
  static let all: [BenchmarkCase] = [
    BenchmarkCase(
      name: "parse-address", items: "addresses",
      summary:
        "parse an address line with building and postal code to its dwelling's hash, one parser for all"
    ) {
      parsing(Population(customers: 400).customers.map(\.addressParts))
    },
    BenchmarkCase(
      name: "parse-romaji-address", items: "addresses",
      summary: "parse an address line in romaji, in four forms, to its dwelling's hash, one parser for all"
    ) {
      parsing(Population(customers: 400).romanizedAddresses.map { AddressParts(addressLines: [$0]) })
    },
    BenchmarkCase(
      name: "compare-addresses", items: "pairs",
      summary:
        "how two parsed addresses stand to one another: consecutive ones, and those of pairs that match"
    ) {
      let population = Population(customers: 1000, applications: 1000)
      var parser = AddressParser()
      let consecutive = population.customers.map { parser.parse($0.addressParts) }
      let matching = population.matchingPairs.map { left, right in
        (parser.parse(left.addressParts), parser.parse(right.addressParts))
      }
      let pairs = Array(zip(consecutive, consecutive.dropFirst())) + matching
      return Workload(pairs) { $0.relation(to: $1).ordinal }
    },
    BenchmarkCase(
      name: "load-gazetteer", items: "bytes",
      summary: "make a gazetteer of the bytes of a file: copy and check them, and look a postal code up"
    ) {
      let bytes = try FileBytes.read("\(FileBytes.packageFolder)/Sources/CGazetteer/gazetteer.bin")
      return Workload(itemCount: bytes.count) {
        UInt64(try Gazetteer(bytes: bytes).towns(postalCode: "1050001").count)
      }
    },
  ]

  private static func parsing(_ addresses: [AddressParts]) -> Workload {
    var parser = AddressParser()
    return Workload(itemCount: addresses.count) {
      addresses.reduce(0) { $0 &* 31 &+ (parser.parse($1).dwellingHash ?? 0) }
    }
  }
}

extension AddressRelation {
  fileprivate var ordinal: Int {
    switch self {
    case .same: 0
    case .samePremises: 1
    case .differentUnit: 2
    case .different: 3
    case .ambiguous: 4
    }
  }
}
