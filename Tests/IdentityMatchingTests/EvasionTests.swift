import IdentityMatching
import RecordLinkage
import Testing

/// What people do to get past a comparison of strings, and must still be found.
private let evasions: [IdentityCase] = [
  IdentityCase(
    "E1 the lot number rewritten", .sato.with { $0.addressLines = ["東京都港区虎ノ門1-23-1"] }, .sato, .personMatch),
  IdentityCase(
    "E1 everything in one line, another width",
    .sato.with {
      $0.addressLines = ["港区虎ノ門１ー２３ー１－２０３"]
      $0.building = ""
    }, .sato, .personMatch),
  IdentityCase(
    "E1b the district's postal code in place of the tower's own", .sato.with { $0.postalCode = "105-0001" },
    .sato,
    .personMatch),
  IdentityCase(
    "E2 a mobile number in place of the landline", .sato.with { $0.phones = ["070-1618-0339"] }, .sato,
    .personMatch),
  IdentityCase("E3 a second card", .sato.with { $0.cardTokens = ["tok_second77"] }, .sato, .personMatch),
  IdentityCase(
    "E4 all changed, name and birth date the same", .sato.withEverythingElseChanged, .sato,
    .personMatchOrReview),
  IdentityCase(
    "E4 all changed, a rare name and the same birth date",
    .sato.withEverythingElseChanged.with {
      $0.name = "勅使河原 竜之進"
      $0.kana = "テシガワラ リュウノシン"
    },
    .sato.with {
      $0.name = "勅使河原 竜之進"
      $0.kana = "テシガワラ リュウノシン"
    }, .personMatch),
  IdentityCase(
    "E4 all changed, no birth date", .sato.withEverythingElseChanged.with { $0.birthDate = [] }, .sato,
    .personReviewAtMost),
  IdentityCase(
    "E4 a rare name alone never makes a match",
    ApplicantRecord(id: "A1", name: "勅使河原 竜之進"), ApplicantRecord(id: "C1", name: "勅使河原 竜之進"),
    .personReviewAtMost),
  IdentityCase(
    "E5 a family member of the flat",
    .sato.with {
      $0.name = "佐藤 花子"
      $0.kana = "サトウ ハナコ"
      $0.birthDate = ["1988-11-03"]
      $0.sex = "女"
      $0.phones = ["03-3501-8822", "080-1122-5813"]
      $0.emails = ["hanako.sato@gmail.com"]
      $0.cardTokens = ["tok_hanako"]
    }, .sato, .household),
  IdentityCase(
    "E9 the ladder form of a character",
    .sato.with {
      $0.name = "髙橋 誠"
      $0.kana = "タカハシ マコト"
    },
    .sato.with {
      $0.name = "高橋 誠"
      $0.kana = "タカハシ マコト"
    }, .personMatch),
  IdentityCase(
    "E9 the old form, other spaces, kana in half width",
    .sato.with {
      $0.name = "渡邉　誠"
      $0.kana = "ﾜﾀﾅﾍﾞﾏｺﾄ"
      $0.phones = []
    },
    .sato.with {
      $0.name = "渡辺誠"
      $0.kana = "わたなべ まこと"
    }, .personMatch),
  IdentityCase(
    "E9 kana in place of kanji",
    .sato.with {
      $0.name = "サトウ マコト"
      $0.kana = ""
    }, .sato, .personMatch),
  IdentityCase(
    "E9 Latin letters",
    .sato.with {
      $0.name = "Makoto Satoh"
      $0.kana = ""
    }, .sato, .personMatch),
  IdentityCase(
    "E9 given name first",
    .sato.with {
      $0.name = "誠 佐藤"
      $0.kana = "マコト サトウ"
    }, .sato, .personMatch),
  IdentityCase(
    "E10 small kana enlarged",
    .sato.with {
      $0.name = "大野 京子"
      $0.kana = "オーノ キヨウコ"
      $0.sex = ""
    },
    .sato.with {
      $0.name = "大野 京子"
      $0.kana = "オオノ キョウコ"
      $0.sex = ""
    }, .personMatch),
  IdentityCase(
    "E11 an alias of the mailbox, nothing else but name and birth date",
    .sato.withEverythingElseChanged.with { $0.emails = ["m.a.k.o.t.o.sato+2@googlemail.com"] }, .sato,
    .personMatch),
  IdentityCase("E12 the room left out", .sato.with { $0.building = "コーポ青葉" }, .sato, .personMatch),
  IdentityCase("E12 the building left out", .sato.with { $0.building = "" }, .sato, .personMatch),
  IdentityCase(
    "E12 somebody's household added", .sato.with { $0.building = "コーポ青葉203号室 山田様方" }, .sato, .personMatch),
  IdentityCase(
    "E13 day and month swapped, all else the same", .sato.with { $0.birthDate = ["1985-12-04"] }, .sato,
    .personMatch),
  IdentityCase(
    "E13 one digit of the birth date wrong", .sato.with { $0.birthDate = ["1985-04-13"] }, .sato, .personMatch
  ),
  IdentityCase(
    "E13 another era: 平成2年 for 昭和2年", .sato.with { $0.birthDate = ["平成2年4月12日"] },
    .sato.with { $0.birthDate = ["昭和2年4月12日"] }, .personMatch),
  IdentityCase(
    "E13 a slip in the birth date and a new address, telephone and card",
    .sato.withEverythingElseChanged.with { $0.birthDate = ["1985-04-13"] }, .sato, .personReviewAtMost),
  IdentityCase(
    "E14 married: another family name, the same given name, birth date, telephone and mailbox",
    .sato.with {
      $0.name = "鈴木 花子"
      $0.kana = "スズキ ハナコ"
      $0.sex = "女"
    },
    .sato.withEverythingElseChanged.with {
      $0.name = "佐藤 花子"
      $0.kana = "サトウ ハナコ"
      $0.sex = "女"
      $0.phones = ["090-3141-5926"]
      $0.emails = ["makoto.sato@gmail.com"]
    }, .personMatch),
  IdentityCase(
    "E14 the former name is on the record",
    .sato.withEverythingElseChanged.with {
      $0.name = "鈴木 花子"
      $0.kana = "スズキ ハナコ"
      $0.sex = "女"
      $0.formerFamilyName = "佐藤"
    },
    .sato.with {
      $0.name = "佐藤 花子"
      $0.kana = "サトウ ハナコ"
      $0.sex = "女"
    }, .personMatchOrReview),
]

