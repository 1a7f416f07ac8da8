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

  @Test("A plain record has the names that the long way gives it")
  func plainNames() {
    var short = NameFeatureBuilder()
    var long = NameFeatureBuilder()
    for record in Self.records {
      let names = short.names(of: record)
      let others = long.names(of: Self.long(record))
      #expect(names.features == others.features, "\(record.name) \(record.kana)")
      #expect(names.isOrganization == others.isOrganization)
      #expect(short.hash(of: names.features) == long.hash(of: others.features))
    }
    #expect(short.parts == long.parts)
    let keys = zip(short.finish(recordCount: 100), long.finish(recordCount: 100))
    for (lhs, rhs) in keys { #expect("\(lhs)" == "\(rhs)") }
  }

  @Test("Builders of consecutive rows become the builder of all rows", arguments: [0, 1, 7, 20])
  func merging(border: Int) {
    var whole = NameFeatureBuilder()
    let expected = Self.records.map { whole.names(of: $0).features }
    var first = NameFeatureBuilder()
    var second = NameFeatureBuilder()
    var found = Self.records.prefix(border).map { first.names(of: $0).features }
    let rest = Self.records.dropFirst(border).map { second.names(of: $0).features }
    let numbers = first.takeParts(of: second)
    for names in rest {
      found.append(
        names.map {
          NameFeatures(
            family: numbers[Int($0.family)], given: numbers[Int($0.given)], middle: numbers[Int($0.middle)],
            whole: numbers[Int($0.whole)])
        })
    }
    #expect(found == expected)
    #expect(first.parts == whole.parts)
    for number in whole.parts.indices {
      #expect(first.contentHash(ofPart: UInt32(number)) == whole.contentHash(ofPart: UInt32(number)))
    }
  }
}
