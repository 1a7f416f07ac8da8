internal import ArgumentParser
internal import JapaneseNormalization

/// `idmatch gazetteer lookup`: what does the gazetteer know of a place?
struct GazetteerLookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Show the towns of a postal code, a municipality by its code, or a place by its name.",
    discussion: """
      PLACE is a postal code (seven digits), the code of a municipality (five digits, or six with the check digit), or
      the name of a municipality or town as it stands in an address. A town of several places is shown with all of them.

      EXAMPLES
        idmatch gazetteer lookup 1050001
        idmatch gazetteer lookup 13103
        idmatch gazetteer lookup 港区虎ノ門 --json
      """)

  @Argument(help: "The postal code, municipality code or name.")
  var place: String

  @OptionGroup(title: "Gazetteer") var places: GazetteerOptions

  @Flag(help: "Write it as JSON.")
  var json = false

  func run() throws {
    let run = try places.load()
    let found = FoundPlaces(place, in: run.gazetteer)
    guard !found.rows.isEmpty else {
      throw ValidationError("The gazetteer (\(run.gazetteer.version)) has no place \(place).")
    }
    if json {
      let document = Document(gazetteer: run.gazetteer.version, places: found.rows)
      try StandardOutput.write(try IdmatchCommands.json(document) + "\n")
    } else {
      try StandardOutput.write(
        found.rows.map { ExplanationText.aligned($0.lines) }.joined(separator: "\n"))
    }
  }

  private struct Document: Encodable {
    var gazetteer: String
    var places: [FoundPlaces.Row]
  }
}

/// The places that a postal code, a code or a name leads to.
struct FoundPlaces {
  /// A town, or a municipality where ``townID`` is `nil`.
  struct Row: Encodable {
    var municipalityCode: String
    var prefecture: String
    var municipality: String
    var municipalityKana: String
    var municipalityRomaji: String
    var townID: String?
    var town: String?
    var townKana: String?
    var townRomaji: String?
    var chome: [Int]?
    var postalCodes: [String]?

    init(_ municipality: Municipality) {
      let code = String(municipality.code)
      municipalityCode = String(repeating: "0", count: max(0, 5 - code.count)) + code
      prefecture = municipality.prefecture.name
      self.municipality = municipality.name
      municipalityKana = municipality.kana
      municipalityRomaji = municipality.romaji
    }

    init(_ town: Town, in gazetteer: Gazetteer) {
      self.init(town.municipality)
      townID = town.id
      self.town = town.name
      townKana = town.kana
      townRomaji = town.romaji
      chome = town.chome
      postalCodes = gazetteer.postalCodes(of: town)
    }

    /// The same for a person, a line each.
    var lines: [[String]] {
      func reading(_ kana: String, _ romaji: String) -> String {
        let known = [kana, romaji].filter { !$0.isEmpty }
        return known.isEmpty ? "" : " (\(known.joined(separator: ", ")))"
      }
      let name = "\(municipalityCode) \(prefecture)\(municipality)"
      var lines = [["municipality", name + reading(municipalityKana, municipalityRomaji)]]
      if let townID, let town {
        lines.append(["town", "\(townID) \(town)" + reading(townKana ?? "", townRomaji ?? "")])
      }
      if let chome, !chome.isEmpty { lines.append(["chome", chome.map(String.init).joined(separator: " ")]) }
      if let postalCodes, !postalCodes.isEmpty {
        let shown = postalCodes.prefix(Self.shownCodes).map { "\($0.prefix(3))-\($0.dropFirst(3))" }
        let more = postalCodes.count - shown.count
        // Each floor of a tower has its own.
        lines.append(
          [
            "postal codes",
            shown.joined(separator: " ") + (more > 0 ? " and \(more) more (--json has all)" : ""),
          ])
      }
      return lines
    }

    private static let shownCodes = 8
  }

  let rows: [Row]

  init(_ text: String, in gazetteer: Gazetteer) {
    let folded = String(scalars: TextFolding.fold(text))
    let digits = folded.filter { $0.isASCII && $0.isNumber }
    let isCode = folded.allSatisfy { $0.isASCII && $0.isNumber || "-〒 ".contains($0) }
    switch (isCode, digits.count) {
    case (true, 7): rows = gazetteer.towns(postalCode: digits).map { Row($0, in: gazetteer) }
    // The sixth is a check digit (131032), which lists of municipalities have.
    case (true, 5), (true, 6):
      rows = Int(digits.prefix(5)).flatMap { gazetteer.municipality(code: $0) }.map { [Row($0)] } ?? []
    default:
      let address = JapaneseAddress.parse(text, gazetteer: gazetteer)
      if let town = address.registeredTown {
        rows = [Row(town, in: gazetteer)]
      } else if !address.candidates.isEmpty {
        rows = address.candidates.map { Row($0, in: gazetteer) }
      } else {
        // A name that leaves a rest over (港区無い町) is not that of the municipality.
        rows = address.town.isEmpty ? address.registeredMunicipality.map { [Row($0)] } ?? [] : []
      }
    }
  }
}
