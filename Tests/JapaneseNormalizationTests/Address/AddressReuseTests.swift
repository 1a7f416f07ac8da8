import JapaneseNormalization
import Testing

/// A parser keeps its buffers from address to address; nothing of one may be left in the next.
@Suite("Addresses from one parser")
struct AddressReuseTests {
  /// Addresses that differ in which parts they have, so that each leaves other buffers filled.
  private static let addresses = [
    "東京都港区虎ノ門1-23-1", "〒105-6390 東京都港区虎ノ門一丁目23番1号 コーポ青葉 A棟 203号室", "本町1-2", "",
    "京都府京都市上京区室町通上立売上る室町頭町261", "京都市中京区高倉通六角下る和久屋町343",
    "北海道札幌市中央区北3西1-2", "岩手県和賀郡西和賀町沢内字大野13地割3", "石川県金沢市東弁分甲871",
    "愛知県名古屋市中区栄3-15-33 5階 山田様方", "大阪府大阪市北区梅田2-4-9(事務所)", "架空県架空市仮町1番地",
    "何とか町上ノ原字下ノ原554", "南区本町三丁目", "佐々木村字髙葉の34", "岐阜県岐阜市24-5、15、16",
    "東京都港区虎ノ門1-2-3-516", "千葉市川市八幡1-1-1", "〒100-0001", "2階", "東京都千代田区丸の内東京ビルディング11階",
    "ｺ-ﾎﾟ　㈱か゛①", "👪", "1-2", "郵便番号：150-0001 渋谷区神宮前1-1-1 地下1階～3階 B号室",
  ]

  @Test("A parser that is used again reads an address as a new one does")
  func reuse() {
    var parser = AddressParser()
    // Each after each, so that every pair of neighbours occurs.
    for first in Self.addresses {
      for second in Self.addresses {
        _ = parser.parse(first)
        let again = parser.parse(second)
        let new = JapaneseAddress.parse(second)
        #expect(again == new, "\(second) after \(first)")
        #expect(again.hashValue == new.hashValue, "\(second) after \(first)")
        #expect(again.canonical == new.canonical, "\(second) after \(first)")
        #expect(again.dwellingKey == new.dwellingKey, "\(second) after \(first)")
        #expect(again.relation(to: new) == new.relation(to: again), "\(second) after \(first)")
      }
    }
  }

  @Test("A parser that is used again reads fields as a new one does")
  func reuseForFields() {
    var parser = AddressParser()
    for (index, address) in Self.addresses.enumerated() {
      let parts = AddressParts(
        city: "港区", town: address, lot: "1", addressLines: [address], building: "コーポ青葉2",
        room: index % 2 == 0 ? "A-305" : nil, postalCode: "105-0001", kana: "ﾄﾗﾉﾓﾝ")
      #expect(parser.parse(parts) == JapaneseAddress.parse(parts: parts), "\(address)")
      #expect(parser.parse(address) == JapaneseAddress.parse(address), "\(address)")
    }
  }

  @Test("Equal keys have equal hashes, and unequal ones have others")
  func hashesOfKeys() {
    var buffers = AddressKeyBuffers()
    var premises: [UInt64: ScalarText] = [:]
    var dwellings: [UInt64: ScalarText] = [:]
    var blocks: [UInt64: ScalarText] = [:]
    for address in Self.addresses.map({ JapaneseAddress.parse($0) }) {
      #expect((address.premisesHash == nil) == (address.premisesKey == nil))
      #expect((address.dwellingHash == nil) == (address.dwellingKey == nil))
      #expect((address.blockingHash(&buffers) == nil) == (address.blockingKey == nil))
      if let hash = address.premisesHash, let key = address.premisesKey {
        #expect(premises.updateValue(key, forKey: hash) ?? key == key)
      }
      if let hash = address.dwellingHash, let key = address.dwellingKey {
        #expect(dwellings.updateValue(key, forKey: hash) ?? key == key)
      }
      if let hash = address.blockingHash(&buffers), let key = address.blockingKey {
        #expect(blocks.updateValue(key, forKey: hash) ?? key == key)
      }
    }
    #expect(premises.count == Set(premises.values).count)
    #expect(dwellings.count == Set(dwellings.values).count)
    #expect(blocks.count == Set(blocks.values).count)
  }

  @Test("The hashes of all keys at once are those of each")
  func allHashes() {
    var buffers = AddressKeyBuffers()
    for address in Self.addresses.map({ JapaneseAddress.parse($0) }) {
      let hashes = address.keyHashes(&buffers)
      #expect(hashes.premises == address.premisesHash ?? 0)
      #expect(hashes.dwelling == address.dwellingHash ?? 0)
      #expect(hashes.blocking == address.blockingHash(&buffers) ?? 0)
    }
  }

  @Test("Equal addresses have equal content hashes, and unequal ones have others")
  func contentHashes() {
    let distinct = Set(Self.addresses.map { JapaneseAddress.parse($0) })
    #expect(Set(distinct.map(\.contentHash)).count == distinct.count)
    for text in Self.addresses {
      #expect(JapaneseAddress.parse(text).contentHash == JapaneseAddress.parse(text).contentHash)
    }
  }

  @Test("The hash of a key is the same in every run")
  func stableHash() {
    // Saved hashes meet those of later runs.
    let address = JapaneseAddress.parse("東京都港区虎ノ門1-23-1")
    #expect(address.premisesHash == Self.hash("13103||虎ノ門|1-23-1"))
    #expect(address.dwellingHash == Self.hash("13103||虎ノ門|1-23-1|"))
  }

  /// FNV-1a by scalars with the finalizer of SplitMix64, written down a second time.
  private static func hash(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for scalar in text.unicodeScalars { hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
