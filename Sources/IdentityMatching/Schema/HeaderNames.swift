/// How senders call their columns. Add a name here when a header is not recognized.
///
/// Names are compared after ``HeaderKey``'s fold: width, case, spaces, underscores and hyphens, and hiragana against
/// katakana do not matter. The earlier name of a field wins when two columns claim it. What stands around a name by rule
/// (お, 申込者, customer, カナ, (必須), 1) is not repeated here.
enum HeaderNames {
  static let fields: [(field: ApplicantField, japanese: [String], english: [String])] = [
    (
      .id,
      [
        "ID", "レコードID", "申込番号", "申込ID", "申込No", "申請番号", "申請ID", "受付番号", "受付ID", "受付No", "受注番号", "注文番号",
        "契約番号", "契約ID", "契約No", "契約者番号", "顧客番号", "顧客ID", "顧客コード", "顧客No", "お客様番号", "お客様ID", "お客様コード", "お客様No",
        "会員番号", "会員ID", "会員コード", "会員No", "利用者番号", "利用者ID", "加入者番号", "加入者ID", "CIF番号", "CIF", "宛名番号", "宛名コード",
        "住民番号", "個人コード", "被保険者番号", "患者番号", "患者ID", "診察券番号", "取引先コード", "得意先コード", "得意先番号", "社員番号",
        "職員番号", "学籍番号", "管理番号", "整理番号", "登録番号", "通し番号", "連番", "番号", "No", "No.", "項番",
      ],
      [
        "record id", "rec id", "row id", "unique id", "uuid", "guid", "application id", "application no",
        "application number", "applicant id", "order id", "order number", "order no", "contract id",
        "contract no",
        "contract number", "customer id", "customer no", "customer number", "customer code", "client id",
        "client no",
        "client number", "member id", "member no", "member number", "membership number", "subscriber id",
        "user id",
        "account id", "account number", "contact id", "lead id", "person id", "patient id", "external id",
        "number",
      ]
    ),
    (
      .name,
      [
        "氏名", "名前", "姓名", "氏名又は名称", "氏名または名称", "氏名・名称", "フルネーム", "ネーム", "契約名義", "名義", "名義人", "口座名義", "口座名義人",
        "宛名",
      ],
      ["name", "full name", "complete name", "display name", "legal name", "person name"]
    ),
    (
      .familyName, ["姓", "苗字", "名字", "氏", "みょうじ", "ファミリーネーム", "ラストネーム"],
      ["family name", "last name", "surname", "lname"]
    ),
    (.givenName, ["名", "下の名前", "ファーストネーム"], ["given name", "first name", "forename", "fname"]),
    (.middleName, ["ミドルネーム"], ["middle name", "middle initial", "mname"]),
    (
      .kana, ["セイメイ", "読み", "読み方", "呼び名"],
      ["furigana", "yomi", "yomigana", "phonetic name", "reading", "pronunciation"]
    ),
    (
      .familyKana, ["セイ", "ミョウジ(カナ)"],
      ["sei", "phonetic last name", "phonetic family name", "family name reading"]
    ),
    (.givenKana, ["メイ"], ["mei", "phonetic first name", "phonetic given name", "given name reading"]),
    (.romaji, ["ヘボン式氏名"], ["english name", "passport name", "name in english", "name in roman letters"]),
    (.formerName, ["旧氏名", "以前の氏名", "変更前氏名", "旧姓名"], ["former name", "previous name", "old name"]),
    (
      .formerFamilyName, ["旧姓", "旧氏", "旧姓(旧氏)"],
      ["maiden name", "former family name", "former last name", "birth name"]
    ),
    (.alias, ["通称", "通称名", "通称氏名", "別名", "通名"], ["alias", "also known as", "aka"]),
    (
      .birthDate, ["生年月日", "誕生日", "生まれた日", "出生日", "出生年月日"],
      ["birth date", "date of birth", "dob", "birthday", "born", "born on"]
    ),
    (.birthYear, ["生年", "誕生年", "生まれ年", "出生年"], ["birth year", "year of birth", "yob"]),
    (.birthMonth, ["生月", "誕生月", "生まれ月", "出生月"], ["birth month", "month of birth"]),
    (.birthDay, ["生日"], ["birth day of month", "day of birth"]),
    (.sex, ["性別", "性別コード", "性別区分"], ["sex", "gender", "sex code", "gender code"]),
    (
      .postalCode, ["郵便番号", "〒", "〒番号", "郵便No", "郵便コード", "住所郵便番号"],
      ["postal code", "postcode", "post code", "zip", "zip code", "zip postal code", "zip/postal code"]
    ),
    (
      .prefecture, ["都道府県", "都道府県名", "県", "県名", "府県", "府県名"],
      ["prefecture", "state", "province", "state province", "pref", "region"]
    ),
    (
      .city, ["市区町村", "市区町村名", "市町村", "市町村名", "市区", "市区郡", "市区郡町村", "郡市区", "区市町村"],
      ["city", "municipality", "city ward", "locality"]
    ),
    (
      .town,
      ["町名", "町域", "町域名", "大字", "大字町名", "町丁目", "町・丁目", "町字", "町・字", "大字・町", "地域名", "字", "丁目", "町名丁目", "町村名"],
      ["town", "suburb", "neighborhood", "neighbourhood", "district", "town area"]
    ),
    (
      .lot,
      [
        "番地", "番地等", "番地以下", "番地・号", "番地号", "丁目番地", "丁目・番地", "町名番地", "町名・番地", "丁番地", "地番", "住居番号", "番地以降",
        "番地など",
        "それ以降の住所", "以降の住所", "以降住所", "市区町村以降", "市区町村以下",
      ],
      ["lot", "block", "house number", "block number", "street number", "banchi"]
    ),
    (
      .address, ["住所", "居住地", "所在地", "住居", "住居所", "住所地", "現住所", "自宅住所", "契約住所", "登録住所", "連絡先住所", "住所全体"],
      [
        "address", "full address", "street address", "address line", "street", "home address",
        "mailing address",
        "residential address", "postal address",
      ]
    ),
    (
      .building,
      [
        "建物名", "建物", "建物等", "建物名等", "ビル名", "マンション名", "アパート名", "マンション", "方書", "マンション・ビル名", "ビル・マンション名",
        "ビル名・マンション名",
        "建物名・部屋番号", "建物名部屋番号", "建物・部屋番号", "アパート・マンション名", "アパート・マンション名等", "マンション名・部屋番号", "建物名・号室", "建物名号室",
        "ビル名等", "アパート等", "集合住宅名", "物件名",
      ],
      ["building", "building name", "apartment", "apartment name", "apartment building", "condominium"]
    ),
    (
      .room, ["部屋番号", "号室", "部屋", "室番号", "室番", "部屋No", "部屋号室", "住戸番号"],
      [
        "room", "room number", "room no", "unit", "unit number", "unit no", "apt", "apt number", "apt no",
        "suite", "flat",
      ]
    ),
    (
      .phone,
      [
        "電話番号", "電話", "TEL", "TEL番号", "電話No", "携帯電話", "携帯電話番号", "携帯番号", "携帯", "携帯TEL", "自宅電話", "自宅電話番号",
        "自宅TEL", "固定電話",
        "固定電話番号", "連絡先電話番号", "連絡先電話", "連絡先TEL", "連絡先番号", "連絡先", "日中連絡先", "日中の連絡先", "日中電話番号", "昼間連絡先",
        "勤務先電話番号",
        "勤務先電話", "勤務先TEL", "スマートフォン", "スマホ", "スマホ番号", "加入電話番号", "契約電話番号", "MSISDN", "テレフォン", "テレホン",
      ],
      [
        "phone", "phone number", "phone no", "telephone", "telephone number", "telephone no", "mobile",
        "mobile phone",
        "mobile number", "mobile no", "mobile phone number", "cell", "cell phone", "cell phone number",
        "cellphone",
        "cellular", "home phone", "home phone number", "work phone", "work phone number", "business phone",
        "day phone",
        "daytime phone", "landline", "contact number", "contact phone", "contact no", "tel no", "tel number",
        "keitai",
        "primary phone", "other phone", "phone mobile", "phone home", "phone work",
      ]
    ),
    (
      .email,
      [
        "メールアドレス", "メール", "Eメール", "Eメールアドレス", "電子メール", "電子メールアドレス", "メアド", "PCメールアドレス", "携帯メールアドレス", "携帯メール",
        "連絡先メールアドレス",
      ],
      [
        "email", "e-mail", "email address", "e-mail address", "mail", "mail address", "email id",
        "primary email",
        "work email", "personal email", "home email", "contact email",
      ]
    ),
    (
      .cardToken, ["カードトークン", "クレジットカードトークン", "決済トークン", "支払トークン", "カードハッシュ", "トークン", "カード指紋"],
      [
        "card token", "payment token", "credit card token", "card fingerprint", "card hash", "token",
        "payment method id",
      ]
    ),
    (
      .applicationDate,
      [
        "申込日", "申込年月日", "申込日時", "申し込み日", "申し込み日時", "お申し込み日", "受付日", "受付年月日", "受付日時", "申請日", "申請年月日", "申請日時",
        "応募日", "応募日時",
        "注文日", "注文日時", "受注日", "契約日", "契約年月日", "加入日", "加入年月日", "入会日", "入会年月日", "登録日", "登録年月日", "登録日時", "送信日時",
        "回答日時",
        "タイムスタンプ", "作成日", "作成日時",
      ],
      [
        "application date", "date of application", "applied at", "applied on", "applied date",
        "application datetime",
        "application timestamp", "order date", "contract date", "signup date", "sign up date", "submitted at",
        "submission date", "registration date", "registered at", "registered on", "joined at", "join date",
        "created at", "created date", "create date", "created", "date created", "created on", "timestamp",
      ]
    ),
  ]

