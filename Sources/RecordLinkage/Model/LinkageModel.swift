/// What a user declares of a linkage: the columns of the table, how they are compared, which pairs are looked at, what is
/// wanted, and, once trained, the probabilities.
///
/// A model is data. A model file is one way of writing it; the engine compiles it against a table.
///
/// ```swift
/// var model = LinkageModel(name: "persons")
/// model.columns = [.init("surname", type: "name"), .init("born", type: "date", headers: ["date of birth"])]
/// model.comparisons = [
///   .init("surname", levels: [.exact("surname"), .similar("surname", .jaroWinkler, atLeast: 0.9), .otherwise])
/// ]
/// model.blocking.rules = [.init([.init("surname"), .init("born", .year)])]
/// ```
public struct LinkageModel: Sendable, Hashable {
  /// The model's name.
  public var name: String
  /// What is read from a table, in the order in which it is declared.
  public var columns: [ColumnDeclaration]
  /// What is compared: at most 16 comparisons.
  public var comparisons: [ComparisonDeclaration]
  /// Which pairs are looked at.
  public var blocking: BlockingDeclaration
  /// What is wanted: `person` or, from the narrow to the wide, `person` and `household`. A pair of a relation is also one of
  /// those after it. At least one, at most two.
  public var relations: [RelationDeclaration]
  /// How the probabilities are estimated.
  public var training: TrainingDeclaration
  /// Which pairs of tables are looked at.
  public var linking: LinkingDeclaration
  /// The probabilities; `nil` until the model is trained.
  public var parameters: ModelParameters?

  /// A model of nothing yet, with one relation.
  public init(name: String) {
    self.name = name
    columns = []
    comparisons = []
    blocking = BlockingDeclaration()
    relations = [RelationDeclaration("match")]
    training = TrainingDeclaration()
    linking = LinkingDeclaration()
    parameters = nil
  }
}

/// Which pairs of records of several tables may be linked.
public struct LinkingDeclaration: Sendable, Hashable {
  /// Which tables may have duplicates inside, so that pairs within them are looked at, by their position from 0; of one
  /// table alone pairs are always looked at.
  public var withinSources: Set<Int>

  /// By default, records of one table are not compared where there are several.
  public init(withinSources: Set<Int> = []) {
    self.withinSources = withinSources
  }
}

/// A column that the model uses.
public struct ColumnDeclaration: Sendable, Hashable {
  /// Its name in the model: a letter or underscore, then letters, digits and underscores.
  public var name: String
  /// The headers under which it stands in a table: the first that is there. The name itself where none is given.
  public var headers: [String]
  /// The headers of which it is made instead: the cells of those that the table has, in this order with a space between, are
  /// one value. An address in four columns, a name in two.
  public var joined: [String]
  /// The kind of value, one of ``ValueTypes``: `text`, `name`, `code`, `date` and so on.
  public var type: String
  /// Steps of normalization instead of those that the type brings; `nil` for the type's own.
  public var normalizers: [String]?
  /// What divides several values in one cell; `nil` where a cell is one value.
  public var separator: String?
  /// Values that mean that none was given, as they are after normalization: `unknown`, `9999999999`.
  public var missing: [String]

  /// A column.
  public init(
    _ name: String, type: String = "text", headers: [String] = [], joined: [String] = [],
    normalizers: [String]? = nil, separator: String? = nil, missing: [String] = []
  ) {
    self.name = name
    self.headers = headers
    self.joined = joined
    self.type = type
    self.normalizers = normalizers
    self.separator = separator
    self.missing = missing
  }

  /// The headers that a table may have for it, of which it needs one.
  public var acceptedHeaders: [String] {
    if !joined.isEmpty { return joined }
    return headers.isEmpty ? [name] : headers
  }

  /// Where it stands among the headers of a table: one place, several of a joined column, or none.
  public func places(in tableHeaders: [String]) -> [Int] {
    let places = acceptedHeaders.lazy.compactMap { tableHeaders.firstIndex(of: $0) }
    return joined.isEmpty ? Array(places.prefix(1)) : Array(places)
  }
}

/// What is wanted of pairs: one person, one household, one restaurant.
public struct RelationDeclaration: Sendable, Hashable {
  /// What it is called: `person`.
  public var name: String
  /// The probabilities that divide pairs into bands. `nil`: a match is what is likelier one than not, and to review is what is
  /// one in ten; see ``effectiveThresholds``.
  public var thresholds: BandThresholds?
  /// How links are made to clusters.
  public var clustering: ClusteringMethod

  /// A relation.
  public init(
    _ name: String, thresholds: BandThresholds? = nil, clustering: ClusteringMethod = .averageLink
  ) {
    self.name = name
    self.thresholds = thresholds
    self.clustering = clustering
  }
}
