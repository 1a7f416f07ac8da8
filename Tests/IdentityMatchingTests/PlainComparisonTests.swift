import JapaneseNormalization
import RecordLinkage
import Testing

@testable import IdentityMatching

/// What the rows and sketches show is what the features show.
@Suite("Comparing by rows")
struct PlainComparisonTests {
  /// Records whose values meet in all ways: few names, places and contacts, in many spellings.
  private static func records(_ count: Int, seed: UInt64) -> [ApplicantRecord] {
    var state = seed
    func pick(_ choices: [String]) -> String {
      state = StableHash.of(state)
      return choices[Int(state % UInt64(choices.count))]
    }
    return (0..<count).map { number in
      ApplicantRecord(
        id: "\(number)", name: pick(families) + pick([" ", "　", ""]) + pick(givens), kana: pick(readings),
        birthDate: pick(birthDates), sex: pick(["男", "女", "", "X"]), postalCode: pick(postalCodes),
        addressLines: [pick(addresses) + pick(numbers)], building: pick(buildings),
        phones: [pick(phones), pick(phones), pick(["", "", "", "03-3501-8822"])],
        emails: [pick(emails), pick(["", "", "", "second@example.co.jp"])],
        cardTokens: [pick(["", "tok_9f2kq7x1", "tok_other55", "tok_third77"])])
    }
  }

  private static let families = [
    "佐藤", "斎藤", "斉藤", "齋藤", "髙橋", "高橋", "〓橋", "渡辺", "渡部", "木ノ下", "木下", "勅使河原", "東", "太田", "大田", "サトウ", "さとう",
    "Sato", "Nguyen", "株式会社青葉", "𠮷野", "吉野", "五百旗頭山",
  ]
  private static let givens = [
    "誠", "真琴", "健一", "健二", "裕子", "ゆうこ", "ヒロコ", "翔太", "翔大", "太郎", "Taro", "M", "龍之介", "龍介", "美ゆき", "ジョンソン",
    "ジョンスン", "", "Van An", "佐藤",
  ]
  private static let readings = [
    "", "サトウ マコト", "サイトウ　ケンイチ", "さいとう けんじ", "タカハシ ユウコ", "ﾀｶﾊｼ ﾋﾛｺ", "ワタナベ ショウタ", "アズマ タロウ", "ヒガシ タロウ",
    "オオタ タロウ", "オータ タロー", "キノシタ リュウノスケ", "テシガワラ マコト", "マコト サトウ",
  ]
  private static let birthDates = [
    "", "1985-04-12", "1985-04-21", "1985-04-13", "1958-04-12", "1985-12-04", "1930-05-05", "1993-05-05",
    "1985-04", "1985", "1990-01-01", "1985-08-30", "1986-04-12", "2001-11-30",
  ]
  private static let postalCodes = ["", "105-0001", "105-6390", "810-0001", "951-8062"]
  private static let addresses = [
    "", "東京都港区虎ノ門", "港区虎ノ門", "虎ノ門", "東京都港区虎ノ門一丁目", "東京都府中市本町", "広島県府中市本町", "福岡県福岡市中央区天神", "千葉県浦安市舞浜",
    "北海道札幌市中央区北三条西", "宮城県仙台市泉区つつじが丘北三番町", "京都府京都市中京区六角通高倉西入ル", "長野県佐久市",
  ]
  private static let numbers = [
    "", "1-23-1", "1丁目23番1号", "23番1号", "1-23", "2-5-8", "2-11", "2番地11", "4-17", "3-4-17", "甲34-10",
    "字上ノ原554", "554",
    "1-23-1-203", "70000-1",
  ]
  private static let buildings = [
    "", "コーポ青葉203号室", "コーポ青葉 203", "コーポ青葉305", "コーポ青葉", "ハイツA305", "ハイツ A305", "青葉ビル12階3号室", "青葉ビル1203",
    "201・202",
    "青葉荘A棟203", "青葉荘12", "4F",
  ]
  private static let phones = [
    "", "", "03-3501-8822", "090-3141-5926", "080-2718-2818", "050-3333-4444", "0120-444-113", "06-6345-6789",
    "+1 212 555 0100",
  ]
  private static let emails = [
    "", "makoto.sato@gmail.com", "makotosato@gmail.com", "sato@ezweb.ne.jp", "sato@au.com", "sato@gmial.com",
    "sato@gmail.com", "m-sato-new@nifty.com",
  ]