  /// Names of organizations: they are the record's name when no column has a person's.
  static let organizations = [
    "会社名", "組織名", "法人名", "団体名", "企業名", "事業者名", "名称", "商号", "商号又は名称", "商号または名称", "屋号", "取引先名", "取引先", "得意先名",
    "会社",
    "法人", "貴社名", "御社名", "organization name", "organisation name", "organization", "organisation",
    "company name",
    "company", "corporate name", "business name", "account name",
  ]

  /// Names that are a part of one telephone number, in the order of the parts.
  static let phoneParts: [[String]] = [
    ["市外局番", "電話番号市外局番", "area code"],
    ["市内局番", "局番", "電話番号市内局番", "exchange code"],
    ["加入者番号", "電話番号加入者番号", "subscriber number", "line number"],
  ]

  /// The kinds of telephone that stand in brackets behind 電話番号.
  static let phoneKinds = [
    "携帯", "自宅", "固定", "勤務先", "会社", "日中", "昼間", "連絡先", "日中連絡先", "携帯電話", "固定電話", "スマホ", "mobile", "cell",
    "home", "work",
    "office", "day", "daytime", "landline", "primary", "main", "other",
  ]

  /// The words for the person whom a record is about. They may stand before a name (申込者氏名), and alone they are that
  /// person's name (契約者). Others than the applicant (保護者, 緊急連絡先, 世帯主, 送付先) are not among them.
  static let persons = [
    "申込者", "申込人", "申込み者", "申し込み者", "申請者", "申請人", "契約者", "契約者様", "契約名義人", "加入者", "顧客", "お客様", "お客さま", "お客",
    "会員",
    "利用者", "使用者", "本人", "受給者", "患者", "患者様", "被保険者", "住民", "対象者", "応募者", "購入者", "注文者", "登録者", "受験者", "納税義務者",
    "納税者",
    "個人", "あなた",
  ]

