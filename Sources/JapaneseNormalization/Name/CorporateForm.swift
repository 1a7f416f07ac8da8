/// Legal forms and kinds of organizations, which tell an organization's name from a person's.
///
/// Customer files of carriers hold organizations among persons. Such a name must not be divided into family and
/// given name, and ㈱山田商事, 株式会社山田商事 and (株)山田商事 are one.
enum CorporateForm {
  /// The name without its legal form, if `folded`, which has no separators, names an organization; else `nil`.
  ///
  /// A kind that belongs to the name (山田銀行, 山田商店) stays. A bare legal form stays as it is.
  static func core(ofOrganization folded: ScalarText) -> ScalarText? {
    guard let first = folded.first, let last = folded.last,
      firstLetters.contains(first) || lastLetters.contains(last)
    else { return nil }
    var core = folded
    var isOrganization = false
    // 医療法人社団 … 会: forms may stand together, before and behind; each round takes one off each end.
    for _ in 0..<maximumForms {
      let form = legalForms.first { core.starts(with: $0) || core.ends(with: $0) }
      guard let form else { break }
      isOrganization = true
      guard core.count > form.count else { break }
      if core.starts(with: form) { core.removeFirst(form.count) } else { core.removeLast(form.count) }
    }
    if isOrganization { return core }
    let isKind = kinds.contains { folded.count >= $0.count + kindMinimum && folded.ends(with: $0) }
    return isKind ? folded : nil
  }

  /// The words of a Latin name without the legal form at its end, if it has one; else `nil`.
  ///
  /// Co is a family name too (Maria Santos Co): alone it is a legal form only where a full stop follows it in `text`.
  static func core(ofLatinWords words: [ScalarText], in text: ScalarText) -> [ScalarText]? {
    var core = words
    while core.count > 1, let last = core.last, latinForms.contains(last) { core.removeLast() }
    guard core.count < words.count else { return nil }
    let isLoneCo = core.count + 1 == words.count && words.last == ["c", "o"]
    return isLoneCo && !text.ends(with: ["c", "o", "."]) ? nil : core
  }

  // What a legal form begins with, and what any form ends with: most names need no more than these two look-ups.
  private static let firstLetters = Set(legalForms.compactMap(\.first))
  private static let lastLetters = Set((legalForms + kinds).compactMap(\.last))

  private static let maximumForms = 3
  /// 山田 + 銀行: how many characters must stand before a kind for it to be one.
  private static let kindMinimum = 2

  // Longest first, so that 医療法人社団 is not taken for 医療法人.
  private static let legalForms: [ScalarText] = table([
    "特定非営利活動法人", "地方独立行政法人", "国立大学法人", "公立大学法人", "特例有限会社",
    "一般社団法人", "公益社団法人", "一般財団法人", "公益財団法人", "農事組合法人", "土地家屋調査士法人",
    "社会福祉法人", "独立行政法人", "司法書士法人", "行政書士法人", "社会保険労務士法人", "医療法人社団", "医療法人財団",
    "株式会社", "有限会社", "合同会社", "合名会社", "合資会社", "相互会社", "社団法人", "財団法人", "学校法人", "医療法人",
    "宗教法人", "弁護士法人", "税理士法人", "監査法人", "特許業務法人", "npo法人",
    "(株)", "(有)", "(同)", "(名)", "(資)", "(相)", "(医)", "(学)", "(福)", "(宗)", "(社)", "(財)", "(独)",
    "(一社)", "(公社)", "(一財)", "(公財)", "(特非)", "(農)",
    "カブシキガイシャ", "ユウゲンガイシャ", "ゴウドウガイシャ", "(カ)", "(ユ)",
    // As banks write them: カ)ヤマダショウジ, ヤマダショウジ(カ.
    "カ)", "ユ)", "ド)", "イ)", "シャ)", "(カ", "(ユ", "(ド",
  ])

  // What a name of an organization ends with and keeps.
  private static let kinds: [ScalarText] = table([
    "市役所", "区役所", "町役場", "村役場", "役所", "役場", "県庁", "道庁", "府庁", "都庁", "警察署", "消防署", "税務署", "郵便局",
    "銀行", "信用金庫", "信用組合", "農業協同組合", "協同組合", "管理組合", "労働組合", "組合", "自治会", "町内会", "商工会",
    "病院", "医院", "歯科", "診療所", "クリニック", "薬局", "大学", "高等学校", "高校", "中学校", "小学校", "専門学校", "学園",
    "幼稚園", "保育園", "保育所", "教会", "神社", "商店", "商会", "商事", "工務店", "工業所", "製作所", "建設", "工業", "産業",
    "事務所", "事業所", "営業所", "出張所", "支店", "本店", "研究所", "協会", "連合会", "連盟", "委員会",
  ])

  private static let latinForms: Set<ScalarText> = Set(
    table([
      "inc", "incorporated", "ltd", "limited", "co", "corp", "corporation", "company", "llc", "llp", "plc",
      "kk", "gk",
      "gmbh",
    ]))

  private static func table(_ entries: [String]) -> [ScalarText] {
    entries.map { ScalarText($0.unicodeScalars) }.sorted { $0.count > $1.count }
  }
}

extension RandomAccessCollection where Element == Unicode.Scalar, Index == Int {
  /// Whether the text ends with `suffix`.
  func ends(with suffix: ScalarText) -> Bool {
    guard count >= suffix.count else { return false }
    let start = endIndex - suffix.count
    for offset in suffix.indices where self[start + offset] != suffix[offset] { return false }
    return true
  }
}
