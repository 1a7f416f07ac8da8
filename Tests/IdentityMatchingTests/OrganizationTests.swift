import IdentityMatching
import RecordLinkage
import Testing

/// Offices as they stand in Japan Post's register of offices with a postal code of their own.
private func office(_ name: String, _ address: String) -> ApplicantRecord {
  ApplicantRecord(id: "1", name: name, addressLines: [address])
}

private let offices = [
  IdentityCase(
    "the legal form changed", office("独立行政法人　科学技術振興機構", "東京都千代田区四番町５−３（麹町郵便局私書箱第２号）"),
    office("国立研究開発法人　科学技術振興機構", "東京都千代田区四番町5-3"), .personMatch),
  IdentityCase(
    "the head office is named on one side", office("大和証券　株式会社　本店", "東京都千代田区丸の内１丁目９−１"),
    office("大和証券　株式会社", "東京都千代田区丸の内1-9-1"), .personMatch),
  IdentityCase(
    "only a chome is stated, on both sides", office("株式会社　スハラ食品", "北海道旭川市永山十条２丁目"),
    office("（株）スハラ食品", "北海道旭川市永山10条2丁目"), .personMatchOrReview),
  IdentityCase(
    "an office that moved", office("東京工芸大学", "神奈川県厚木市飯山1583"), office("東京工芸大学", "神奈川県厚木市飯山南5丁目45-1"),
    .personMatchOrReview),
  IdentityCase(
    "two courts in one house", office("仙台高等裁判所", "宮城県仙台市青葉区片平1丁目6番1号"),
    office("仙台地方裁判所", "宮城県仙台市青葉区片平1丁目6-1"), .notAPerson),
  IdentityCase(
    "two branches of one firm", office("住友生命保険　相互会社　長崎支社", "長崎県長崎市万才町7-1"),
    office("住友生命保険　相互会社　宮崎支社", "宮崎県宮崎市高千穂通1丁目6-35"), .nothing),
  IdentityCase(
    "two sections of one office", office("国家公務員　共済組合連合会　（年金部）", "東京都千代田区九段南1丁目1-10"),
    office("国家公務員　共済組合連合会　（旧令年金部）", "東京都千代田区九段南1丁目1-10"), .notAPerson),
]

@Suite("Organizations among the records")
struct OrganizationTests {
  @Test("An office is itself, and no other", arguments: offices)
  func same(_ example: IdentityCase) async throws {
    let link = try await link(example.left, example.right)
    #expect(example.expected.holds(for: link), "\(String(describing: link))")
  }

  @Test("Two organizations on one lot are no household for certain")
  func household() async throws {
    let link = try await link(
      office("ＦＤＫ　株式会社", "東京都港区新橋5丁目36-11"), office("横浜ゴム　株式会社", "東京都港区新橋5丁目36-11"))
    #expect(link?.band != .match)
  }
}