/// Whom a comparison must not take for the customer.
private let others: [IdentityCase] = [
  IdentityCase(
    "a stranger of the same name, born on another day",
    .sato.withEverythingElseChanged.with { $0.birthDate = ["1962-09-27"] }, .sato, .nothing),
  IdentityCase(
    "a twin: all the same but the given name and the mobile number",
    .sato.with {
      $0.name = "佐藤 学"
      $0.kana = "サトウ マナブ"
      $0.phones = ["03-3501-8822", "080-9977-6613"]
      $0.emails = ["manabu@docomo.ne.jp"]
      $0.cardTokens = []
    }, .sato, .household),
  IdentityCase(
    "a twin whose name shares a character",
    .sato.with {
      $0.name = "佐藤 健一"
      $0.kana = "サトウ ケンイチ"
      $0.emails = []
      $0.phones = ["03-3501-8822"]
      $0.cardTokens = []
    },
    .sato.with {
      $0.name = "佐藤 健二"
      $0.kana = "サトウ ケンジ"
    }, .household),
  IdentityCase(
    "father and son with similar names",
    .sato.with {
      $0.name = "佐藤 健一"
      $0.kana = "サトウ ケンイチ"
      $0.birthDate = ["1955-02-20"]
      $0.emails = []
      $0.phones = ["03-3501-8822"]
      $0.cardTokens = []
    },
    .sato.with {
      $0.name = "佐藤 健二"
      $0.kana = "サトウ ケンジ"
    }, .household),
  IdentityCase(
    "the same name in two flats of one building",
    .sato.with {
      $0.building = "コーポ青葉305号室"
      $0.birthDate = []
      $0.phones = []
      $0.emails = []
      $0.cardTokens = []
    },
    .sato, .personReviewAtMost),
  IdentityCase(
    "the same name in two flats, born on different days",
    .sato.with {
      $0.building = "コーポ青葉305号室"
      $0.birthDate = ["1971-01-30"]
      $0.phones = []
      $0.emails = []
      $0.cardTokens = []
    },
    .sato, .notAPerson),
  IdentityCase(
    "the next flat",
    .sato.with {
      $0.name = "田中 実"
      $0.kana = "タナカ ミノル"
      $0.birthDate = ["1971-01-30"]
      $0.building = "コーポ青葉204号室"
      $0.phones = ["080-5555-0199"]
      $0.emails = []
      $0.cardTokens = []
    },
    .sato, .nothing),
  IdentityCase(
    "斎藤 and 斉藤 with nothing but the given name in common",
    ApplicantRecord(
      name: "斎藤 誠", kana: "サイトウ マコト", postalCode: "980-0811", addressLines: ["宮城県仙台市青葉区一番町3-7-1"]),
    ApplicantRecord(name: "斉藤 誠", kana: "サイトウ マコト", postalCode: "700-0901", addressLines: ["岡山県岡山市北区本町6-36"]),
    .nothing),
  IdentityCase(
    "housemates",
    .sato.with {
      $0.name = "田中 実"
      $0.kana = "タナカ ミノル"
      $0.birthDate = ["1984-01-30"]
      $0.phones = ["080-5555-0199"]
      $0.emails = []
      $0.cardTokens = []
    },
    .sato, .household),
  IdentityCase(
    "a shared landline",
    .sato.with {
      $0.name = "田中 実"
      $0.kana = "タナカ ミノル"
      $0.birthDate = ["1984-01-30"]
      $0.phones = ["03-3501-8822"]
      $0.addressLines = []
      $0.building = ""
      $0.postalCode = ""
      $0.emails = []
      $0.cardTokens = []
    },
    .sato, .notAPerson),
  IdentityCase(
    "a parent's card on a child's line",
    .sato.withEverythingElseChanged.with {
      $0.name = "佐藤 翔太"
      $0.kana = "サトウ ショウタ"
      $0.birthDate = ["2009-06-01"]
      $0.cardTokens = ["tok_9f2kq7x1"]
    },
    .sato, .notAPerson),
  IdentityCase(
    "Vietnamese namesakes but for the last name, born on one day",
    ApplicantRecord(
      name: "NGUYEN VAN AN", birthDate: "1995-03-14", addressLines: ["東京都新宿区大久保1-2-3"],
      phones: ["080-5555-0199"]),
    ApplicantRecord(
      name: "NGUYEN VAN BINH", birthDate: "1995-03-14", addressLines: ["大阪府大阪市生野区桃谷2-5-8"],
      phones: ["070-1618-0339"]),
    .notAPerson),
  IdentityCase(
    "a common foreign name and a first of January",
    ApplicantRecord(name: "王 偉", birthDate: "1990-01-01", addressLines: ["東京都新宿区大久保1-2-3"]),
    ApplicantRecord(name: "王 偉", birthDate: "1990-01-01", addressLines: ["大阪府大阪市生野区桃谷2-5-8"]),
    .personReviewAtMost),
  IdentityCase(
    "no name on one side, all else of the family the same",
    .sato.with {
      $0.name = ""
      $0.kana = ""
      $0.birthDate = []
    }, .sato, .personReviewAtMost),
  IdentityCase(
    "only the family name on one side",
    .sato.with {
      $0.name = "佐藤"
      $0.kana = "サトウ"
      $0.birthDate = []
    }, .sato,
    .personReviewAtMost),
  IdentityCase(
    "the same name in a building, one flat not known",
    ApplicantRecord(name: "佐藤 誠", addressLines: ["東京都港区虎ノ門1-23-1 メゾン青葉203"]),
    ApplicantRecord(name: "佐藤 誠", addressLines: ["東京都港区虎ノ門1-23-1 メゾン青葉"]), .personReviewAtMost),
  IdentityCase(
    "two given names alike in one house, other family names, no birth date",
    ApplicantRecord(name: "佐藤 花子", addressLines: ["東京都港区虎ノ門1-23-1"]),
    ApplicantRecord(name: "鈴木 花子", addressLines: ["東京都港区虎ノ門1-23-1"]), .personReviewAtMost),
  IdentityCase(
    "two given names alike with one landline, other family names",
    ApplicantRecord(name: "佐藤 花子", addressLines: ["東京都港区虎ノ門1-23-1"], phones: ["03-3501-8822"]),
    ApplicantRecord(name: "鈴木 花子", addressLines: ["大阪府大阪市生野区桃谷2-5-8"], phones: ["03-3501-8822"]),
    .personReviewAtMost),
  IdentityCase(
    "twins whose names sound nearly alike, in kana, with all contacts in common",
    .sato.with {
      $0.name = "サトウ ユウキ"
      $0.kana = ""
    },
    .sato.with {
      $0.name = "サトウ ユキ"
      $0.kana = ""
    },
    .personReviewAtMost),
  IdentityCase(
    "a rare name, a birth date one digit off, another city",
    ApplicantRecord(name: "勅使河原 誠之介", birthDate: "1990-01-12", addressLines: ["東京都港区虎ノ門1-23-1"]),
    ApplicantRecord(name: "勅使河原 誠之介", birthDate: "1990-01-13", addressLines: ["大阪府大阪市生野区桃谷2-5-8"]),
    .personReviewAtMost),
  IdentityCase(
    "a placeholder of a birth date beside another",
    ApplicantRecord(name: "佐藤 誠", birthDate: "1900-01-01", addressLines: ["東京都港区虎ノ門1-23-1"]),
    ApplicantRecord(name: "佐藤 誠", birthDate: "1900-01-02", addressLines: ["大阪府大阪市生野区桃谷2-5-8"]), .nothing),
  IdentityCase(
    "twins with the mother's mobile number and mailbox",
    .sato.with {
      $0.name = "佐藤 学"
      $0.kana = "サトウ マナブ"
      $0.cardTokens = []
    },
    .sato.with { $0.cardTokens = [] }, .household),
  IdentityCase(
    "a couple without birth dates, all contacts in common",
    .sato.with {
      $0.name = "佐藤 花子"
      $0.kana = "サトウ ハナコ"
      $0.birthDate = []
      $0.sex = ""
    },
    .sato.with { $0.birthDate = [] }, .household),
  IdentityCase(
    "colleagues with the office's number",
    ApplicantRecord(
      name: "佐藤 一郎", birthDate: "1970-02-03", addressLines: ["東京都港区虎ノ門1-23-1"], phones: ["03-3501-8822"]),
    ApplicantRecord(
      name: "佐藤 美咲", birthDate: "1991-07-21", addressLines: ["大阪府大阪市生野区桃谷2-5-8"], phones: ["03-3501-8822"]),
    .notAHousehold),
  IdentityCase(
    "the same surname in a block of flats, one flat not known",
    ApplicantRecord(name: "佐藤 一郎", birthDate: "1970-02-03", addressLines: ["東京都港区虎ノ門1-23-1 メゾン青葉"]),
    ApplicantRecord(name: "佐藤 次郎", birthDate: "1974-08-30", addressLines: ["東京都港区虎ノ門1-23-1 メゾン青葉203"]),
    .notAHousehold),
  IdentityCase(
    "a new stranger",
    .sato.withEverythingElseChanged.with {
      $0.name = "山本 幸子"
      $0.kana = "ヤマモト サチコ"
      $0.birthDate = ["1990-10-10"]
    },
    .sato, .nothing),
]

