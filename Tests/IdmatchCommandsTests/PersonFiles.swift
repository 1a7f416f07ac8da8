import Foundation
import PersonSynthesis
import Testing

/// A small made-up register of persons, with the truth in `entity_id`, and a model of it.
enum PersonFiles {
  /// How many records there are.
  static let count = 160

  /// A folder with the register as `people.csv`, and the same halved as `left.csv` and `right.csv`.
  static func folder() throws -> Folder {
    let folder = try Folder()
    var lines = [PersonRegister.columns.joined(separator: ",")]
    PersonRegister(records: count, seed: 11).generate { row in
      lines.append(row.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ","))
    }
    func file(_ rows: ArraySlice<String>) -> String { ([lines[0]] + rows).joined(separator: "\n") + "\n" }
    try folder.write(file(lines[1...]), to: "people.csv")
    try folder.write(file(lines[1...60]), to: "left.csv")
    try folder.write(file(lines[61...110]), to: "middle.csv")
    try folder.write(file(lines[111...]), to: "right.csv")
    try folder.write(model, to: "model.yaml")
    return folder
  }

  /// A model with blocking rules, quick to run.
  static let model = """
    # yaml-language-server: $schema=model.schema.json
    # What we know of people.

    model: people

    columns:
      # as they say it
      first_name: name
      last_name: name
      dob: date   # of birth
      street: address
      zip: code
      phone: phone

    # Six fields.
    comparisons:
      - {name: first name, column: first_name, levels: [exact, {jaro-winkler: 0.85}, else]}
      # May change.
      - {name: last name, column: last_name, role: family, levels: [exact, {jaro-winkler: 0.85}, else]}
      - {name: dob, column: dob, levels: [exact, date-slip, else]}
      - {name: street, columns: [street, zip], role: contact, levels: [exact, {exact: zip}, else]}
      - {name: phone, column: phone, role: contact, levels: [exact, {edits: 1}, else]}

    blocking:
      rules:
        - [dob]
        # the first letters
        - [prefix-3(first_name), prefix-3(last_name)]
        - [phone]
        - [zip, last_name]

    relations:
      person: {clustering: average-link}
      household: {clustering: average-link}

    """

  /// The entity of each record by its identifier.
  static func entities(_ folder: Folder) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try folder.table("people.csv").records.map {
        ($0["rec_id"] ?? "", $0["entity_id"] ?? "")
      })
  }
}
