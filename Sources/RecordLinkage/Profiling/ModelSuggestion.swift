/// A model to start from, made of what the columns of some tables look like.
///
/// It decides what `init` writes and a user then edits: which columns say anything, of what type they are, how each is
/// compared, and whom it speaks for. Probabilities and blocking rules come later, from the data.
public struct ModelSuggestion: Sendable {
  /// The model, without blocking rules and parameters.
  public private(set) var model: LinkageModel
  /// The profile of every column, used or not.
  public let profiles: [ColumnProfile]
  /// For each column that is used its name in the model, by header.
  public private(set) var nameOfHeader: [String: String] = [:]
  /// For each header that is not used, why not.
  public private(set) var reasonsAgainst: [String: String] = [:]

  /// A suggestion for one table to deduplicate, or several to link. Columns of one header, or else of one meaning, are taken
  /// for one.
  ///
  /// - Complexity: O(the text looked at): 20,000 rows of each table at most.
  public init(_ sources: [any TableSource], name: String) {
    model = LinkageModel(name: name)
    let first = sources.first?.headers ?? []
    profiles = first.enumerated().filter { !$0.element.isEmpty }.map { column, header in
      var places = sources.prefix(1).map { (source: $0, column: column) }
      for source in sources.dropFirst() {
        if let place = source.headers.firstIndex(of: header) { places.append((source, place)) }
      }
      return ColumnProfile(places, header: header)
    }
    var headers: [String: [String]] = [:]
    for profile in profiles {
      headers[profile.header] = Self.headers(of: profile, in: Array(sources.dropFirst()))
    }
    choose(headers)
    addComparisons(sources)
  }

  private var used: [(profile: ColumnProfile, name: String)] {
    profiles.compactMap { profile in nameOfHeader[profile.header].map { (profile, $0) } }
  }

  /// The header of a column in the other tables too: the same, or one that means the same.
  private static func headers(of profile: ColumnProfile, in others: [any TableSource]) -> [String] {
    var headers = [profile.header]
    for source in others where !source.headers.contains(profile.header) {
      let meant = source.headers.filter { FieldMeaning.named(by: $0) == profile.meaning }
      if meant.count == 1, !headers.contains(meant[0]) { headers.append(meant[0]) }
    }
    return headers
  }

  // MARK: Columns

  private mutating func choose(_ headers: [String: [String]]) {
    let meanings = Set(profiles.map(\.meaning))
    var names: Set<String> = []
    for profile in profiles {
      if let reason = Self.reasonAgainst(profile, beside: meanings) {
        reasonsAgainst[profile.header] = reason
        continue
      }
      var name = Self.name(profile.header)
      while !names.insert(name).inserted { name += "_2" }
      nameOfHeader[profile.header] = name
      let all = headers[profile.header] ?? [profile.header]
      model.columns.append(
        ColumnDeclaration(
          name, type: Self.type(of: profile), headers: all == [name] ? [] : all,
          missing: Self.missing(profile)))
    }
  }

  private static func reasonAgainst(_ profile: ColumnProfile, beside meanings: Set<FieldMeaning>) -> String? {
    switch profile.meaning {
    case .constant: return profile.reason
    case .identifier: return "a number of the row or of a group of rows: nothing to compare"
    case .administrative: return "where or when the row was written: nothing to compare"
    case .fullName where meanings.contains(.surname) && meanings.contains(.givenName):
      return "says what the parts of the name say"
    case .personList, .fullName, .surname, .givenName: break
    default: break
    }
    let isKnown =
      switch profile.meaning {
      case .text, .number, .category, .code, .date: false
      default: true
      }
    if profile.fillRate < (isKnown ? 0.05 : 0.3) {
      return "filled in \(percent(profile.fillRate)) of the rows only"
    }
    if profile.meaning == .category, profile.fillRate < 0.5 { return "a category that half the rows lack" }
    if !isKnown, profile.meaning == .text, profile.meanWords > 40 { return "long free text" }
    if !isKnown, profile.largestShare > 0.95 { return "nearly always the same value" }
    return nil
  }

