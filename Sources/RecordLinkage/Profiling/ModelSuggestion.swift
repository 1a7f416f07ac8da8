/// A model to start from, made of what the columns of some tables look like.
///
/// It decides what `init` writes and a user then edits: which columns say anything, of what type they are, how each is
/// compared, and whom it speaks for. Probabilities and blocking rules come later, from the data.
public struct ModelSuggestion: Sendable {
  /// The model, without blocking rules and parameters.
  public private(set) var model: LinkageModel
  /// The profile of every column, used or not.
  public let profiles: [ColumnProfile]
  private let pairs: [ColumnPairProfile]
  private let knowledge: [any FieldKnowledge]
  /// For each value that several columns make up, by its name, their headers in all tables.
  private var joins: [String: [String]] = [:]
  /// For each column that is used its name in the model, by header.
  public private(set) var nameOfHeader: [String: String] = [:]
  /// For each header that is not used, why not.
  public private(set) var reasonsAgainst: [String: String] = [:]

  /// A suggestion for one table to deduplicate, or several to link. Columns of one header, or else of one meaning, are taken
  /// for one.
  ///
  /// - Parameter knowledge: who is asked about columns after the engine, which knows no country's fields but those of headers
  ///   in European languages; of two that know one, the first counts.
  /// - Complexity: O(the text of the tables); 20,000 rows of each are looked at closely.
  public init(_ sources: [any TableSource], name: String, knowledge: [any FieldKnowledge] = []) {
    model = LinkageModel(name: name)
    self.knowledge = knowledge
    guard let first = sources.first else {
      profiles = []
      pairs = []
      return
    }
    let profile = Self.profile(first, knowledge)
    profiles = profile.columns
    pairs = profile.pairs
    let others = sources.dropFirst().map { (source: $0, profile: Self.profile($0, knowledge)) }
    joins = Self.joins(of: [profile] + others.map(\.profile))
    var headers = Dictionary(profiles.map { ($0.name, [$0.name]) }, uniquingKeysWith: { one, _ in one })
    for other in others {
      let partners = ColumnPartners(profile, other.profile)
      for (column, profile) in profiles.enumerated() {
        if let partner = partners.header(ofColumn: column) {
          if headers[profile.name]?.contains(partner) == false { headers[profile.name]?.append(partner) }
        } else if !other.profile.columns.contains(where: { profile.suggestion.isJoined(with: $0.suggestion) })
        {
          reasonsAgainst[profile.name] = "\(other.source.name) has no such column"
        }
      }
    }
    choose(headers)
    addComparisons()
  }

  private static func profile(_ source: any TableSource, _ knowledge: [any FieldKnowledge]) -> TableProfile {
    var profiler = TableProfiler(headers: source.headers, knowledge: knowledge)
    for row in 0..<source.rowCount {
      profiler.append(
        source.headers.indices.map { column in
          // The beginning tells: a cell may be a book.
          source.withCell(row: row, column: column) {
            String(decoding: UnsafeBufferPointer(rebasing: $0.prefix(512)), as: UTF8.self)
          }
        })
    }
    return profiler.finish()
  }

  private var used: [(profile: ColumnProfile, name: String)] {
    profiles.compactMap { profile in nameOfHeader[profile.name].map { (profile, $0) } }
  }

  // MARK: Columns

  private mutating func choose(_ headers: [String: [String]]) {
    let meanings = Set(profiles.map(\.suggestion.meaning))
    var names: Set<String> = []
    for profile in profiles where !profile.name.isEmpty {
      let isAlone = reasonsAgainst[profile.name] != nil
      if let reason = Self.reasonAgainst(profile, beside: meanings) {
        reasonsAgainst[profile.name] = reason
        continue
      }
      if isAlone { continue }
      var column = profile.declaration
      if profile.suggestion.joinedAt != nil, let name = profile.suggestion.name, let parts = joins[name] {
        nameOfHeader[profile.name] = name
        guard names.insert(name).inserted else { continue }
        column.name = name
        column.headers = parts.count == 1 && parts != [name] ? parts : []
        column.joined = parts.count == 1 ? [] : parts
        model.columns.append(column)
        continue
      }
      while !names.insert(column.name).inserted { column.name += "_2" }
      nameOfHeader[profile.name] = column.name
      let all = headers[profile.name] ?? [profile.name]
      column.headers = all == [column.name] ? [] : all
      model.columns.append(column)
    }
  }

  /// The headers that make up one value, in the order of their places and then of their tables.
  private static func joins(of profiles: [TableProfile]) -> [String: [String]] {
    var parts: [String: [(place: Int, header: String)]] = [:]
    for column in profiles.flatMap(\.columns) {
      guard let place = column.suggestion.joinedAt, let name = column.suggestion.name,
        !(parts[name] ?? []).contains(where: { $0.header == column.name })
      else { continue }
      parts[name, default: []].append((place, column.name))
    }
    return parts.mapValues { parts in
      // A stable order: 住所1 before 住所2, which have one place.
      parts.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
        .map(\.element.header)
    }
  }

