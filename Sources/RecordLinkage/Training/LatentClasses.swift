/// The classes that related pairs are thought to be of.
///
/// With the two classes of the textbook, match and non-match, people who share surname, address and telephone pass for one
/// person. Here the members of a household are a class of their own. And a person who has moved is one, too: given that the
/// two are one person, address and telephone do not agree or differ independently but together, since both follow the move.
struct LatentClasses: Sendable {
  /// A kind of class.
  enum Kind: Sendable, Hashable {
    /// One entity, whose contacts are the same.
    case entity
    /// One entity, whose contacts have changed.
    case moved
    /// Other members of one household.
    case household
  }

  let kinds: [Kind]
  /// The relation that pairs of each class are of.
  let relations: [Int?]

  /// The classes of a model: as many as its comparisons can tell apart.
  init(_ model: LinkageModel) {
    let roles = model.comparisons.map(\.role)
    let contacts = roles.count { $0 == .contact }
    let identities = roles.count { $0 == .identity }
    var kinds = [Kind.entity]
    if contacts >= 2, identities >= 1 { kinds.append(.moved) }
    if model.relations.count > 1
      || (contacts + roles.count { $0 == .family } >= 2 && contacts >= 1 && identities >= 1)
    {
      kinds.append(.household)
    }
    self.kinds = kinds
    let wantsHousehold = model.relations.count > 1
    relations = kinds.map { $0 == .household ? (wantsHousehold ? 1 : nil) : 0 }
  }
}

extension LatentClasses.Kind {
  /// Where the search begins.
  var startingPairsPerRecord: Double {
    switch self {
    case .entity: 0.2
    case .moved: 0.1
    case .household: 0.5
    }
  }

  /// How often a comparison of a role agrees for the reason of the class, where the search begins.
  func startingAgreement(_ role: ComparisonDeclaration.Role) -> Double {
    switch (self, role) {
    case (.entity, _): 0.9
    case (.moved, .identity): 0.9
    case (.moved, .family): 0.85
    case (.moved, .contact): 0.2
    case (.household, .identity): 0.02
    case (.household, .family): 0.8
    case (.household, .contact): 0.8
    }
  }

  /// The levels of a comparison where the search begins: full agreement, some for the levels between, and the rest as
  /// unrelated pairs show them.
  func startingLevels(role: ComparisonDeclaration.Role, u: [Double]) -> [Double] {
    let agreement = startingAgreement(role)
    let near = u.count - 2
    var levels = u.map { $0 * (1 - agreement) }
    levels[0] += agreement * (near > 0 ? 0.85 : 1)
    for level in 0..<max(0, near) { levels[level + 1] += agreement * 0.15 / Double(near) }
    let sum = levels.reduce(0, +)
    return levels.map { $0 / sum }
  }

  /// Whether its pairs are of the relation that is looked for.
  var isEntity: Bool { self != .household }

  /// How many pairs the start counts for beside those found.
  ///
  /// What members of a household have of their own agrees in them by chance, and hardly more. Without holding on to
  /// that the class would learn to be persons with errors.
  func priorStrength(role: ComparisonDeclaration.Role, pairs: Double) -> Double {
    self == .household && role == .identity ? 5 + 0.2 * pairs : 3
  }

  /// Probabilities of levels brought within what the class may show.
  ///
  /// Of what is a person's own, members of a household share more than chance in few cases: twins a birth date, namesakes a
  /// given name. A class that agreed on it often would be one of persons with many errors, and take them away.
  func limited(_ levels: [Double], role: ComparisonDeclaration.Role, u: [Double]) -> [Double] {
    guard self == .household, role == .identity else { return levels }
    let excess = zip(levels, u).reduce(0) { $0 + max(0, $1.0 - $1.1) * ($1.1 < 0.5 ? 1 : 0) }
    let most = 0.1
    if excess <= most { return levels }
    return zip(levels, u).map { $1 + ($0 - $1) * most / excess }
  }

  /// The name of the class in explanations.
  func name(relations: [String]) -> String {
    switch self {
    case .entity: relations[0]
    case .moved: relations[0] + ", moved"
    case .household: relations.count > 1 ? relations[1] : "household"
    }
  }
}
