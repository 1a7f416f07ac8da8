import JapaneseNormalization
import RecordLinkage
import Testing

@testable import IdentityMatching

/// A record that went through bytes is the record.
@Suite("Features as bytes")
struct FeatureRecordTests {
  private static func builder(_ records: [ApplicantRecord]) throws -> FeatureTableBuilder {
    var builder = FeatureTableBuilder()
    for record in records { try builder.append(record) }
    return builder
  }

  private static func bytes(of builder: FeatureTableBuilder) -> [[UInt8]] {
    (0..<builder.recordCount).map { record in
      var writer = PackedWriter()
      builder.write(record: record, to: &writer)
      return writer.bytes
    }
  }

  private static func append(_ bytes: [UInt8], to builder: inout FeatureTableBuilder) -> Bool {
    bytes.withUnsafeBytes { builder.append(featureRecord: $0) }
  }

  @Test("are those of the record, and compare as it does")
  func roundTrip() throws {
    let original = try Self.builder(MixedApplicants.records(400, seed: 1))
    let bytes = Self.bytes(of: original)
    var copy = FeatureTableBuilder()
    for record in bytes { #expect(Self.append(record, to: &copy)) }
    #expect(Self.bytes(of: copy) == bytes)
    for record in 0..<400 {
      #expect(copy.statistics(ofRecord: record) == original.statistics(ofRecord: record))
    }

    let (lhs, rhs) = (original.finish(), copy.finish())
    #expect(lhs.nameKeys == rhs.nameKeys)
    #expect(Array(lhs.nameParts) == Array(rhs.nameParts))
    #expect(lhs.names == rhs.names)
    #expect(lhs.organizations == rhs.organizations)
    #expect(lhs.birthDates == rhs.birthDates)
    #expect(lhs.log2DefaultShare == rhs.log2DefaultShare)
    #expect(lhs.sexes == rhs.sexes)
    #expect(lhs.addresses == rhs.addresses)
    #expect(lhs.addressOfRecord == rhs.addressOfRecord)
    #expect(lhs.addressKeys == rhs.addressKeys)
    #expect(lhs.postalCodes == rhs.postalCodes)
    #expect(lhs.phones == rhs.phones)
    #expect(lhs.phonesOfRecord == rhs.phonesOfRecord)
    #expect(lhs.emailsOfRecord == rhs.emailsOfRecord)
    #expect(lhs.cardsOfRecord == rhs.cardsOfRecord)
    #expect(lhs.contentHashes == rhs.contentHashes)
    let model = ApplicantModel()
    let (mine, theirs) = (
      ApplicantScorer(table: lhs, model: model), ApplicantScorer(table: rhs, model: model)
    )
    var (scratch, otherScratch) = (mine.makeScratch(), theirs.makeScratch())
    for left in 0..<400 {
      for right in stride(from: left + 1, to: 400, by: 7) {
        let one = mine.evidence(left, right, scratch: &scratch)
        let other = theirs.evidence(left, right, scratch: &otherScratch)
        #expect(one.vector == other.vector)
        #expect(one.weights == other.weights)
      }
    }
  }

  @Test("of a carrier's customers take a few hundred bytes each")
  func size() throws {
    let bytes = Self.bytes(of: try Self.builder(MixedApplicants.records(1_000, seed: 2)))
    #expect(bytes.reduce(0) { $0 + $1.count } / bytes.count < 500)
  }

  @Test("are read again whatever the values are: too long, of no script, or nothing")
  func hostileValues() throws {
    let texts = [
      "", " ", "〒", "1", "-", "東京都", "〓〓", "𠮷野家", "\u{0}\u{FFFD}\u{200D}", "👨‍👩‍👧‍👦", "が\u{3099}", "通通通上る下る",
      String(repeating: "あ", count: 5_000), String(repeating: "1-", count: 3_000),
      String(repeating: "𠮷", count: 4_000),
      "東京都港区虎ノ門一丁目23番1号" + String(repeating: "青葉荘", count: 2_000) + "B2F-3号室 山田様方",
      "港区虎ノ門999999999999999999999-99999999999", "地下3階", "B99999F", "-32768階", "99999階", "本町1-2",
      "京都市中京区六角通高倉西入ル上る下る1", String(repeating: "佐", count: 70_000) + " 誠",
    ]
    for text in texts {
      for other in [text, "", "東京都港区虎ノ門1-23-1"] {
        let record = ApplicantRecord(
          id: "1", name: text, kana: other, birthDate: text, sex: text, postalCode: other,
          addressLines: [text, other], building: other, phones: [text, other],
          emails: [text, text + "@" + other])
        let original = try Self.builder([record])
        let bytes = Self.bytes(of: original)[0]
        var copy = FeatureTableBuilder()
        #expect(Self.append(bytes, to: &copy), "\(text.prefix(40)) | \(other.prefix(40))")
        if copy.recordCount == 1 { #expect(Self.bytes(of: copy)[0] == bytes) }
      }
    }
  }

  @Test("that are damaged are refused, or are other features, and never lead astray")
  func damage() throws {
    let bytes = Self.bytes(of: try Self.builder(MixedApplicants.records(60, seed: 3)))
    var state: UInt64 = 17
    for record in bytes {
      for end in 0..<record.count {
        var builder = FeatureTableBuilder()
        #expect(!Self.append(Array(record[..<end]), to: &builder))
        #expect(builder.recordCount == 0)
      }
      for _ in 0..<100 {
        state = StableHash.of(state)
        var damaged = record
        damaged[Int(state % UInt64(record.count))] ^= UInt8(truncatingIfNeeded: state >> 40) | 1
        var builder = FeatureTableBuilder()
        if Self.append(damaged, to: &builder) {
          // What is read is compared without a trap.
          #expect(Self.append(record, to: &builder))
          let table = builder.finish()
          _ = PairExplanation(table: table, left: 0, right: 1)
        } else {
          #expect(Self.append(record, to: &builder))
          #expect(builder.recordCount == 1)
        }
      }
    }
  }

  @Test("of another version of the rules are refused")
  func version() throws {
    var bytes = Self.bytes(of: try Self.builder(MixedApplicants.records(1, seed: 4)))[0]
    bytes[0] = FeatureRecord.version + 1
    var builder = FeatureTableBuilder()
    #expect(!Self.append(bytes, to: &builder))
  }
}
