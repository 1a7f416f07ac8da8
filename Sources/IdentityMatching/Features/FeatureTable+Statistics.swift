internal import JapaneseNormalization

extension FeatureTableBuilder {
  /// What a record adds to the statistics of its base, each entry once.
  package func statistics(ofRecord record: Int) -> [StatisticEntry] {
    columns.statistics(ofRecord: record)
  }

  /// Who holds a record's values as far as holders are counted: the same number for records of one name and birth date.
  package func person(ofRecord record: Int) -> UInt64 {
    columns.persons[record]
  }
}

extension FeatureTable {
  /// The digits of a record's birth date as a number, as it was written; 0 where there is none.
  package func birthDateCode(ofRecord record: Int) -> UInt32 {
    birthDates[record]?.code ?? 0
  }
}

extension FeatureColumns {
  fileprivate func statistics(ofRecord record: Int) -> [StatisticEntry] {
    var entries: [StatisticEntry] = []
    func add(_ kind: StatisticKey.Kind, _ value: UInt64, by holder: StatisticEntry.Holder) {
      let entry = StatisticEntry(key: StatisticKey.key(kind, value), holder: holder)
      if !entries.contains(entry) { entries.append(entry) }
    }
    for name in names[record] {
      for part in [name.family, name.given, name.whole] where part != 0 {
        add(.namePart, nameParts.contentHash(Int(part)), by: .person)
      }
    }
    if let date = birthDates[record] {
      add(.birthDate, UInt64(date.code), by: .record)
      entries.append(StatisticEntry(key: StatisticKey.anyBirthDate, holder: .record))
    }
    for phone in phonesOfRecord[record] { add(.phone, phones.phones[Int(phone)].rawValue, by: .person) }
    for email in emailsOfRecord[record] { add(.email, emails[Int(email)].canonicalHash, by: .person) }
    for card in cardsOfRecord[record] { add(.card, cards.hashes[Int(card)], by: .person) }
    let keys = addresses.keys[Int(addressOfRecord[record])]
    if keys.dwelling != 0 { add(.dwelling, keys.dwelling, by: .person) }
    if keys.premises != 0 {
      add(.premises, keys.premises, by: .person)
      if keys.statesUnit {
        add(.unit, keys.premises, by: .dwelling(StatisticKey.key(.dwelling, keys.dwelling)))
      }
    }
    return entries
  }
}
