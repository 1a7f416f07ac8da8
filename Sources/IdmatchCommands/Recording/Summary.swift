internal import IdentityMatching
internal import RecordLinkage
internal import TableIO

/// What a run did, for a person or, as JSON, for a program.
struct Summary: Encodable {
  /// One input.
  struct Input: Encodable {
    var path: String
    var encoding: String
    var rows: Int
    var fields: [String: [String]]
    var unusedColumns: [String]
  }

  /// One blocking rule.
  struct Rule: Encodable {
    var name: String
    var pairs: Int
    var largestBlock: Int
    var splitBlocks: Int
    var windowedBlocks: Int
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
  var blocking: [Rule]

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
    persons = outcome.clusters.map { Set($0.person).count }
    households = outcome.clusters.map { Set($0.household).count }
    refusedPersonLinks = outcome.clusters?.refusedLinks
    refusedHouseholdLinks = outcome.clusters?.refusedHouseholdLinks
    blocking = outcome.blocking.rules.map {
      Rule(
        name: $0.name, pairs: $0.pairs, largestBlock: $0.largestBlock, splitBlocks: $0.splitBlocks,
        windowedBlocks: $0.windowedBlocks)
    }
  }

  /// Says it, as the options ask.
  func report(_ messages: MessageOptions, notes: [String]) throws {
    if messages.json {
      let text = try json(self)
      if output == "-" { StandardError.printLine(text) } else { try StandardOutput.write(text + "\n") }
      return
    }
    guard !messages.quiet else { return }
    let number = ProgressReporter.grouped
    StandardError.printLine("\(number(comparedPairs)) pairs compared")
    StandardError.printLine(
      "persons:    \(number(personMatches)) links match, \(number(personReviews)) to review")
    StandardError.printLine(
      "households: \(number(householdMatches)) links match, \(number(householdReviews)) to review")
    if let persons, let households {
      StandardError.printLine("\(number(persons)) persons in \(number(households)) households")
    }
    if let refused = refusedPersonLinks, refused > 0 {
      StandardError.printLine(
        "note: \(number(refused)) person links did not join clusters in which two records contradict each other"
      )
    }
    if let refused = refusedHouseholdLinks, refused > 0 {
      StandardError.printLine(
        "note: \(number(refused)) household links did not join people of other places and names")
    }
    for note in notes { StandardError.printLine("note: \(note)") }
    StandardError.printLine("gazetteer \(gazetteer.version)" + (gazetteer.file.map { ", \($0)" } ?? ""))
    if output != "-" { StandardError.printLine("written to \(output)") }
  }
}