  /// The same in English. None of them alone is a name: `customer` may be a number.
  static let personsEnglish = [
    "customer", "applicant", "client", "member", "contact", "subscriber", "person", "personal", "patient",
    "guest",
    "buyer", "lead", "policyholder", "holder", "your", "individual", "resident",
  ]

  /// What may stand before a name and says nothing to us.
  static let prefixes = [
    "お", "ご", "御", "の", "現在の", "現在", "現", "自宅", "登録", "様", "さま", "current", "home", "primary", "main",
  ]

  /// What may stand behind a name or in brackets and says nothing to us.
  static let remarks = [
    "漢字", "全角", "半角", "全角漢字", "必須", "任意", "日本語", "西暦", "和暦", "元号", "西暦年", "入力", "入力欄", "欄", "ハイフンなし",
    "ハイフン無し",
    "ハイフン無", "ハイフンあり", "ハイフン有り", "ハイフン有", "ハイフン不要", "ハイフン含む", "数字", "半角数字", "全角文字", "数字のみ", "半角英数", "半角英数字",
    "戸籍", "自署",
    "required", "optional", "kanji", "japanese", "local", "as is", "yyyymmdd", "yyyy", "mm", "dd", "様", "さま",
    "7桁", "8桁",
  ]

  /// What makes a reading of a name.
  static let kanaWords = [
    "カナ", "かな", "フリガナ", "振り仮名", "振仮名", "ふり仮名", "読みがな", "ヨミガナ", "読み仮名", "読み", "よみ", "仮名", "片仮名", "カタカナ",
    "ひらがな", "全角カナ",
    "半角カナ", "全角カタカナ", "半角カタカナ", "カナ全角", "カナ半角", "kana", "katakana", "hiragana", "furigana", "yomi",
    "yomigana", "phonetic",
  ]