@Suite("Who is found and who is left alone")
struct EvasionTests {
  @Test("Rewriting does not hide a person", arguments: evasions)
  func evasion(_ item: IdentityCase) async throws {
    let link = try await link(item.left, item.right)
    #expect(
      item.expected.holds(for: link),
      "\(item.name): \(item.expected.rawValue), got \(String(describing: link))")
  }

  @Test("Others are not taken for the person", arguments: others)
  func other(_ item: IdentityCase) async throws {
    let link = try await link(item.left, item.right)
    #expect(
      item.expected.holds(for: link),
      "\(item.name): \(item.expected.rawValue), got \(String(describing: link))")
  }

  @Test("The order of the two records does not matter", arguments: evasions + others)
  func symmetry(_ item: IdentityCase) async throws {
    let forth = try await link(item.left, item.right)
    let back = try await link(item.right, item.left)
    #expect(forth?.relation == back?.relation)
    #expect(forth?.probability == back?.probability)
    #expect(forth?.matchKey == back?.matchKey)
  }
}

@Suite("A name of which only a part is given")
struct PartialNameTests {
  @Test(
    "A lone family name agrees with the family name and says nothing of the given one",
    arguments: ["佐藤", "サトウ"])
  func loneFamilyName(_ name: String) async throws {
    let record = ApplicantRecord.sato.with {
      $0.name = name
      $0.kana = ""
    }
    let found = try #require(try await link(record, .sato))
    #expect(found.matchKey.hasPrefix("+FAMILY+DOB"))
    #expect(!(found.relation == .person && found.band == .match))
  }
}