  @Test(
    "A pair has the levels and weights that its features have",
    arguments: [(1, false), (2, false), (3, true)])
  func sameEvidence(seed: UInt64, isLinking: Bool) throws {
    var builder = FeatureTableBuilder()
    for (number, record) in Self.records(300, seed: seed).enumerated() {
      if isLinking, number == 100 { builder.beginRightTable() }
      try builder.append(record)
    }
    let table = builder.finish()
    let scorer = ApplicantScorer(table: table, model: ApplicantModel())
    var scratch = scorer.makeScratch()
    var plainScratch = ApplicantComparer.Scratch()
    var differing: [(Int, Int)] = []
    var vectors: Set<UInt64> = []
    for lhs in 0..<table.recordCount {
      for rhs in lhs..<table.recordCount {
        let evidence = scorer.evidence(lhs, rhs, scratch: &scratch)
        let plain = scorer.comparer.evidence(lhs, rhs, scratch: &plainScratch)
        if evidence != plain || scorer.evidence(rhs, lhs, scratch: &scratch).vector != plain.vector {
          differing.append((lhs, rhs))
        }
        vectors.insert(plain.vector.packed)
      }
    }
    #expect(differing.isEmpty, "\(differing.count) pairs, the first \(differing.first ?? (0, 0))")
    #expect(vectors.count > 2_000, "the records meet in many ways")
  }

  @Test("Pairs that come together are kept as they are one by one")
  func sameKept() throws {
    var builder = FeatureTableBuilder()
    for record in Self.records(300, seed: 9) { try builder.append(record) }
    let table = builder.finish()
    let model = ApplicantModel()
    let scorer = ApplicantScorer(table: table, model: model)
    let prior = model.prior(recordCount: table.baseCount)
    let pairs = (0..<UInt32(300)).flatMap { left in
      (left + 1..<300).map { CandidatePair(left: left, right: $0) }
    }
    for keepFrom: Float in [-1, 0, 0.001, 0.5, 0.9, 0.9999, 1] {
      let keeper = PairKeeper(model: model.scoring, prior: prior, keepFrom: keepFrom)
      var scratch = scorer.makeScratch()
      var kept: [ScoredPair] = []
      scorer.score(pairs.span, keeper: keeper, scratch: &scratch, kept: &kept)
      var expected: [ScoredPair] = []
      for pair in pairs {
        let evidence = scorer.evidence(Int(pair.left), Int(pair.right), scratch: &scratch)
        let probabilities = model.scoring.posterior(evidence.weights, priorLog2Odds: prior)
        if probabilities.sum() >= keepFrom {
          expected.append(
            ScoredPair(
              left: pair.left, right: pair.right, vector: evidence.vector, probabilities: probabilities,
              weights: evidence.weights))
        }
      }
      #expect(kept == expected, "from \(keepFrom)")
    }
  }

  @Test("The number of tasks changes nothing")
  func anyWorkers() async throws {
    var builder = FeatureTableBuilder()
    for record in Self.records(500, seed: 11) { try builder.append(record) }
    let table = builder.finish()
    let one = await IdentityMatcher().run(table, workers: 1)
    #expect(!one.links.isEmpty)
    for workers in [2, 3] {
      let many = await IdentityMatcher().run(table, workers: workers)
      #expect(many.links == one.links)
      #expect(many.clusters == one.clusters)
      #expect(many.comparedPairs == one.comparedPairs)
    }
  }
}
