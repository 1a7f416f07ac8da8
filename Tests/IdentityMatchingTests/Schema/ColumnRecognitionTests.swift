import IdentityMatching
import JapaneseNormalization
import Testing

@Suite("Columns are recognized by their headers")
struct ColumnRecognitionTests {
  struct Table: Sendable, CustomTestStringConvertible {
    var sender: String
    /// Header and field, `-` for none, in the order of the columns.
    var columns: [(header: String, field: String)]
    var testDescription: String { sender }

    init(_ sender: String, _ columns: KeyValuePairs<String, String>) {
      self.sender = sender
      self.columns = columns.map { ($0.key, $0.value) }
    }
  }

  static let tables: [Table] = [
    Table(
      "a carrier's applications",
      [
        "受付番号": "id", "申込日": "applicationDate", "氏名": "name", "フリガナ": "kana", "生年月日": "birthDate",
        "郵便番号": "postalCode", "住所": "address", "建物名・部屋番号": "building", "携帯電話": "phone", "自宅電話": "phone",
        "メールアドレス": "email", "カードトークン": "cardToken", "プラン名": "-", "店舗コード": "-",
      ]),
    Table(
      "a bank's customers",
      [
        "店番": "-", "口座番号": "-", "CIF番号": "id", "漢字氏名": "name", "カナ氏名": "kana", "生年月日（西暦）": "birthDate",
        "性別": "sex",
        "郵便番号（上3桁）": "postalCode", "郵便番号（下4桁）": "postalCode", "住所１": "address", "住所２": "address",
        "住所３": "address", "自宅電話番号": "phone", "携帯電話番号": "phone", "勤務先名": "-", "勤務先電話番号": "phone",
      ]),
    Table(
      "a town hall's residents",
      [
        "宛名番号": "id", "世帯番号": "-", "個人番号": "-", "住民票コード": "-", "氏名": "name", "氏名カナ": "kana", "通称": "alias",
        "通称カナ": "aliasKana", "旧氏": "formerFamilyName", "旧氏カナ": "-", "生年月日": "birthDate", "性別": "sex",
        "続柄": "-", "世帯主氏名": "-", "住所": "address", "方書": "building", "住民となった年月日": "-",
      ]),
    Table(
      "a web form in parts",
      [
        "姓": "familyName", "名": "givenName", "セイ": "familyKana", "メイ": "givenKana", "生年": "birthYear",
        "生月": "birthMonth", "生日": "birthDay", "郵便番号1": "postalCode", "郵便番号2": "postalCode",
        "都道府県": "prefecture", "市区町村": "city", "町名": "town", "番地": "lot", "建物名": "building",
        "部屋番号": "room", "電話番号1": "phone", "電話番号2": "phone", "電話番号3": "phone", "メールアドレス": "email",
        "メールアドレス（確認）": "-",
      ]),
    Table(
      "a questionnaire",
      [
        "タイムスタンプ": "applicationDate", "1. お名前（必須）": "name", "2. お名前（ふりがな）": "kana", "Q3 ご住所": "address",
        "問4 お電話番号（ハイフンなし）": "phone", "5. ご連絡希望時間": "-", "生年月日（例：1990/01/01）": "-",
      ]),
    Table(
      "an insurer with the insured and the holder",
      [
        "証券番号": "-", "契約者番号": "id", "契約者氏名": "name", "契約者氏名（カナ）": "kana", "契約者生年月日": "birthDate",
        "契約者住所": "address", "契約者電話番号": "phone", "保護者氏名": "-", "受取人氏名": "-", "緊急連絡先電話番号": "-",
        "緊急連絡先氏名": "-", "担当者名": "-",
      ]),
    Table(
      "decorations with underscores",
      [
        "会員ID": "id", "氏名_姓": "familyName", "氏名_名": "givenName", "氏名_姓_カナ": "familyKana",
        "氏名_名_カナ": "givenKana",
        "住所_都道府県": "prefecture", "住所_市区町村": "city", "住所_番地": "lot", "住所_建物名": "building",
        "住所_カナ": "-", "電話番号_携帯": "phone", "電話種別": "-", "電話番号区分": "-", "FAX番号": "-",
      ]),
    Table(
      "brackets",
      [
        "お客様番号": "id", "お客様氏名（漢字）": "name", "お客様氏名（全角カナ）": "kana", "住所（都道府県）": "prefecture",
        "住所（市区町村）": "city", "住所（それ以降の住所）": "lot", "住所（建物名）": "building", "住所（フリガナ）": "-",
        "電話番号（市外局番）": "phone", "電話番号（市内局番）": "phone", "電話番号（加入者番号）": "phone", "生年月日（年）": "birthYear",
        "生年月日（月）": "birthMonth", "生年月日（日）": "birthDay", "カード番号": "-",
      ]),
    Table(
      "the customer's name in two columns of one person word",
      [
        "申込番号": "id", "顧客番号": "-", "契約者姓": "familyName", "契約者名": "givenName", "契約者姓カナ": "familyKana",
        "契約者名カナ": "givenKana", "現住所": "address", "旧住所": "-", "連絡先": "phone",
      ]),
    Table(
      "a wholesaler's companies",
      [
        "取引先コード": "id", "会社名": "name", "会社名カナ": "kana", "部署名": "-", "郵便番号": "postalCode", "所在地": "address",
        "代表者名": "-", "TEL": "phone", "FAX": "-", "法人番号": "-",
      ]),
    Table(
      "people and where they work",
      [
        "No.": "id", "会社名": "-", "会社名カナ": "-", "氏名": "name", "ふりがな": "kana", "ローマ字氏名": "romaji",
        "E-mail": "email",
        "電話": "phone",
      ]),
    Table(
      "an English SaaS",
      [
        "Record ID": "id", "First Name": "givenName", "Last Name": "familyName", "Email": "email",
        "Phone Number": "phone", "Mobile Phone Number": "phone", "Phone Type": "-",
        "Street Address": "address",
        "City": "city", "State/Region": "-", "Postal Code": "postalCode", "Country": "-", "Company Name": "-",
        "Date of Birth": "birthDate", "Create Date": "applicationDate",
      ]),
    Table(
      "a database dump",
      [
        "customer_id": "id", "name": "name", "name_kana": "kana", "birth_date": "birthDate",
        "zip": "postalCode",
        "prefecture": "prefecture", "city": "city", "address_1": "address", "address_2": "address",
        "tel": "phone",
        "mobile": "phone", "e-mail": "email", "card_token": "cardToken", "created_at": "applicationDate",
        "updated_at": "-", "user_name": "-", "password": "-",
      ]),
    Table(
      "a shop's customers in English",
      [
        "application_no": "id", "customer_first_name": "givenName", "customer_last_name": "familyName",
        "first_name_kana": "givenKana", "last_name_kana": "familyKana", "dob": "birthDate", "gender": "sex",
        "address line 1": "address", "address line 2": "address", "apt number": "room", "home phone": "phone",
        "billing address": "-", "shipping phone": "-", "maiden name": "formerFamilyName",
      ]),
    Table(
      "English names of organizations",
      [
        "organization name": "name", "address": "address", "zip code": "postalCode", "telephone": "phone",
        "website": "-",
      ]
    ),
    Table(
      "a benchmark of person records",
      [
        "rec_id": "id", "given_name": "givenName", "surname": "familyName", "street_number": "lot",
        "address_1": "address", "address_2": "address", "suburb": "town", "postcode": "postalCode",
        "state": "prefecture", "date_of_birth": "birthDate", "soc_sec_id": "-",
      ]),
    Table(
      "readings beside their columns",
      [
        "患者番号": "id", "姓": "familyName", "姓フリガナ": "familyKana", "名": "givenName", "名フリガナ": "givenKana",
        "ローマ字（姓）": "familyRomaji", "ローマ字（名）": "givenRomaji", "旧姓": "formerFamilyName",
      ]),
  ]

