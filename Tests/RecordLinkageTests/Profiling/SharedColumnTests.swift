import RecordLinkage
import Testing

@Suite("Which columns two tables share")
struct SharedColumnTests {
  private static let streets = (0..<80).map { "\(3 + $0) \(["oak", "elm", "ash", "fir"][$0 % 4]) street" }
  private static let works = (0..<80).map { "\(900 + $0) \(["dock", "mill"][$0 % 2]) road" }
  private static let given = ["anna", "karen", "james", "robert", "petra", "luis", "maria", "bo"]
  private static let family = [
    "smith", "jones", "garcia", "nguyen", "okafor", "svoboda", "li", "quist", "abara",
  ]

  private static let census = RowTable(
    name: "census.csv", headers: ["id", "first_name", "last_name", "age", "street_name"],
    rows: (0..<80).map { ["c\($0)", given[$0 % 8], family[$0 % 9], "\(20 + $0 % 50)", streets[$0]] })
  private static let taxes = RowTable(
    name: "taxes.csv",
    headers: ["id", "wages", "employer_street_name", "vorname", "nachname", "mailing_street_name"],
    rows: (0..<80).map { row in
      ["t\(row)", "\(10_000 + row * 37)", works[row], given[row % 8], family[row % 9], streets[79 - row]]
    })

  @Test(
    "A column has the partner of its meaning whose values it shares; one without is left out, and it is said")
  func partners() throws {
    let suggestion = ModelSuggestion([Self.census, Self.taxes], name: "both")
    let headers = Dictionary(
      uniqueKeysWithValues: suggestion.model.columns.map { ($0.name, $0.acceptedHeaders) })
    #expect(
      headers == [
        "first_name": ["first_name", "vorname"], "last_name": ["last_name", "nachname"],
        "street_name": ["street_name", "mailing_street_name"],
      ])
    #expect(suggestion.reasonsAgainst["age"] == "taxes.csv has no such column")
  }

  @Test("The model of two tables runs on them")
  func runs() async throws {
    let sources = [Self.census, Self.taxes]
    var model = ModelSuggestion(sources, name: "both").model
    model.training.randomPairs = 6_400
    let table = try await LinkageTable(sources, model: model, types: ValueTypes())
    let linker = try await Linker(model, table: table)
    let resolution = try await linker.resolve(by: await linker.train().parameters)
    #expect(resolution.clusters[0].count == 160)
  }
}
