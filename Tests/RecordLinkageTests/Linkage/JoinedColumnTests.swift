import RecordLinkage
import Testing

@Suite("A column made of several cells")
struct JoinedColumnTests {
  private static func model(_ joined: [String]) -> LinkageModel {
    var model = LinkageModel(name: "joined")
    model.columns = [ColumnDeclaration("name", type: "name", joined: joined)]
    model.comparisons = [ComparisonDeclaration("name", levels: [.exact("name"), .otherwise])]
    return model
  }

  private func names(_ tables: [RowTable], joined: [String]) async throws -> [String] {
    let table = try await LinkageTable(tables, model: Self.model(joined), types: ValueTypes())
    return (0..<table.recordCount).map { table.text(ofRecord: $0, column: "name") }
  }

  @Test("Cells are joined in the order of the model, empty ones and columns that a table lacks left out")
  func joins() async throws {
    let divided = RowTable(
      headers: ["last", "first", "middle"],
      rows: [["Lee", "Ann", ""], ["Lee", "Ann", "May"], ["", "", ""], ["Lee", "", ""]])
    let whole = RowTable(headers: ["first"], rows: [["Ann Lee"]])
    let found = try await names([divided, whole], joined: ["first", "middle", "last"])
    #expect(found == ["ann lee", "ann may lee", "", "lee", "ann lee"])
  }

  @Test("A header that no table has is misspelt")
  func misspelt() async throws {
    let table = RowTable(headers: ["last", "first"], rows: [["Lee", "Ann"]])
    await #expect(
      throws: LinkageError(
        .missingHeader(column: "name", headers: ["frist"], table: "table", found: ["last", "first"]))
    ) {
      try await names([table], joined: ["frist", "last"])
    }
  }
}
