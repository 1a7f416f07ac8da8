public import RecordLinkage

/// How links compare with the truth: per relation, and per category of application.
///
/// A person link implies a household link, in the prediction as in the truth. So a relative that is linked as a person is
/// a false person and a found household, and a person that is linked as a household only is a person missed.
public struct LinkEvaluation: Sendable {
  /// A pair of identifiers.
  public struct Pair: Hashable, Sendable {
    /// The identifier on the left.
    public let left: String
    /// The identifier on the right.
    public let right: String

    /// A pair of identifiers.
    public init(_ left: String, _ right: String) {
      self.left = left
      self.right = right
    }
  }

  /// A row of links.csv.
  public struct Link: Hashable, Sendable {
    /// Which records.
    public let pair: Pair
    /// The relation claimed.
    public let relation: Relation
    /// How certainly.
    public let band: Band

    /// A link.
    public init(pair: Pair, relation: Relation, band: Band) {
      self.pair = pair
      self.relation = relation
      self.band = band
    }
  }

  /// A row of truth.csv.
  public struct Truth: Hashable, Sendable {
    /// Which records; the right one is empty where the left one belongs to nobody.
    public let pair: Pair
    /// What they are to one another; `nil` for strangers.
    public let relation: Relation?
    /// What kind of case it is.
    public let category: String

    /// A row of the truth.
    public init(pair: Pair, relation: Relation?, category: String) {
      self.pair = pair
      self.relation = relation
      self.category = category
    }
  }

  /// What became of the records of one category.
  public struct Category: Sendable, Hashable {
    /// The category.
    public let name: String
    /// The left records of the category.
    public internal(set) var records = 0
    /// True person pairs.
    public internal(set) var persons = 0
    /// True person pairs linked as a person in band `match`.
    public internal(set) var personsMatched = 0
    /// True person pairs linked as a person in band `review`.
    public internal(set) var personsInReview = 0
    /// Pairs linked as a person in band `match` which are not one person.
    public internal(set) var falsePersons = 0
    /// Pairs linked as a person in band `review` which are not one person.
    public internal(set) var falsePersonsInReview = 0
    /// True household pairs of different persons.
    public internal(set) var households = 0
    /// Of those, the pairs linked in band `match`, as a household or a person.
    public internal(set) var householdsMatched = 0

    /// The share of true persons in band `match`; `nil` where the category has none.
    public var personRecall: Double? {
      persons == 0 ? nil : Double(personsMatched) / Double(persons)
    }

    /// The person links of the category in band `match` as counts of right, wrong and missed.
    public var person: PairEvaluation {
      var evaluation = PairEvaluation()
      evaluation.truePositives = personsMatched
      evaluation.falsePositives = falsePersons
      evaluation.falseNegatives = persons - personsMatched
      return evaluation
    }

    /// The share of the category's records with a false person link in band `match`.
    public var falsePersonRate: Double {
      records == 0 ? 0 : Double(falsePersons) / Double(records)
    }
  }

  /// Person links in band `match`.
  public let person: PairEvaluation
  /// Person links in band `match` or `review`.
  public let personWithReview: PairEvaluation
  /// Household links in band `match`, person links included on both sides.
  public let household: PairEvaluation
  /// Household links in band `match` between different persons only.
  public let householdOfOthers: PairEvaluation
  /// The categories by name.
  public let categories: [Category]

  /// Evaluates links against the truth.
  public init(links: [Link], truth: [Truth]) {
    let truePersons = Set(truth.filter { $0.relation == .person }.map(\.pair))
    let trueHouseholds = Set(truth.filter { $0.relation == .household }.map(\.pair))
    let matches = links.filter { $0.band == .match }
    let personMatches = Set(matches.filter { $0.relation == .person }.map(\.pair))
    let personLinks = Set(links.filter { $0.relation == .person }.map(\.pair))
    let allMatches = Set(matches.map(\.pair))
    person = PairEvaluation(predicted: personMatches, truth: truePersons)
    personWithReview = PairEvaluation(predicted: personLinks, truth: truePersons)
    household = PairEvaluation(predicted: allMatches, truth: truePersons.union(trueHouseholds))
    householdOfOthers = PairEvaluation(predicted: allMatches.subtracting(truePersons), truth: trueHouseholds)

    var categoryOfRecord: [String: String] = [:]
    var categories: [String: Category] = [:]
    for row in truth {
      let isNew = categoryOfRecord.updateValue(row.category, forKey: row.pair.left) == nil
      var category = categories[row.category] ?? Category(name: row.category)
      if isNew { category.records += 1 }
      switch row.relation {
      case .person:
        category.persons += 1
        if personMatches.contains(row.pair) {
          category.personsMatched += 1
        } else if personLinks.contains(row.pair) {
          category.personsInReview += 1
        }
      case .household:
        category.households += 1
        if allMatches.contains(row.pair) { category.householdsMatched += 1 }
      case nil: break
      }
      categories[row.category] = category
    }
    for link in links where link.relation == .person && !truePersons.contains(link.pair) {
      let name = categoryOfRecord[link.pair.left] ?? "not in the truth"
      var category = categories[name] ?? Category(name: name)
      if link.band == .match { category.falsePersons += 1 } else { category.falsePersonsInReview += 1 }
      categories[name] = category
    }
    self.categories = categories.values.sorted { $0.name < $1.name }
  }

  /// The category with the lowest share of persons found.
  public var worstRecall: Category? {
    categories.filter { $0.persons > 0 }.min { ($0.personRecall ?? 1) < ($1.personRecall ?? 1) }
  }

  /// The category with the highest share of records linked to a wrong person.
  public var worstPrecision: Category? {
    categories.max { $0.falsePersonRate < $1.falsePersonRate }
  }
}
