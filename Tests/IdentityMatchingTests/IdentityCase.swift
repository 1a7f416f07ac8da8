import IdentityMatching
import RecordLinkage
import Testing

/// What a pair of records must come out as.
enum Expectation: String, Sendable {
  /// One person, certainly.
  case personMatch = "person, match"
  /// One person, certainly or for a reviewer.
  case personMatchOrReview = "person, match or review"
  /// At most a reviewer's case as a person.
  case personReviewAtMost = "person in review at most"
  /// A household, not a person.
  case household = "household"
  /// Not a person; a household or nothing.
  case notAPerson = "not a person"
  /// Neither a person nor a household in band `match`.
  case notAHousehold = "no match of any kind"
  /// No link.
  case nothing = "nothing"

  func holds(for link: IdentityLink?) -> Bool {
    switch self {
    case .personMatch: link?.relation == .person && link?.band == .match
    case .personMatchOrReview: link?.relation == .person
    case .personReviewAtMost: !(link?.relation == .person && link?.band == .match)
    case .household: link?.relation == .household && link?.band == .match
    case .notAPerson: link?.relation != .person
    case .notAHousehold: link?.band != .match
    case .nothing: link == nil
    }
  }
}

/// A pair of records with what it must come out as, and why.
struct IdentityCase: Sendable, CustomTestStringConvertible {
  let name: String
  let left: ApplicantRecord
  let right: ApplicantRecord
  let expected: Expectation

  init(_ name: String, _ left: ApplicantRecord, _ right: ApplicantRecord, _ expected: Expectation) {
    self.name = name
    self.left = left
    self.right = right
    self.expected = expected
  }

  var testDescription: String { name }
}

extension ApplicantRecord {
  /// The customer whom the cases are about.
  static let sato = ApplicantRecord(
    id: "C1", name: "佐藤 誠", kana: "サトウ マコト", birthDate: "1985-04-12", sex: "男", postalCode: "105-6390",
    addressLines: ["東京都港区虎ノ門一丁目23番1号"], building: "コーポ青葉203号室",
    phones: ["03-3501-8822", "090-3141-5926"], emails: ["makoto.sato@gmail.com"], cardTokens: ["tok_9f2kq7x1"]
  )

  /// The same record with some values changed.
  func with(_ change: (inout ApplicantRecord) -> Void) -> ApplicantRecord {
    var copy = self
    copy.id = "A1"
    change(&copy)
    return copy
  }

  /// The same person with another address, telephone and card.
  var withEverythingElseChanged: ApplicantRecord {
    with {
      $0.postalCode = "810-0001"
      $0.addressLines = ["福岡県福岡市中央区天神2-5-8"]
      $0.building = "ハイツ天神501"
      $0.phones = ["080-2718-2818"]
      $0.emails = ["m-sato-new@example-mail.jp"]
      $0.cardTokens = ["tok_other55"]
    }
  }
}

/// Links two records as two tables of one row each.
func link(_ left: ApplicantRecord, _ right: ApplicantRecord) async throws -> IdentityLink? {
  var builder = FeatureTableBuilder()
  try builder.append(left)
  builder.beginRightTable()
  try builder.append(right)
  let outcome = await IdentityMatcher().run(builder.finish(), workers: 1)
  #expect(outcome.links.count <= 1, "one row a pair")
  return outcome.links.first
}