  private static func reasonAgainst(_ profile: ColumnProfile, beside meanings: Set<FieldMeaning>) -> String? {
    let meaning = profile.suggestion.meaning
    if let reason = profile.suggestion.reasonAgainst { return reason }
    switch meaning {
    case .empty: return "no value"
    case .constant: return "one value in all rows"
    case .identifier: return "a number of the row: nothing to compare"
    case .entityLabel: return "says which rows belong together: the truth, nothing to compare"
    case .fullName where meanings.contains(.surname) && meanings.contains(.givenName):
      return "says what the parts of the name say"
    default: break
    }
    if administrative.contains(HeaderMeaning.words(of: profile.name).joined(separator: " ")) {
      return "where or when the row was written: nothing to compare"
    }
    // What the values alone suggest may be chance; what the header says too is meant.
    let isKnown = FieldMeaning(header: profile.name) == meaning || profile.suggestion.name != nil
    let least =
      switch meaning {
      case .email, .phone, .nationalIdentifier: isKnown ? 0.05 : 0.3
      default: isKnown ? 0.2 : 0.3
      }
    if profile.fillRate < least { return "filled in \(percent(profile.fillRate)) of the rows only" }
    if meaning == .category, profile.fillRate < 0.5 { return "a category that half the rows lack" }
    if meaning == .freeText, profile.meanWords > 40 { return "long free text" }
    if !isKnown, profile.frequent.first?.share ?? 0 > 0.95 { return "nearly always the same value" }
    return nil
  }

  /// Headers of what describes the row and not what it is about.
  private static let administrative: Set<String> = [
    "source", "source file", "file", "dataset", "source dataset", "origin", "created", "created at",
    "updated",
    "updated at", "modified", "timestamp", "last modified", "version", "load date", "batch", "duplicate of",
  ]

  /// A share as text: `41.2 %`.
  public static func percent(_ share: Double) -> String {
    let tenths = (share * 1000).rounded() / 10
    return tenths == tenths.rounded() ? "\(Int(tenths)) %" : "\(tenths) %"
  }

  // MARK: Comparisons

  private mutating func addComparisons() {
    var seen: Set<String> = []
    let columns = used.filter { seen.insert($0.name).inserted }
    func names(_ meaning: FieldMeaning) -> [String] {
      columns.filter { $0.profile.suggestion.meaning == meaning }.map(\.name)
    }
    let isOfPersons = columns.contains {
      [.givenName, .surname, .fullName, .birthDate, .birthYear].contains($0.profile.suggestion.meaning)
        && ($0.profile.suggestion.confidence == .high || $0.profile.fillRate > 0.5)
    }
    let isOfPlaces = !isOfPersons && !names(.address).isEmpty
    var style = ComparisonStyle(
      isOfPersons: isOfPersons, isOfPlaces: isOfPlaces,
      isOfWorks: !names(.title).isEmpty && !names(.personList).isEmpty)
    style.surname = names(.surname).first
    style.givenName = names(.givenName).first
    style.firstAddress = names(.address).first

    var done: Set<String> = []
    var comparisons: [ComparisonDeclaration] = []
    let birth = [FieldMeaning.birthYear, .birthMonth, .birthDay].compactMap { names($0).first }
    let place = joinedAddress()
    let fields = columns.map {
      RecognizedField(meaning: $0.profile.suggestion.meaning, type: $0.profile.suggestion.type, name: $0.name)
    }
    var known = knowledge.flatMap { $0.comparisons(of: fields) }
    for (profile, name) in columns where !done.contains(name) {
      let own = known.filter { Self.columns(of: $0).contains(name) }
      if !own.isEmpty {
        comparisons += own
        known.removeAll { own.contains($0) }
        for comparison in own { done.formUnion(Self.columns(of: comparison)) }
      } else if birth.count >= 2, birth.contains(name) {
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
      $0.profile.fillRate * (1 - ($0.profile.frequent.first?.share ?? 0))
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
  private func joinedAddress() -> AddressColumns? {
    func only(_ meaning: FieldMeaning) -> (header: String, name: String)? {
      let found = used.filter { $0.profile.suggestion.meaning == meaning }
      return found.count == 1 ? (found[0].profile.name, found[0].name) : nil
    }
    guard let street = only(.address),
      model.columns.first(where: { $0.name == street.name })?.type == "address"
    else { return nil }
    let postalCode = only(.postalCode)
    let city = only(.city)
    guard let fine = postalCode ?? city,
      let coarse = postalCode == nil ? only(.region) : city ?? only(.region),
      let one = profiles.firstIndex(where: { $0.name == fine.header }),
      let other = profiles.firstIndex(where: { $0.name == coarse.header }),
      let pair = pairs.first(where: { Set([$0.first, $0.second]) == Set([one, other]) }),
      (pair.first == one ? pair.firstDeterminesSecond : pair.secondDeterminesFirst) ?? 0 >= 0.8
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

extension ColumnProfile {
  /// Words of a value, about.
  var meanWords: Double { 1 + Double(lengths.median) * characters.spaces }
}
