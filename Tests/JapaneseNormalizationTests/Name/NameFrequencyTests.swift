import JapaneseNormalization
import Testing

private func scalars(_ text: String) -> ScalarText { ScalarText(text.unicodeScalars) }

@Suite("Name frequency")
struct NameFrequencyTests {
  @Test(
    "Surnames have the population of their source",
    arguments: [
      ("佐藤", 1_887_000), ("鈴木", 1_806_000), ("佐佐木", 679_000), ("一ノ瀬", 12_000),
    ])
  func population(surname: String, people: Int) {
    #expect(NameFrequency.familyPopulation(scalars(surname)) == people)
    #expect(NameFrequency.isKnownFamily(scalars(surname)))
    #expect(abs(NameFrequency.familyShare(scalars(surname)) - Double(people) / 125e6) < 1e-12)
  }

  @Test(
    "Names outside the tables have the floor",
    arguments: ["", "勅使河原", "𠮷川", "abc", "靏", "藤佐", "佐藤佐藤佐藤佐藤佐藤佐藤佐藤佐藤佐藤"])
  func unknown(name: String) {
    let key = scalars(name)
    #expect(NameFrequency.familyPopulation(key) == nil)
    #expect(NameFrequency.familyShare(key) == NameFrequency.familyFloor)
    #expect(!NameFrequency.isKnownFamily(key))
    #expect(NameFrequency.familyReadings(key).isEmpty)
    #expect(NameFrequency.familyShare(kana: key) == NameFrequency.familyFloor)
    #expect(NameFrequency.givenShare(key) == NameFrequency.givenFloor)
    #expect(NameFrequency.givenShare(kana: key) == NameFrequency.givenFloor)
    #expect(NameFrequency.givenReadings(key).isEmpty)
  }

  @Test(
    "Readings are katakana, the commonest first",
    arguments: [
      ("佐藤", "サトウ", nil), ("長田", "オサダ", "ナガタ"), ("河野", "コウノ", "カワノ"), ("新田", "ニッタ", "シンデン"),
    ])
  func familyReadings(surname: String, first: String, other: String?) {
    let readings = NameFrequency.familyReadings(scalars(surname)).map { String(scalars: $0) }
    #expect(readings.first == first)
    if let other { #expect(readings.contains(other)) }
  }

  @Test(
    "Given names have readings and a share",
    arguments: [
      ("誠", "マコト", 0.00175), ("和子", "カズコ", 0.00170), ("明子", "アキコ", 0.00122), ("めぐみ", "メグミ", 0.0010),
    ])
  func given(name: String, reading: String, share: Double) {
    #expect(abs(NameFrequency.givenShare(scalars(name)) - share) < 2e-4)
    #expect(NameFrequency.givenReadings(scalars(name)).first.map { String(scalars: $0) } == reading)
    #expect(NameFrequency.givenShare(kana: scalars(reading)) > NameFrequency.givenShare(scalars(name)) / 2)
  }

  @Test("A reading sums its spellings: タカヒロ is commoner than any one way to write it")
  func kanaShare() {
    let reading = scalars("タカヒロ")
    #expect(NameFrequency.givenShare(kana: reading) > NameFrequency.givenShare(scalars("隆弘")) * 2)
    #expect(NameFrequency.familyShare(kana: scalars("イトウ")) > NameFrequency.familyShare(scalars("伊藤")))
  }

  @Test("Surnames come in order of population, and every row is found again")
  func everyFamily() {
    var people: [ScalarText: Int] = [:]
    var byReading: [ScalarText: Int] = [:]
    var last = Int.max
    for family in NameFrequency.families {
      #expect(family.population <= last, "\(String(scalars: family.spelling))")
      last = family.population
      people[family.spelling, default: 0] += family.population
      byReading[family.reading, default: 0] += family.population
      #expect(KanjiVariants.fold(family.spelling) == family.spelling, "\(String(scalars: family.spelling))")
      #expect(family.reading.allSatisfy(Kana.isKatakana), "\(String(scalars: family.spelling))")
      #expect(NameFrequency.familyReadings(family.spelling).contains(family.reading))
    }
    #expect(NameFrequency.families.first?.spelling == scalars("佐藤"))
    #expect(people.values.reduce(0, +) == 99_576_500)
    for (spelling, count) in people {
      #expect(NameFrequency.familyPopulation(spelling) ?? 0 == count, "\(String(scalars: spelling))")
    }
    for (reading, count) in byReading {
      let share = max(NameFrequency.familyFloor, Double(count) / Double(NameFrequency.population))
      #expect(NameFrequency.familyShare(kana: reading) == share, "\(String(scalars: reading))")
    }
  }

  @Test("Every given name is found again, and the shares sum to one")
  func everyGiven() {
    var listed = 0.0
    var total = 0
    var byReading: [ScalarText: Int] = [:]
    var last = ScalarText()
    var sexes: [GivenName.Sex: Int] = [:]
    for name in NameFrequency.givenNames {
      total += name.shareInTenMillion
      byReading[name.reading, default: 0] += name.shareInTenMillion
      sexes[name.sex, default: 0] += 1
      let readings = NameFrequency.givenReadings(name.spelling)
      guard name.spelling != last else { continue }
      last = name.spelling
      let share = NameFrequency.givenShare(name.spelling)
      if share > NameFrequency.givenFloor { listed += share }
      if !readings.contains(name.reading) || share > 0.01 || !NameFrequency.isKnownGiven(name.spelling)
        || KanjiVariants.fold(name.spelling) != name.spelling
      {
        Issue.record("\(String(scalars: name.spelling))")
      }
    }
    #expect(abs(listed - 0.529) < 0.001)
    #expect(total <= 10_000_000)
    #expect(total > 9_900_000)
    #expect(sexes[.male, default: 0] > 50_000)
    #expect(sexes[.female, default: 0] > 30_000)
    for (reading, units) in byReading {
      let share = max(NameFrequency.givenFloor, Double(units) / 1e7)
      #expect(NameFrequency.givenShare(kana: reading) == share, "\(String(scalars: reading))")
    }
  }

  @Test(
    "Who bears a name",
    arguments: [
      ("誠", "マコト", GivenName.Sex.male), ("和子", "カズコ", .female), ("めぐみ", "メグミ", .female),
      ("薫", "カオル", .either),
    ])
  func sex(name: String, reading: String, sex: GivenName.Sex) {
    let row = NameFrequency.givenNames.first {
      $0.spelling == scalars(name) && $0.reading == scalars(reading)
    }
    #expect(row?.sex == sex)
  }
}
