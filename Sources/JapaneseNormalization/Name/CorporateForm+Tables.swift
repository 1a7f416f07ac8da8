/// The words of organizations.
///
/// Compiled from the laws that define the forms (会社法, 一般社団・財団法人法, 独立行政法人通則法 …), the abbreviations of the
/// Zengin format, and the words that end the names in Japan Post's register of offices with a postal code of their own.
extension CorporateForm {
  /// Legal forms that go wherever they stand; longest first, so that 医療法人社団 is not taken for 医療法人.
  static let legalForms: [ScalarText] = table([
    "特定非営利活動法人", "地方独立行政法人", "国立大学法人", "公立大学法人", "特例有限会社", "国立研究開発法人", "大学共同利用機関法人",
    "一般社団法人", "公益社団法人", "一般財団法人", "公益財団法人", "特例社団法人", "特例財団法人", "農事組合法人", "土地家屋調査士法人",
    "社会福祉法人", "独立行政法人", "司法書士法人", "行政書士法人", "社会保険労務士法人", "医療法人社団", "医療法人財団",
    "社会医療法人", "特定医療法人", "職業訓練法人", "更生保護法人", "有限責任監査法人", "管理組合法人",
    "株式会社", "有限会社", "合同会社", "合名会社", "合資会社", "相互会社", "社団法人", "財団法人", "学校法人", "医療法人",
    "宗教法人", "弁護士法人", "税理士法人", "監査法人", "特許業務法人", "弁理士法人", "npo法人",
    "(株)", "(有)", "(同)", "(名)", "(資)", "(相)", "(医)", "(学)", "(福)", "(宗)", "(社)", "(財)", "(独)",
    "(一社)", "(公社)", "(一財)", "(公財)", "(特非)", "(農)", "(国研)", "(地独)", "(社福)", "(国)", "(大)",
    "カブシキガイシャ", "カブシキガイシヤ", "カブシキカイシャ", "カブシキカイシヤ", "ユウゲンガイシャ", "ユウゲンガイシヤ",
    "ゴウドウガイシャ", "ゴウドウガイシヤ", "(カ)", "(ユ)",
  ])

  /// As banks write them: カ)ヤマダショウジ.
  static let leadingForms: [ScalarText] = table(["カ)", "ユ)", "ド)", "イ)", "シャ)"])
  /// ヤマダショウジ(カ.
  static let trailingForms: [ScalarText] = table(["(カ", "(ユ", "(ド"])

  /// What an organization's name, or a word of it, ends with and keeps. No word that ends the name of a person: 部 ends
  /// 服部, 所 ends 田所, 園 ends 美園, 院 ends 伊集院, 省 is a given name.
  static let kinds: [ScalarText] = table([
    // Public bodies.
    "市役所", "区役所", "町役場", "村役場", "役所", "役場", "庁", "庁舎", "警察署", "消防署", "税務署", "監督署", "総務省", "法務省", "外務省",
    "財務省", "文部科学省", "厚生労働省", "農林水産省", "経済産業省", "国土交通省", "環境省", "防衛省", "内閣府", "衆議院", "参議院", "人事院", "検査院",
    "裁判所",
    "審査会", "局", "気象台", "保健所", "税関", "機構", "公団", "事業団", "公社", "公庫", "基金", "共済会", "駐屯地", "業務隊", "課", "係",
    // Firms.
    "銀行", "信用金庫", "金庫", "信用組合", "組合", "農協", "商店", "商会", "商事", "工務店", "工業所", "製作所", "製鉄所", "建設",
    "工業", "産業", "興業", "興産", "物産", "製薬", "薬品", "食品", "製菓", "製粉", "酒造", "化学", "電機", "電気", "電力", "鉄道", "電鉄",
    "運輸", "運送", "倉庫", "交通", "海運", "航空", "放送", "新聞", "新聞社", "出版", "書店", "書房", "印刷", "証券", "生命", "保険", "火災",
    "信託", "不動産", "百貨店", "薬局", "会社", "商船", "会計", "設備", "機械", "精機", "自動車", "観光", "旅行", "会館", "旅館",
    // Associations.
    "協会", "連合会", "連盟", "委員会", "協議会", "自治会", "町内会", "商工会", "会議所", "振興会", "医師会", "研究会", "財団", "法人", "教会", "神社",
    // Care and learning.
    "病院", "医院", "歯科", "診療所", "クリニック", "大学", "大学院", "学部", "研究科", "高等学校", "高校", "中学校", "小学校", "専門学校", "学校",
    "学院", "学園", "幼稚園", "保育園", "保育所", "図書館", "博物館", "美術館", "公民館", "研究所",
    // Parts of an organization.
    "事務所", "事業所", "営業所", "出張所", "支所", "分室", "支店", "本店", "支社", "本社", "支局", "支部", "本部", "事務局", "事業部", "営業部",
    "総務部", "業務部", "工場", "作業所", "分校", "連絡所", "サービス", "センター", "グループ", "ホールディングス", "ホテル", "ストア", "スーパー",
    "システム", "システムズ", "ソリューションズ", "エンジニアリング", "キャンパス", "店",
  ])

  /// Words that say no more than that no branch is meant.
  static let headOffices: Set<ScalarText> = Set(table(["本社", "本店"]))

  static let latinForms: Set<ScalarText> = Set(
    table([
      "inc", "incorporated", "ltd", "limited", "co", "corp", "corporation", "company", "llc", "llp", "plc",
      "kk", "gk", "gmbh",
    ]))

  private static func table(_ entries: [String]) -> [ScalarText] {
    entries.map { ScalarText($0.unicodeScalars) }.sorted { $0.count > $1.count }
  }
}