  /// A share as text: `41.2 %`.
  public static func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded() / 10
    return tenths == tenths.rounded() ? "\(Int(tenths)) %" : "\(tenths) %"
  }

  /// A name for the model: the header's words in lower case, joined by underscores.
  private static func name(_ header: String) -> String {
    var name = FieldMeaning.words(of: header).joined(separator: "_")
    if name.isEmpty { name = "column" }
    if let first = name.first, first.isNumber { name = "column_" + name }
    return name
  }

  private static func type(of profile: ColumnProfile) -> String {
    switch profile.meaning {
    case .givenName, .surname, .middleName, .fullName: return "name"
    case .birthDate, .date: return "date"
    case .birthYear, .birthMonth, .birthDay, .year, .number: return "number"
    case .phone: return "phone"
    case .email: return "email"
    case .streetAddress: return "address"
    case .postalCode, .nationalIdentifier, .houseNumber, .code: return "code"
    case .coordinate: return "coordinate"
    default: return "text"
    }
  }

  /// Values that stand for none where so many rows have them that they cannot be anybody's own.
  private static func missing(_ profile: ColumnProfile) -> [String] {
    switch profile.meaning {
    case .phone: ["0000000000", "9999999999", "1234567890"]
    case .birthDate: ["1900-01-01", "0000-00-00", "9999-12-31"]
    case .email: ["na@na", "none@none.com", "noemail@noemail.com"]
    case .sex: ["u", "unknown", "x"]
    default: []
    }
  }

  // MARK: Comparisons

  private mutating func addComparisons(_ sources: [any TableSource]) {
    let columns = used
    func names(_ meaning: FieldMeaning) -> [String] {
      columns.filter { $0.profile.meaning == meaning }.map(\.name)
    }
    let isOfPersons = columns.contains {
      [.givenName, .surname, .fullName, .birthDate, .birthYear].contains($0.profile.meaning)
    }
    let isOfPlaces = !isOfPersons && !names(.streetAddress).isEmpty
    var style = ComparisonStyle(isOfPersons: isOfPersons, isOfPlaces: isOfPlaces)
    style.surname = names(.surname).first
    style.givenName = names(.givenName).first

    var done: Set<String> = []
    var comparisons: [ComparisonDeclaration] = []
    let birth = [FieldMeaning.birthYear, .birthMonth, .birthDay].compactMap { names($0).first }
    let place = joinedAddress(sources)
    for (profile, name) in columns where !done.contains(name) {
      if birth.count >= 2, birth.contains(name) {
        comparisons.append(style.birthDate(parts: birth))
        done.formUnion(birth)
      } else if let place, place.all.contains(name) {
        comparisons.append(style.address(place))
        done.formUnion(place.all)
      } else {
        comparisons.append(style.comparison(profile, name: name))
        done.insert(name)
      }
    }
    // A vector has room for sixteen: what says least, for being rarely filled in or always the same, goes first.
    while comparisons.count > 16 {
      let last = comparisons.indices.min { worth(comparisons[$0]) < worth(comparisons[$1]) } ?? 0
      comparisons.remove(at: last)
    }
    let kept = Set(comparisons.flatMap { Self.columns(of: $0) })
    model.columns.removeAll { !kept.contains($0.name) }
    for (header, name) in nameOfHeader where !kept.contains(name) {
      nameOfHeader[header] = nil
      reasonsAgainst[header] = "sixteen other columns say more"
    }
    model.comparisons = comparisons
    model.relations = relations(isOfPersons: isOfPersons)
  }

  /// The declared columns that a comparison looks at, itself or by a part.
  private static func columns(of comparison: ComparisonDeclaration) -> Set<String> {
    var columns: Set<String> = []
    for reference in comparison.levels.flatMap(\.condition.columns) {
      columns.insert(String(reference.prefix(while: { $0 != "." })))
    }
    return columns
  }

  private func worth(_ comparison: ComparisonDeclaration) -> Double {
    let columns = Self.columns(of: comparison)
    return used.filter { columns.contains($0.name) }.map {
      $0.profile.fillRate * (1 - $0.profile.largestShare)
    }.max() ?? 0
  }

  private func relations(isOfPersons: Bool) -> [RelationDeclaration] {
    guard isOfPersons else { return [RelationDeclaration("match")] }
    let roles = model.comparisons.map(\.role)
    let hasHousehold =
      roles.contains(.contact) && roles.contains(.family) && roles.count { $0 == .identity } >= 2
    return hasHousehold
      ? [RelationDeclaration("person"), RelationDeclaration("household")] : [RelationDeclaration("person")]
  }

  /// Street, postal code, city and region, where the postal code tells the city: then they are one statement, and comparing
  /// them apart would count it four times.
  private func joinedAddress(_ sources: [any TableSource]) -> AddressColumns? {
    func only(_ meaning: FieldMeaning) -> (header: String, name: String)? {
      let found = used.filter { $0.profile.meaning == meaning }
      return found.count == 1 ? (found[0].profile.header, found[0].name) : nil
    }
    guard let street = only(.streetAddress), let source = sources.first else { return nil }
    let postalCode = only(.postalCode)
    let city = only(.city)
    guard let fine = postalCode ?? city,
      let coarse = postalCode == nil ? only(.region) : city ?? only(.region),
      let one = source.headers.firstIndex(of: fine.header),
      let other = source.headers.firstIndex(of: coarse.header),
      ColumnDependency.share(of: source, column: other, toldBy: one) >= 0.8
    else { return nil }
    return AddressColumns(
      street: street.name, postalCode: postalCode?.name, city: city?.name, region: only(.region)?.name)
  }
}

/// The columns of an address that are compared together.
struct AddressColumns: Sendable {
  let street: String
  let postalCode: String?
  let city: String?
  let region: String?

  var all: [String] { [street, postalCode, city, region].compactMap { $0 } }
}
