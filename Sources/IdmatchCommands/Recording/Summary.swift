internal import IdentityMatching
internal import RecordLinkage
internal import TableIO

/// What a run did, for a person or, as JSON, for a program.
struct Summary: RunSummary {
  /// One input.
  struct Input: Encodable {
    var path: String
    var encoding: String
    var rows: Int
    var fields: [String: [String]]
    var unusedColumns: [String]
  }

  /// The model by which pairs were weighed.
  struct Model: Encodable {
    /// From which probability a link is a match, and from which it is to be reviewed.
    struct Thresholds: Encodable {
      var match: Float
      var review: Float
    }

    var parameters = "default"
    var person: Thresholds
    var household: Thresholds

    init(_ model: ApplicantModel) {
      person = Thresholds(match: model.personThresholds.match, review: model.personThresholds.review)
      household = Thresholds(
        match: model.householdThresholds.match, review: model.householdThresholds.review)
    }
  }

  var command: String
  var version = IdmatchCommand.version
  var gazetteer: GazetteerDescription
  var model = Model(ApplicantModel())
  var inputs: [Input]
  var output: String
  var rejectedRows: Int
  var unreadableValues: Int
  var comparedPairs: Int
  var personMatches: Int
  var personReviews: Int
  var householdMatches: Int
  var householdReviews: Int
  var persons: Int?
  var households: Int?
  var lostCharacters = 0
  /// Person links in band `match` that a contradiction kept from joining two clusters.
  var refusedPersonLinks: Int?
  /// Household links that would have chained people of other places and names together.
  var refusedHouseholdLinks: Int?
  var blocking: [BlockingRuleSummary]

  init(
    command: String, sources: [ApplicantSource], loaded: LoadedApplicants, outcome: IdentityMatcher.Outcome,
    gazetteer: RunGazetteer, output: String
  ) {
    self.command = command
    inputs = sources.map { source in
      var fields: [String: [String]] = [:]
      var unused: [String] = []
      for (header, field) in zip(source.table.header, source.mapping.fields) {
        if let field { fields[field.rawValue, default: []].append(header) } else { unused.append(header) }
      }
      return Input(
        path: source.table.path, encoding: source.table.encoding.rawValue, rows: source.table.rowCount,
        fields: fields, unusedColumns: unused)
    }
    self.output = output
    self.gazetteer = GazetteerDescription(gazetteer)
    rejectedRows = loaded.rejects.rows.count
    unreadableValues = loaded.rejects.values.count
    comparedPairs = outcome.comparedPairs
    func count(_ relation: Relation, _ band: Band) -> Int {
      outcome.links.count { $0.relation == relation && $0.band == band }
    }
    personMatches = count(.person, .match)
    personReviews = count(.person, .review)
    householdMatches = count(.household, .match)
    householdReviews = count(.household, .review)
    persons = outcome.clusters.map(\.personCount)
    households = outcome.clusters.map(\.householdCount)
    refusedPersonLinks = outcome.clusters?.refusedLinks
    refusedHouseholdLinks = outcome.clusters?.refusedHouseholdLinks
    blocking = outcome.blocking.rules.map(BlockingRuleSummary.init)
  }

  /// Says it, as the options ask.
  func report(_ messages: MessageOptions, notes: [String]) throws {
    try report(messages) { lines(notes: notes) }
  }

  private func lines(notes: [String]) -> [String] {
    let number = ProgressReporter.grouped
    var lines = ["\(number(comparedPairs)) pairs compared"]
    lines.append("persons:    \(number(personMatches)) links match, \(number(personReviews)) to review")
    lines.append("households: \(number(householdMatches)) links match, \(number(householdReviews)) to review")
    if let persons, let households {
      lines.append("\(number(persons)) persons in \(number(households)) households")
    }
    if let refused = refusedPersonLinks, refused > 0 {
      lines.append(
        "note: \(number(refused)) person links did not join clusters in which two records contradict each other"
      )
    }
    if let refused = refusedHouseholdLinks, refused > 0 {
      lines.append(
        "note: \(number(refused)) household links did not join people of other places and names")
    }
    return lines + notes.map { "note: \($0)" }
      + ["gazetteer \(gazetteer.version)" + (gazetteer.file.map { ", \($0)" } ?? "")]
  }
}
