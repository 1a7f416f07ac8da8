import Foundation

/// The hand-written cases of `corpus/cases`.
enum CaseFiles {
  static func text(_ name: String) throws -> String {
    try String(contentsOf: packageFolder.appending(path: "corpus/cases/\(name)"), encoding: .utf8)
  }

  /// A folder with both files.
  static func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write(text("applications.csv"), to: "applications.csv")
    try folder.write(text("customers.csv"), to: "customers.csv")
    return folder
  }
}

/// A small table of families, namesakes and neighbours, in characters that every encoding of Japan has.
enum PlainTable {
  static let applications = """
    申込番号,氏名,フリガナ,生年月日,郵便番号,住所,建物名,電話番号,カードトークン
    A1,佐藤 誠,サトウ マコト,1985-04-12,105-0001,東京都港区虎ノ門1-23-1,,090-3141-5926,tok_1
    A2,鈴木 花子,スズキ ハナコ,1991-06-15,530-0001,大阪市北区梅田3丁目1番3号,コーポ梅田402,06-6345-1122,
    A3,田中 実,タナカ ミノル,昭和46年1月30日,460-0008,愛知県名古屋市中区栄3-15-33,ハイツ栄502号室,,tok_3
    A4,中村 陽子,ナカムラ ヨウコ,1978-12-24,730-0011,広島県広島市中区基町6-78,"コーポ基町,305",082-225-1199,
    A5,山本 幸子,ヤマモト サチコ,1990-10-10,950-0965,新潟県新潟市中央区新光町4-1,,025-285-5511,tok_5

    """

  static let customers = """
    顧客番号,氏名,フリガナ,生年月日,郵便番号,住所,建物名,電話番号,カードトークン
    C1,佐藤 誠,サトウ マコト,1985-04-12,105-6390,東京都港区虎ノ門一丁目23番1号,,03-3501-8822,tok_1
    C2,鈴木 花子,スズキ ハナコ,1991-06-15,530-0001,大阪府大阪市北区梅田3-1-3,コーポ梅田402号室,06-6345-1122,tok_2
    C3,田中 実,タナカ ミノル,1971-01-30,460-0008,名古屋市中区栄3-15-33,ハイツ栄502,080-4321-7788,tok_3
    C4,中村 浩二,ナカムラ コウジ,1975-09-19,730-0011,広島県広島市中区基町6-78,コーポ基町305,082-225-1199,tok_4
    C5,清水 隆,シミズ タカシ,1962-09-27,420-0853,静岡県静岡市葵区追手町9-6,,054-221-2455,

    """
}
