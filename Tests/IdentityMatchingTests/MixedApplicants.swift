import IdentityMatching
import RecordLinkage

/// Made-up applicants for tests that hold two ways to the same result against each other.
enum MixedApplicants {
  /// Records whose values meet in all ways: few names, places and contacts, in many spellings.
  static func records(_ count: Int, seed: UInt64) -> [ApplicantRecord] {
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
}
