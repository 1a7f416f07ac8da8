/// How many units of a municipality's reading are the county's and the city's.
///
/// The source has one reading for all (シラヌカグンシラヌカチョウ, ハママツシチュウオウク); what the municipalities of one county or city
/// share at the beginning is the county's or the city's.
struct MunicipalityReadings {
  private(set) var county: [Int] = []
  private(set) var city: [Int] = []

  init(_ municipalities: [SourceRows.Municipality]) {
    let counties = Self.shared(municipalities, part: \.county, ending: ["グン", "ジマ", "シマ"])
    let cities = Self.shared(municipalities.filter { !$0.ward.isEmpty }, part: \.city, ending: ["シ"])
    for municipality in municipalities {
      let length = counties["\(municipality.prefecture) \(municipality.county)"] ?? 0
      county.append(municipality.county.isEmpty ? 0 : length)
      if municipality.ward.isEmpty {
        city.append(municipality.kana.count - (county.last ?? 0))
      } else {
        city.append(
          municipality.city.isEmpty ? 0 : cities["\(municipality.prefecture) \(municipality.city)"] ?? 0)
      }
    }
  }

  /// For each county or city, the length of the longest beginning that all readings share and that ends as it does;
  /// where only one has it, of the shortest.
  private static func shared(
    _ municipalities: [SourceRows.Municipality], part: KeyPath<SourceRows.Municipality, String>,
    ending: [String]
  ) -> [String: Int] {
    var result: [String: Int] = [:]
    let groups = Dictionary(
      grouping: municipalities.filter { !$0[keyPath: part].isEmpty && !$0.kana.isEmpty }
    ) {
      "\($0.prefecture) \($0[keyPath: part])"
    }
    for (key, group) in groups {
      let readings = group.map { Array($0.kana) }
      guard let first = readings.first else { continue }
      let common = first.indices.prefix { index in
        readings.allSatisfy { index < $0.count - 1 && $0[index] == first[index] }
      }.count
      let lengths = (1..<first.count).filter { length in
        length <= common && ending.contains { String(first[..<length]).hasSuffix($0) }
      }
      result[key] = group.count > 1 ? lengths.last ?? 0 : lengths.first { $0 > 2 } ?? 0
    }
    return result
  }
}
