import RecordLinkage
import Testing

@Suite("Tables of labels")
struct LabelTableTests {
  @Test(
    "Headers of other tools are understood",
    arguments: [
      "id_l|id_r|score", "unique_id_l|unique_id_r|clerical_match_score", "left_id|right_id|label",
      "ID_L|ID-R|Match", "id_1|id_2|is_match",
    ])
  func headers(header: String) throws {
    let table = try LabelTable(reading: MemoryTable(header, "a|b|1"))
    #expect(table.pairs == [LabelledPair(leftID: "a", rightID: "b", score: 1)])
  }

  @Test("Splink's clerical labels name the tables of the records")
  func splink() throws {
    let table = try LabelTable(
      reading: MemoryTable(
        "unique_id_l|source_dataset_l|unique_id_r|source_dataset_r|clerical_match_score", "0|fake|1|fake|1.0",
        "0|fake|4|fake|0.0"))
    #expect(table.pairs.map(\.score) == [1, 0])
    #expect(table.pairs[1].leftSource == "fake")
    #expect(table.pairs[1].rightID == "4")
  }

  @Test(
    "What people write for a label",
    arguments: [
      ("match", 1), ("No match", 0), ("non-match", 0), ("NO_MATCH", 0), ("unsure", 0.5), ("y", 1), ("N", 0),
      ("1", 1), ("0", 0), ("0.8", 0.8), ("80%", 0.8), ("TRUE", 1), ("different", 0), ("?", 0.5),
    ] as [(String, Float)])
  func words(word: String, score: Float) throws {
    let table = try LabelTable(reading: MemoryTable("id_l|id_r|label", "a|b|\(word)"))
    #expect(table.pairs.map(\.score) == [score])
  }

  @Test(
    "A label that is none is named by its row and not by its content",
    arguments: ["2", "-1", "perhaps so", "nan"])
  func rejected(word: String) throws {
    let table = try LabelTable(
      reading: MemoryTable("id_l|id_r|label", "a|b|1", "a|c|\(word)", "|c|1", "a|d|"))
    #expect(table.pairs.count == 1)
    #expect(table.rejected.map(\.row) == [1, 2])
    #expect(!table.rejected[0].reason.contains(word))
  }

  @Test("A column that is missing, or there twice, is named")
  func missing() {
    #expect(throws: LabelError.self) { try LabelTable(reading: MemoryTable("id_l|score", "a|1")) }
    #expect(throws: LabelError.self) {
      try LabelTable(reading: MemoryTable("id_l|id_r|score|label", "a|b|1|1"))
    }
  }

  @Test("What is written is read again")
  func roundTrip() throws {
    let labels = LabelTable([
      LabelledPair(leftSource: "a", leftID: "1", rightSource: "b", rightID: "2", score: 0.25, note: "twin?"),
      LabelledPair(leftID: "1", rightID: "3", relation: "household", score: 1),
    ])
    let again = try LabelTable(reading: MemoryTable(headers: LabelTable.header, rows: labels.rows))
    #expect(again == labels)
  }

  @Test("Labels find their records by table and id; those that do not are named")
  func resolution() {
    var model = LinkageModel(name: "test")
    model.relations = [RelationDeclaration("person"), RelationDeclaration("household")]
    let records = RecordDirectory(
      sourceNames: ["old", "new"], ids: [["1", "2", "twice", "twice"], ["1", "9"]])
    let labels = LabelTable([
      LabelledPair(leftSource: "new", leftID: "1", rightSource: "old", rightID: "2", score: 1),
      LabelledPair(leftID: "9", rightID: "2", relation: "household", score: 0),
      LabelledPair(leftID: "1", rightID: "2", score: 1),
      LabelledPair(leftSource: "gone", leftID: "1", rightID: "2", score: 1),
      LabelledPair(leftSource: "old", leftID: "twice", rightID: "2", score: 1),
      LabelledPair(leftID: "9", rightID: "9", score: 1),
      LabelledPair(leftID: "9", rightID: "8", score: 1),
      LabelledPair(leftID: "9", rightID: "2", relation: "pet", score: 1),
      LabelledPair(leftSource: "old", leftID: "2", rightSource: "new", rightID: "1", score: 0),
    ])
    let resolved = ResolvedLabels(labels, records: records, model: model)
    #expect(resolved.pairs == [PairLabel(1, 4, score: 0), PairLabel(1, 5, relation: 1, score: 0)])
    #expect(resolved.contradictions == 1)
    #expect(
      resolved.problems == [
        2: .ambiguousID, 3: .unknownSource, 4: .ambiguousID, 5: .sameRecord, 6: .noSuchID,
        7: .unknownRelation,
      ])
    #expect(records.name(ofRecord: 4)?.source == "new")
    #expect(records.name(ofRecord: 4)?.id == "1")
    #expect(records.name(ofRecord: 6) == nil)
  }
}
