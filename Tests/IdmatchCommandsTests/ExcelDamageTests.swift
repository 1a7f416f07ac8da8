import Testing

/// A way in which spreadsheets and mail programs damage a table that a person only meant to look at.
struct Damage: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var apply: @Sendable (String) -> String

  init(_ name: String, _ apply: @escaping @Sendable (String) -> String) {
    testDescription = name
    self.apply = apply
  }

  /// Changes each field below the header of a text without quotes.
  static func fields(
    _ csv: String, delimiter: String = ",", change: (_ column: String, _ field: String) -> String
  ) -> String {
    let rows = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = rows.first ?? []
    return rows.enumerated().map { number, row in
      number == 0
        ? header.joined(separator: delimiter)
        : zip(header, row).map { change($0, $1) }.joined(separator: delimiter)
    }.joined(separator: "\n") + "\n"
  }
}

private let damages: [Damage] = [
  Damage("CR LF") { $0.replacing("\n", with: "\r\n") },
  Damage("CR alone, of old Macintosh programs") { $0.replacing("\n", with: "\r") },
  Damage("no line end after the last row") { String($0.dropLast()) },
  Damage("trailing commas") { $0.replacing("\n", with: ",,,\n") },
  Damage("rows of commas below the table") { $0 + ",,,,,,,\n,,,,,,,\n" },
  Damage("blank lines between rows") { $0.replacing("\n", with: "\n\n") },
  Damage("TSV") { Damage.fields($0, delimiter: "\t") { $1 } },
  Damage("semicolons") { Damage.fields($0, delimiter: ";") { $1 } },
  Damage("a first line sep=;") { "sep=;\n" + Damage.fields($0, delimiter: ";") { $1 } },
  Damage("every field in quotes") { Damage.fields($0) { "\"\($1)\"" } },
  Damage("=\"…\" around every field") { Damage.fields($0) { "=\"\($1)\"" } },
  Damage("\"=\"\"…\"\"\" around every field") { Damage.fields($0) { "\"=\"\"\($1)\"\"\"" } },
  Damage("line ends in quotes within the address") {
    Damage.fields($0) { $0 == "住所" ? "\"\($1.prefix(3))\($1.dropFirst(3))\n\"" : $1 }
  },
  Damage("the address over two lines, the building on the second") {
    Damage.fields($0) { $0 == "住所" ? "\"\($1.replacing(" ", with: "\r\n"))\"" : $1 }
  },
  Damage("doubled quotes around the building's name") {
    Damage.fields($0) { column, field in
      let parts = field.split(separator: " ")
      guard column == "住所", parts.count == 2 else { return field }
      let name = parts[1].prefix { !$0.isNumber }
      return "\"\(parts[0]) \"\"\(name)\"\"\(parts[1].dropFirst(name.count))\""
    }
  },
  Damage("leading zeros eaten from telephones and postal codes") {
    Damage.fields($0) { column, field in
      guard column == "電話番号" || column == "郵便番号" else { return field }
      return String(field.filter(\.isNumber).drop { $0 == "0" })
    }
  },
  Damage("hyphens taken out") {
    Damage.fields($0) { ["電話番号", "郵便番号"].contains($0) ? $1.replacing("-", with: "") : $1 }
  },
  Damage("full-width commas between address and building") {
    Damage.fields($0) { $0 == "住所" ? $1.replacing(" ", with: "，") : $1 }
  },
  Damage("full-width digits and spaces") {
    Damage.fields($0) { column, field in
      if column.hasSuffix("番号") && field.first?.isLetter == true { return field }
      let wide = field.unicodeScalars.map { scalar -> Unicode.Scalar in
        if scalar == " " { return "\u{3000}" }
        return ("0"..."9").contains(scalar) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
      }
      return String(String.UnicodeScalarView(wide))
    }
  },
  Damage("dates as the spreadsheet writes them") {
    Damage.fields($0) { column, field in
      guard column == "生年月日" else { return field }
      return field.split(separator: "-").compactMap { Int($0) }.map { "\($0)" }.joined(separator: "/")
    }
  },
  // An identifier is written as it came.
  Damage("spaces around every field") {
    Damage.fields($0) { ["申込番号", "顧客番号"].contains($0) ? $1 : " \($1) " }
  },
]

@Suite("A table that a spreadsheet damaged links like the clean one")
struct ExcelDamageTests {
  private static let applications = """
    申込番号,氏名,フリガナ,生年月日,郵便番号,住所,電話番号
    A1,佐藤 誠,サトウ マコト,1985-04-12,060-0042,北海道札幌市中央区大通西4-6-1 コーポ大通203,090-3141-5926
    A2,鈴木 花子,スズキ ハナコ,1991-06-15,010-0951,秋田県秋田市山王4-1-1 メゾン山王402号室,018-860-1032
    A3,中村 陽子,ナカムラ ヨウコ,1978-12-24,020-0023,岩手県盛岡市内丸10-1,019-651-3111
    A4,清水 隆,シミズ タカシ,1962-09-27,030-0861,青森県青森市長島1-1-1,017-722-1111

    """

  private static let customers = """
    顧客番号,氏名,フリガナ,生年月日,郵便番号,住所,電話番号
    C1,佐藤 誠,サトウ マコト,1985-04-12,060-0042,札幌市中央区大通西4-6-1 コーポ大通203号室,090-3141-5926
    C2,鈴木 花子,スズキ ハナコ,1991-06-15,010-0951,秋田県秋田市山王四丁目1番1号 メゾン山王402,018-860-1032
    C3,中村 浩二,ナカムラ コウジ,1975-09-19,020-0023,岩手県盛岡市内丸10番1号,019-651-3111
    C4,清水 隆,シミズ タカシ,1988-01-02,900-0021,沖縄県那覇市泉崎1-2-2,098-866-2074

    """

  @Test("Damage does not change the links", arguments: damages)
  func damaged(_ damage: Damage) async throws {
    let folder = try Folder()
    try folder.write(Self.applications, to: "a.csv")
    try folder.write(Self.customers, to: "c.csv")
    let clean = try await CommandProcess.run("link", "a.csv", "c.csv", in: folder)
    #expect(clean.status == 0)
    try #require(clean.output.contains("A1,C1,person,match"))
    try #require(clean.output.contains("A2,C2,person,match"))
    try #require(clean.output.contains("A3,C3,household,match"))
    try folder.write(damage.apply(Self.applications), to: "a.csv")
    let result = try await CommandProcess.run("link", "a.csv", "c.csv", in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == clean.output, "\(result.errors)")
    // Both sides damaged, as when both come out of one system.
    try folder.write(damage.apply(Self.customers), to: "c.csv")
    let both = try await CommandProcess.run("link", "a.csv", "c.csv", in: folder)
    #expect(both.status == 0, "\(both.errors)")
    #expect(both.output == clean.output, "\(both.errors)")
  }

}