  /// What makes a name in Latin letters.
  static let latinWords = [
    "ローマ字", "ローマ字表記", "英字", "英文", "英語", "英語表記", "英字表記", "アルファベット", "アルファベット表記", "ヘボン式", "英名", "romaji",
    "roman", "romanized",
    "english", "en", "alphabet", "latin",
  ]

  /// Parts in brackets or behind an underscore that are words of their own only there: 生年月日(年), 郵便番号(上3桁).
  static let dateParts: [(names: [String], field: ApplicantField)] = [
    (["年", "year"], .birthYear), (["月", "month"], .birthMonth), (["日", "day"], .birthDay),
  ]

  /// Which half of a postal code a column holds.
  static let postalHalves: [[String]] = [
    ["上", "上3桁", "上三桁", "前", "前半", "前3桁", "3桁", "親番", "親番号"],
    ["下", "下4桁", "下四桁", "後", "後半", "後4桁", "4桁", "子番", "子番号", "枝番"],
  ]

  /// What ends the header of a column that numbers records: a candidate for the id that the rules do not take by
  /// themselves.
  static let identifierEndings = ["番号", "ID", "コード", "No", "No.", "ナンバー", "number", "code", "key", "キー"]

  /// What looks like such a header and must never be an id: numbers that the law guards (個人番号, 住民票コード),
  /// numbers of households, accounts and cards.
  static let neverIdentifiers = [
    "個人番号", "マイナンバー", "住民票コード", "世帯番号", "世帯コード", "口座番号", "カード番号", "クレジットカード番号", "店番号", "支店番号", "支店コード",
    "銀行コード",
    "金融機関コード", "郵便番号", "電話番号", "部屋番号", "暗証番号", "card number", "credit card number", "my number",
    "household id", "bank code",
    "branch code", "entity id", "password", "fax番号", "店番", "都道府県コード", "市区町村コード", "自治体コード", "全国地方公共団体コード",
    "国コード", "country code",
    "ss number", "soc sec id", "法人番号",
  ]
}
