import JapaneseNormalization
import Testing

@testable import IdentityMatching

@Suite("Interning the parts of names")
struct NameFeatureBuilderTests {
  /// Records with plain names, undivided ones, organizations and several names, some of them alike.
  private static let records: [ApplicantRecord] = {
    let names: [(String, String)] = [
      ("佐藤 太郎", "サトウ タロウ"), ("佐藤　太郎", "ｻﾄｳ ﾀﾛｳ"), ("佐藤太郎", "サトウタロウ"), ("佐藤 太郎", ""), ("森下健", "モリシタ ケン"),
      ("森下健", "モリ シタケン"), ("髙橋 花子", "タカハシ ハナコ"), ("高橋 花子", "タカハシハナコ"), ("株式会社山田商店", ""), ("山田 花子(旧姓 鈴木)", ""),
      ("佐藤", "サトウ タロウ"), ("SATO TARO", ""), ("", "サトウ タロウ"), ("さとう たろう", ""), ("一ノ瀬 健", "イチノセ ケン"),
      ("渡辺 弘之", "ワタナベ ヒロユキ"),
      ("渡部 弘之", "ワタナベ ヒロユキ"), ("山田 ヴァネッサ", "ヤマダ ヴァネッサ"), ("東 京介", "ヒガシ キヨウスケ"), ("東 京介", "アズマ キョウスケ"),
    ]
    return names.map { name, kana in
      var record = ApplicantRecord()
      record.name = name
      record.kana = kana
      return record
    }
  }()

  /// A record whose names the builder takes in the long way, as if it had more fields.
  private static func long(_ record: ApplicantRecord) -> ApplicantRecord {
    var record = record
    record.alias = "・"
    return record
  }

  private static func table(of records: [ApplicantRecord]) throws -> FeatureTable {
    var builder = FeatureTableBuilder()
    for record in records { try builder.append(record) }
    return builder.finish()
  }

  @Test("A plain record has the names that the long way gives it")
  func plainNames() throws {
    let short = try Self.table(of: Self.records)
    let long = try Self.table(of: Self.records.map(Self.long))
    for row in Self.records.indices {
      let record = Self.records[row]
      #expect(Array(short.names[row]) == Array(long.names[row]), "\(record.name) \(record.kana)")
      #expect(short.organizations[row] == long.organizations[row], "\(record.name)")
    }
    #expect(Array(short.nameParts) == Array(long.nameParts))
    for (lhs, rhs) in zip(short.nameKeys, long.nameKeys) { #expect("\(lhs)" == "\(rhs)") }
    #expect(short.contentHashes == long.contentHashes)
  }
}
