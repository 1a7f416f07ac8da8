import TableIO
import Testing

@Suite("Decisions on pairs, and how well entities hang together")
struct DecisionTests {
  /// The first column of each row by the cluster, of clusters of two and more.
  private func clusters(_ table: CSVTable) -> [[String]] {
    Dictionary(grouping: table.records, by: { $0["person_cluster"] ?? "" }).values
      .map { $0.compactMap { $0["rec_id"] }.sorted() }.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  @Test("dedupe keeps apart whom the labels keep apart, joins whom they join, and says what it could not use")
  func dedupe() async throws {
    let folder = try PersonFiles.folder()
    try await CommandProcess.run("train", "people.csv", "--model", "model.yaml", "-q", in: folder)
    let before = try await CommandProcess.run(
      "dedupe", "people.csv", "--model", "model.yaml", "-o", "out.csv", in: folder)
    #expect(before.status == 0, "\(before.errors)")
    let found = clusters(try folder.table("out.csv"))
    let pair = try #require(found.first { $0.count == 2 })
    let alone = try folder.table("out.csv").records.compactMap { $0["rec_id"] }
      .filter { id in !found.contains { $0.contains(id) } }
    try folder.write(
      """
      id_l,id_r,score
      \(pair[0]),\(pair[1]),0
      \(alone[0]),\(alone[1]),1
      \(alone[0]),nobody,1

      """, to: "labels.csv")
    let after = try await CommandProcess.run(
      "dedupe", "people.csv", "--model", "model.yaml", "--labels", "labels.csv", "--links", "links.csv",
      "--cluster-quality", "quality.csv", "-o", "out.csv", in: folder)
    #expect(after.status == 3)
    #expect(after.errors.contains("labels.csv: 2 pairs labelled, 1 match, 1 do not"))
    #expect(after.errors.contains("labels.csv:4"))
    let changed = clusters(try folder.table("out.csv"))
    #expect(!changed.contains(pair))
    #expect(changed.contains([alone[0], alone[1]].sorted()))
    let decided = try folder.table("links.csv").records.filter { $0["match_key"] == "DECIDED" }
    #expect(decided.map { Set([$0["left_id"], $0["right_id"]]) } == [Set([alone[0], alone[1]])])

    let quality = try folder.table("quality.csv").records
    #expect(quality.count { $0["relation"] == "person" } == changed.count)
    let weakest = quality.filter { $0["relation"] == "person" }.compactMap {
      Double($0["weakest_probability"] ?? "")
    }
    #expect(weakest == weakest.sorted())
    let joined = try #require(quality.last { $0["relation"] == "person" })
    #expect(joined["records"] == "2")
    #expect(joined["links"] == "0")
    #expect(joined["weakest_probability"] == "")
  }

  @Test("link takes labels with the names of the tables")
  func link() async throws {
    let folder = try PersonFiles.folder()
    let left = try #require(try folder.table("left.csv").records.first?["rec_id"])
    let right = try #require(try folder.table("right.csv").records.last?["rec_id"])
    try folder.write("id_l,id_r,score\n\(left),\(right),yes\n", to: "labels.csv")
    let result = try await CommandProcess.run(
      "link", "left.csv", "right.csv", "--model", "model.yaml", "--labels", "labels.csv", "--clusters",
      "c.csv",
      "--cluster-quality", "q.csv", "-o", "links.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let entities = Dictionary(
      uniqueKeysWithValues: try folder.table("c.csv").records.map {
        ($0["id"] ?? "", $0["person_cluster"] ?? "")
      })
    #expect(entities[left] == entities[right])
    #expect(try folder.table("q.csv").rowCount > 0)
  }

  @Test("Decisions that contradict one another are counted, and the first is named")
  func contradiction() async throws {
    let folder = try PersonFiles.folder()
    let ids = try folder.table("people.csv").records.prefix(3).compactMap { $0["rec_id"] }
    try folder.write(
      "id_l,id_r,score\n\(ids[0]),\(ids[1]),1\n\(ids[1]),\(ids[2]),1\n\(ids[0]),\(ids[2]),0\n",
      to: "labels.csv")
    let result = try await CommandProcess.run(
      "dedupe", "people.csv", "--model", "model.yaml", "--labels", "labels.csv", "-o", "out.csv", in: folder)
    #expect(result.errors.contains("person: 1 decided pairs were kept apart"))
  }

  @Test("The built-in model has neither", arguments: ["--labels", "--cluster-quality"])
  func applicants(option: String) async throws {
    let folder = try PersonFiles.folder()
    let result = try await CommandProcess.run("dedupe", "people.csv", option, "x.csv", in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains("\(option) goes with a model file (--model)"))
  }
}