  @Test("A sender's headers", arguments: tables)
  func senders(_ table: Table) throws {
    let mapping = try ColumnRecognition.recognize(header: table.columns.map(\.header))
    for (column, (header, field)) in table.columns.enumerated() {
      #expect(mapping.fields[column]?.rawValue ?? "-" == field, "\(header)")
    }
  }

  static func fields(_ header: [String]) throws -> [String] {
    try ColumnRecognition.recognize(header: header).fields.map { $0?.rawValue ?? "-" }
  }

  @Test(
    "A header means the same in every dress",
    arguments: [
      ("氏　名", "name"), (" 氏名 ", "name"), ("氏名*", "name"), ("※氏名", "name"), ("【必須】氏名", "name"),
      ("ご氏名", "name"),
      ("ご契約者氏名", "name"), ("申込者 氏名", "name"), ("お客様のお名前", "name"), ("契約者", "name"), ("顧客名", "name"),
      ("フルネーム", "name"), ("NAME", "name"), ("Full_Name", "name"), ("customer-name", "name"),
      ("氏名(カナ)", "kana"), ("氏名（フリガナ）", "kana"), ("氏名＿カナ", "kana"), ("カナ氏名", "kana"), ("よみがな", "kana"),
      ("お名前フリガナ", "kana"), ("顧客名カナ", "kana"), ("kana_name", "kana"), ("Name (Kana)", "kana"),
      ("組織名カナ", "kana"),
      ("フリガナ（全角カナ）", "kana"), ("フリガナ（セイ）", "familyKana"), ("セイ（カナ）", "familyKana"), ("カナ姓", "familyKana"),
      ("苗字", "familyName"), ("下の名前", "givenName"), ("氏名（英字）", "romaji"), ("ご住所", "address"),
      ("住所（全角）", "address"),
      ("携帯電話番号（ハイフンなし）", "phone"), ("電話番号（携帯）", "phone"), ("ＴＥＬ", "phone"), ("Tel.", "phone"),
      ("〒", "postalCode"),
      ("ZIP/Postal Code", "postalCode"), ("Eメール", "email"), ("電子メールアドレス", "email"), ("会員番号", "id"),
      ("ID", "id"),
      ("お客様ID", "id"), ("生年月日（西暦）", "birthDate"), ("birth_date", "birthDate"), ("誕生日", "birthDate"),
      ("お申し込み日", "applicationDate"), ("申込日時", "applicationDate"), ("町・字", "town"), ("建物名", "building"),
    ])
  func dresses(_ header: String, _ field: String) throws {
    #expect(try Self.fields([header]) == [field])
  }

