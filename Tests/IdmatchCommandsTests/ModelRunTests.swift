import Foundation
import TableIO
import Testing

@Suite("From init to evaluate by a model file")
struct ModelRunTests {
  @Test("init, analyze, train, dedupe, evaluate: each goes on from what the one before wrote")
  func wholeWay() async throws {
    let folder = try PersonFiles.folder()
    let begun = try await CommandProcess.run("init", "people.csv", "-o", "m.yaml", in: folder)
    #expect(begun.status == 0, "\(begun.errors)")
    #expect(begun.errors.contains("next: idmatch dedupe people.csv --model m.yaml --output out.csv"))
    let first = try folder.text("m.yaml")
    #expect(first.hasPrefix("# yaml-language-server: $schema=model.schema.json\n# How idmatch compares"))
    let analyzed = try await CommandProcess.run(
      "analyze", "people.csv", "--model", "m.yaml", "--truth-column", "entity_id", "-o", "m.yaml", in: folder)
    #expect(analyzed.status == 0, "\(analyzed.errors)")
    #expect(analyzed.output.contains("true pairs are among them"))
    let trained = try await CommandProcess.run("train", "people.csv", "--model", "m.yaml", in: folder)
    #expect(trained.status == 0, "\(trained.errors)")
    // All that init said is still there.
    let last = try folder.text("m.yaml")
    let comments = first.split(separator: "\n").filter { $0.contains("# ") }
    #expect(comments.count > 10)
    for comment in comments { #expect(last.contains(comment)) }
    #expect(last.contains("# What training learned."))
    let deduped = try await CommandProcess.run(
      "dedupe", "people.csv", "--model", "m.yaml", "-o", "out.csv", "--links", "links.csv", in: folder)
    #expect(deduped.status == 0, "\(deduped.errors)")
    #expect(!deduped.errors.contains("trained on"))
    #expect(try folder.table("out.csv").rowCount == PersonFiles.count)
    let judged = try await CommandProcess.run(
      "evaluate", "out.csv", "--truth-column", "entity_id", "--json", in: folder)
    let document = try JSONSerialization.jsonObject(with: Data(judged.output.utf8)) as? [String: Any]
    let pairs = try #require(document?["pairs"] as? [String: Any])
    #expect(pairs["f1"] as? Double ?? 0 > 0.9, "\(judged.output)")
  }

  @Test("train keeps the comments and the schema of a file, and those of rules only while the rules stay")
  func comments() async throws {
    let folder = try PersonFiles.folder()
    try await CommandProcess.run("train", "people.csv", "--model", "model.yaml", "-q", in: folder)
    let text = try folder.text("model.yaml")
    #expect(
      text.hasPrefix("# yaml-language-server: $schema=model.schema.json\n# What we know of people.\n\nmodel:")
    )
    #expect(text.contains("  # as they say it\n  first_name: name"))
    #expect(text.contains("  # of birth\n  dob: date"))
    #expect(text.contains("  # May change.\n  - name: last name"))
    #expect(text.contains("    # the first letters\n    - [prefix-3(first_name), prefix-3(last_name)]"))
    try await CommandProcess.run(
      "analyze", "people.csv", "--model", "model.yaml", "--find", "-o", "found.yaml", "-q", in: folder)
    let found = try folder.text("found.yaml")
    #expect(!found.contains("the first letters"))
    #expect(found.contains("# Six fields."))
    // What was written is read as what it was.
    let again = try await CommandProcess.run(
      "dedupe", "people.csv", "--model", "model.yaml", "-o", "/dev/null", "-q", in: folder)
    #expect(again.status == 0, "\(again.errors)")
  }

  @Test("analyze --json says of every rule what its table says")
  func analysis() async throws {
    let folder = try PersonFiles.folder()
    let result = try await CommandProcess.run(
      "analyze", "people.csv", "--model", "model.yaml", "--truth-column", "entity_id", "--json", in: folder)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rules = try #require(document["rules"] as? [[String: Any]])
    #expect(
      rules.map { $0["name"] as? String } == [
        "dob", "prefix-3(first_name) + prefix-3(last_name)", "phone", "zip + last_name",
      ])
    #expect(rules.compactMap { $0["newPairs"] as? Int }.reduce(0, +) == document["pairs"] as? Int)
    #expect(document["records"] as? Int == PersonFiles.count)
    #expect(document["recall"] as? Double ?? 0 > 0.5)
    let table = try await CommandProcess.run(
      "analyze", "people.csv", "--model", "model.yaml", "-q", in: folder)
    #expect(table.output.hasPrefix("rule "))
    #expect(!table.output.contains("recall"))
    let misspelt = try await CommandProcess.run(
      "analyze", "people.csv", "--model", "model.yaml", "--truth-column", "entityid", in: folder)
    #expect(misspelt.status == 2)
    #expect(
      misspelt.errors.contains("people.csv has no column entityid for --truth-column; there are rec_id, "))
  }

  @Test("A column of entities is learned from; one that says nothing is named")
  func labelColumn() async throws {
    let folder = try PersonFiles.folder()
    let result = try await CommandProcess.run(
      "train", "people.csv", "--model", "model.yaml", "-o", "t.yaml", "--label-column", "entity_id",
      "--household-column", "household_id", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try folder.text("t.yaml").contains("method: labels"))
    for (column, message) in [
      ("rec_id", "no value occurs twice"), ("nothing", "people.csv has no column nothing for --label-column"),
    ] {
      let wrong = try await CommandProcess.run(
        "train", "people.csv", "--model", "model.yaml", "-o", "-", "--label-column", column, in: folder)
      #expect(wrong.status == 2)
      #expect(wrong.errors.contains(message), "\(wrong.errors)")
    }
  }

  @Test("The built-in model is printed as its golden file has it")
  func builtIn() async throws {
    let folder = try Folder()
    let result = try await CommandProcess.run("init", "--model", "applicants", in: folder)
    #expect(result.status == 0)
    try expectGolden(result.output, "commands/applicants.yaml")
    let other = try await CommandProcess.run("init", "--model", "applicant", in: folder)
    #expect(other.status == 2)
    let neither = try await CommandProcess.run("init", in: folder)
    #expect(neither.status == 2)
  }
}
