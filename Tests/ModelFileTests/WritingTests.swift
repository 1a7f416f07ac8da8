import Foundation
import ModelFile
import RecordLinkage
import Testing

/// Writing models, and reading what was written.
struct WritingTests {
  @Test("What is written is read as the same model, and written again as the same text", arguments: 0..<8)
  func roundTrip(seed: Int) throws {
    var models = RandomModels(seed: UInt64(seed))
    for number in 0..<60 {
      let model = models.model()
      let text = ModelFileWriter().text(model)
      do {
        let read = try ModelDocument(text: text).model
        let isSame = read == model
        #expect(isSame, "model \(number) of seed \(seed):\n\(text)")
        #expect(ModelFileWriter().text(read) == text)
      } catch {
        Issue.record("model \(number) of seed \(seed): \(error)\n\(text)")
      }
    }
  }

  @Test("An example is written as its author would")
  func example() throws {
    let model = try ModelDocument(path: ModelTexts.path("persons.yaml")).model
    #expect(
      ModelFileWriter().text(model) == """
        model: persons

        columns:
          first_name: name
          last_name: name
          dob: {type: date, header: [dob, date of birth]}
          street: text
          zip: code
          phones: {type: phone, separator: ";", missing: ["0000000000"]}

        comparisons:
          - name: first name
            column: first_name
            role: identity
            term-frequency: true
            levels:
              - exact
              - jaro-winkler: 0.92
              - abbreviation
              - edits: 1
              - else

          - name: dob
            column: dob
            role: identity
            levels:
              - exact
              - date-slip
              - {label: same year, exact: dob.year}
              - else

          - name: address
            columns: [street, zip]
            role: contact
            term-frequency: {damping: 0.5, minimum: 0.001}
            levels:
              - exact
              - label: street nearly and zip
                all: [{jaro-winkler: {column: street, at-least: 0.9}}, {exact: zip}]
              - {exact: zip, term-frequency: false}
              - else

          - name: both names
            columns: [first_name, last_name]
            role: identity
            levels:
              - swapped
              - else

        blocking:
          rules:
            - [first_name, last_name]
            - [prefix-3(first_name), year(dob)]
            - {keys: [zip, soundex(last_name)], split-by: [first_name], salt: 4}
            - [phones]

        relations:
          person: {match: 0.95, review: 0.5, clustering: average-link}
          household: {clustering: connected-components}

        linking: {within: [0]}

        """)
  }

  @Test("A trained model is written as it was, but for its comments")
  func trained() throws {
    let path = ModelTexts.path("trained.yaml")
    let text = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let written = ModelFileWriter().text(try ModelDocument(path: path).model)
    #expect(written == text.filter { !$0.hasPrefix("#") }.joined(separator: "\n"))
  }

  @Test("Comments stand above their places")
  func comments() throws {
    var model = LinkageModel(name: "m")
    model.columns = [.init("a"), .init("b", headers: ["B"])]
    model.comparisons = [.init("a", levels: [.exact("a"), .init(.exact("b"), label: "B"), .otherwise])]
    let writer = ModelFileWriter(
      comments: [
        "": "A model.\n\nOf two columns.", "columns.a": "98 % filled", "columns.b.type": "or code?",
        "comparisons": "What",
        "comparisons[0]": "One", "comparisons[0].levels[1]": "Rare",
        "comparisons[0].levels[1].exact": "Named",
        "nowhere": "left out", "relations.match": "bell \u{7} and\u{2028}line",
      ], schema: "model.schema.json")
    let text = writer.text(model)
    #expect(
      text == """
        # yaml-language-server: $schema=model.schema.json
        # A model.
        #
        # Of two columns.

        model: m

        columns:
          # 98 % filled
          a: text
          b:
            # or code?
            type: text
            header: B

        # What
        comparisons:
          # One
          - name: a
            columns: [a, b]
            role: identity
            term-frequency: true
            levels:
              - exact: a
              # Rare
              - label: B
                # Named
                exact: b
                term-frequency: false
              - else

        relations:
          # bell  and
          # line
          match: {clustering: average-link}

        """)
    #expect(try ModelDocument(text: text).model == model)
  }

  @Test(
    "Trained probabilities have six significant digits",
    arguments: [
      (0.123456789, "0.123457"), (1.0 / 3e9, "3.33333e-10"), (0.00001, "1.0e-05"), (1, "1"),
      (0.99999999, "1"),
      (0.1 + 0.2, "0.3"), (123456.7, "123457"), (.leastNonzeroMagnitude, "5.0e-324"), (0, "0"),
    ])
  func digits(number: Double, text: String) throws {
    var model = LinkageModel(name: "m")
    model.columns = [.init("a")]
    model.comparisons = [.init("a", levels: [.otherwise])]
    model.parameters = ModelParameters(
      classes: [.init(name: "match", relation: 0, pairsPerRecord: number)],
      comparisons: [[.init(m: [1], u: 0.5)]])
    #expect(ModelFileWriter().text(model).contains("pairs-per-record: \(text)}"))
  }

  @Test("A file is written whole, over one that is there")
  func files() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "model-file-tests-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "m.yaml").path(percentEncoded: false)
    var model = try ModelDocument(path: ModelTexts.path("persons.yaml")).model
    try ModelFileWriter().write(model, to: path)
    model.name = "second"
    try ModelFileWriter().write(model, to: path)
    #expect(try ModelDocument(path: path).model == model)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)) == ["m.yaml"])
  }

  @Test("Files that are not there or cannot be written are named")
  func noFiles() throws {
    #expect(throws: ModelFileError.self) { try ModelDocument(path: "/nonexistent/m.yaml") }
    let missing = #expect(throws: ModelFileError.self) { try ModelDocument(path: "/nonexistent/m.yaml") }
    #expect(
      missing?.description
        == "/nonexistent/m.yaml: found no such file; expected a model file; `init` writes one for a table")
    let folder = #expect(throws: ModelFileError.self) { try ModelDocument(path: "/tmp") }
    #expect(folder?.description.contains("found a folder") == true)
    let unwritable = #expect(throws: ModelFileError.self) {
      try ModelFileWriter().write(LinkageModel(name: "m"), to: "/nonexistent/m.yaml")
    }
    #expect(unwritable?.description.contains("found no such folder") == true)
  }
}