  @Test("Half-width katakana are katakana", .enabled(if: String(scalars: TextFolding.fold("ｶﾞ")) == "ガ"))
  func halfWidth() throws {
    #expect(try Self.fields(["ﾌﾘｶﾞﾅ", "ﾒｰﾙｱﾄﾞﾚｽ", "氏名(ｶﾅ)"]) == ["kana", "email", "-"])
  }

  @Test(
    "What holds a known word is not that word",
    arguments: [
      "電話種別", "電話区分", "phone type", "電話可否", "FAX番号", "郵便物送付可否", "住所コード", "住所区分", "住所カナ", "氏名コード", "顧客区分",
      "customer type", "生年月日区分", "メール配信可否", "email opt in", "緊急連絡先", "保護者氏名", "配偶者氏名", "世帯主名", "勤務先名",
      "勤務先住所",
      "送付先住所", "旧住所", "username", "ユーザー名", "個人番号", "マイナンバー", "カード番号", "商品名", "支店名", "file name", "店舗名", "備考",
      "",
      "プラン名", "都道府県コード", "性別その他", "オオオオオオオオオオオオオオオオオオオオオオ",
    ])
  func notRecognized(_ header: String) throws {
    #expect(try Self.fields([header]) == ["-"])
  }

  @Test("Of two columns for one value the one with the plainer name wins, then the first")
  func precedence() throws {
    let mapping = try ColumnRecognition.recognize(header: ["申込者氏名", "氏名", "氏名", "顧客番号", "ID", "住所", "住所"])
    #expect(mapping.fields == [nil, .name, nil, nil, .id, .address, nil])
    #expect(
      mapping.contested.map { [$0.column, $0.winner] } == [[0, 1], [2, 1], [3, 4], [6, 5]])
    #expect(mapping.contested.map(\.field) == [.name, .name, .id, .address])
    #expect(mapping.unrecognized == [0, 2, 3, 6])
  }

  @Test("フリガナ belongs to the column before it")
  func bareKana() throws {
    #expect(try Self.fields(["氏名", "フリガナ", "住所", "フリガナ"]) == ["name", "kana", "address", "-"])
    #expect(try Self.fields(["住所", "フリガナ", "氏名", "フリガナ"]) == ["address", "-", "name", "kana"])
    #expect(
      try Self.fields(["姓", "カナ", "名", "カナ"]) == ["familyName", "familyKana", "givenName", "givenKana"])
    #expect(
      try Self.fields(["姓", "名", "カナ", "カナ"]) == ["familyName", "givenName", "familyKana", "givenKana"])
    #expect(try Self.fields(["姓", "名", "フリガナ"]) == ["familyName", "givenName", "kana"])
    #expect(try Self.fields(["氏名", "住所", "フリガナ"]) == ["name", "address", "kana"])
  }

  @Test("名前 beside 姓 is the given name")
  func vagueNames() throws {
    #expect(try Self.fields(["姓", "名前"]) == ["familyName", "givenName"])
    #expect(try Self.fields(["surname", "name"]) == ["familyName", "givenName"])
    #expect(try Self.fields(["姓", "名", "名前"]) == ["familyName", "givenName", "name"])
    #expect(try Self.fields(["姓", "名", "氏名"]) == ["familyName", "givenName", "name"])
  }

  @Test("Numbered lines are joined in the order of their numbers")
  func numbered() throws {
    let mapping = try ColumnRecognition.recognize(header: ["住所2", "氏名", "住所1", "郵便番号(下)", "郵便番号(上)", "住所③"])
    #expect(mapping.columns(of: .address).starts(with: [2, 0]))
    #expect(mapping.values(of: .postalCode) == [[4, 3]])
    #expect(mapping.column(of: .name) == 1)
    #expect(mapping.values(of: .kana).isEmpty)
  }

  @Test("Parts of a telephone number make one number; an area code alone makes none")
  func phoneParts() throws {
    let mapping = try ColumnRecognition.recognize(header: ["携帯電話", "市外局番", "市内局番", "加入者番号", "連絡先"])
    #expect(mapping.values(of: .phone) == [[0], [1, 2, 3], [4]])
    #expect(try Self.fields(["市外局番", "氏名"]) == ["-", "name"])
    #expect(try Self.fields(["加入者番号", "氏名"]) == ["id", "name"])
  }

  @Test("What the caller says goes first")
  func overrides() throws {
    let header = ["コード", "なまえ欄", "氏名", "住所", "請求先", "メモ"]
    let mapping = try ColumnRecognition.recognize(
      header: header, overrides: [(.name, "なまえ欄"), (.address, "請求先"), (.address, "メモ")], idColumn: "コード")
    #expect(mapping.fields == [.id, .name, nil, nil, .address, .address])
    #expect(mapping.columns(of: .address) == [4, 5])
    let ignored = try ColumnRecognition.recognize(header: header, ignoring: ["住所"])
    #expect(ignored.fields[3] == nil)
  }

  @Test("An override finds its header in another dress")
  func foldedOverrides() throws {
    let mapping = try ColumnRecognition.recognize(header: ["Ｃｕｓｔ　Ｎａｍｅ"], overrides: [(.name, "cust_name")])
    #expect(mapping.fields == [.name])
  }

  @Test("A header that is not there is named, with those that are")
  func missing() throws {
    let error = try #require(throws: ColumnRecognitionError.self) {
      try ColumnRecognition.recognize(header: ["氏名", "", "住所"], overrides: [(.name, "名前漢字")])
    }
    #expect(error.description == "no column \"名前漢字\"; the columns are: 氏名, (no name), 住所")
    #expect(throws: ColumnRecognitionError.columnClaimedTwice(header: "氏名", by: "name", and: "kana")) {
      try ColumnRecognition.recognize(header: ["氏名"], overrides: [(.name, "氏名"), (.kana, "氏名")])
    }
    #expect(throws: ColumnRecognitionError.fieldGivenTwice(.name, first: "a", second: "b")) {
      try ColumnRecognition.recognize(header: ["a", "b"], overrides: [(.name, "a"), (.name, "b")])
    }
    #expect(throws: ColumnRecognitionError.columnClaimedTwice(header: "a", by: "name", and: "ignored")) {
      try ColumnRecognition.recognize(header: ["a"], overrides: [(.name, "a")], ignoring: ["a"])
    }
  }

  @Test("An unknown number is a candidate for the id, and guarded numbers never are")
  func identifiers() throws {
    let mapping = try ColumnRecognition.recognize(header: [
      "証券番号", "氏名", "個人番号", "カード番号", "external key", "メモ",
    ])
    #expect(mapping.identifierCandidates == [0, 4])
    #expect(mapping.columns(of: .id).isEmpty)
  }

  @Test("Users name fields as they like", arguments: ["birthDate", "birth-date", "birth_date", "BIRTHDATE"])
  func fieldNames(_ name: String) {
    #expect(ApplicantField(name: name) == .birthDate)
  }

  @Test("Any header is read without a trap")
  func totality() throws {
    var state: UInt64 = 5
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }
    let pieces = [
      "お", "氏名", "名", "カナ", "(", "）", "_", "1", "住所", "電話", "契約者", "姓", "年", "フリガナ", "必須", "name", " ", "en",
      "🙂",
    ]
    for _ in 0..<2000 {
      let header = (0..<next() % 8).map { _ in pieces[next() % pieces.count] }.joined()
      let mapping = try ColumnRecognition.recognize(header: [header, header])
      #expect(mapping.fields.count == 2)
    }
  }
}
