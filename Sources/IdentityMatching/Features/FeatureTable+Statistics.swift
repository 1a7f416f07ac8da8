internal import JapaneseNormalization

extension FeatureTableBuilder {
  /// What a record adds to the statistics of its base, each entry once.
  package func statistics(ofRecord record: Int) -> [StatisticEntry] {
    columns.statistics(ofRecord: record)
  }
}

extension FeatureColumns {
  fileprivate func statistics(ofRecord record: Int) -> [StatisticEntry] {
    let person = persons[record]
    var entries: [StatisticEntry] = []
    func add(_ kind: StatisticKey.Kind, _ value: UInt64, by holder: UInt64) {
      let entry = StatisticEntry(key: StatisticKey.key(kind, value), holder: holder)
      if !entries.contains(entry) { entries.append(entry) }
    }
    for name in names[record] {
      for part in [name.family, name.given, name.whole] where part != 0 {
        add(.namePart, nameParts.contentHash(Int(part)), by: person)
      }
    }
    if let date = birthDates[record] { add(.birthDate, UInt64(date.code), by: 0) }
    for phone in phonesOfRecord[record] { add(.phone, phones.phones[Int(phone)].rawValue, by: person) }
    for email in emailsOfRecord[record] { add(.email, emails[Int(email)].canonicalHash, by: person) }
    for card in cardsOfRecord[record] { add(.card, cards.hashes[Int(card)], by: person) }
    let keys = addresses.keys[Int(addressOfRecord[record])]
    if keys.dwelling != 0 { add(.dwelling, keys.dwelling, by: person) }
    if keys.premises != 0 {
      add(.premises, keys.premises, by: person)
      if keys.statesUnit { add(.unit, keys.premises, by: keys.dwelling) }
    }
    return entries
  }
}
