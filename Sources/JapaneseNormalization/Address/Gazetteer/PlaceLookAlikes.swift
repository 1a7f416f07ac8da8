/// Kanji that people write for one another in names of places, because they look or sound alike; kana
/// as the fold has them (ガ for カ).
///
/// They are different characters and never fold (敷波 and 敷浪 are two towns of one municipality). They are only tried where
/// no registered town is spelt as it is written: there is no 斑目 in 南足柄市, but a 班目.
package enum PlaceLookAlikes {
  /// The units that may be meant by `unit`; mostly none.
  package static func partners(of unit: UInt16) -> [UInt16] {
    table[unit] ?? []
  }

  private static let groups = [
    "斑班", "冶治", "砲炮", "竃竈", "爾邇迩", "舟船", "己巳已", "祗祇", "鉋飽", "櫟擽", "薮藪籔", "栢柏", "椙杉", "洲州", "阪坂",
    "崎埼", "堀掘", "栗粟", "裡裏", "波浪", "狛拍", "柿杮", "曾曽", "沖冲", "桝枡升", "泉和泉", "萓萱", "埜野", "龍竜", "瀧滝", "檮梼",
    "間閒", "湧涌", "嵜碕", "畑畠", "郷鄉", "槙槇", "廣広弘", "富冨", "舘館", "條条",
    "鵜鶿", "蕨厥", "祢弥", "袮禰", "鍜鍛", "陣陳", "潟瀉", "佐左", "ハ八", "ニ二", "ガ力", "タ夕", "ロ口", "エ工", "ト卜",
  ]

  private static let table: [UInt16: [UInt16]] = {
    var table: [UInt16: [UInt16]] = [:]
    for group in groups {
      let units = Array(group.utf16)
      for unit in units { table[unit, default: []] += units.filter { $0 != unit } }
    }
    return table
  }()
}