@Suite("A name by which a person goes")
struct AliasTests {
  @Test("An alias agrees with a legal name, also by its reading alone")
  func alias() async throws {
    let resident = ApplicantRecord.sato.with {
      $0.name = "NGUYEN VAN AN"
      $0.kana = ""
      $0.alias = "佐藤 誠"
      $0.aliasKana = "サトウ マコト"
    }
    let kanaOnly = ApplicantRecord.sato.with {
      $0.name = "サトウ マコト"
      $0.kana = ""
    }
    #expect(try await link(resident, .sato)?.relation == .person)
    #expect(try await link(resident, kanaOnly)?.relation == .person)
  }
}

@Suite("How rare a name is")
struct NameRarityTests {
  @Test("With name and birth date alone, 勅使河原 is a match and 佐藤誠 a case for a reviewer")
  func rarity() async throws {
    let rare = ApplicantRecord.sato.with {
      $0.name = "勅使河原 竜之進"
      $0.kana = "テシガワラ リュウノシン"
    }
    let common = try await link(.sato.withEverythingElseChanged, .sato)
    let unusual = try await link(
      rare.withEverythingElseChanged.with {
        $0.name = rare.name
        $0.kana = rare.kana
      }, rare)
    #expect(common?.relation == .person && common?.band == .review)
    #expect(unusual?.relation == .person && unusual?.band == .match)
  }
}
