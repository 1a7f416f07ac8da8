/// The layout of a gazetteer file, which is used where it lies, without being parsed.
///
/// ```
/// 0      1024 bytes of text: the magic, then "key: value" lines (version, date, sources, counts, checksum), zero-padded
/// 1024   the directory: for each section its offset from the file's begin and its number of elements, UInt32 each
/// then   the sections, each on a border of 8 bytes, all numbers little-endian
/// ```
///
/// A *text reference* is a UInt32: the low 24 bits are the first UTF-16 unit in ``Section/text``, the high 8 the length.
/// A *value* of a name index is a UInt32: with the highest bit clear it is one item, with it set the rest is an offset
/// into the index's lists, where a count and that many items stand. An *item* is a rank (high 8 bits) and an id (24 bits).
package enum GazetteerFormat {
  package static let magic = "idmatch gazetteer 1"
  package static let headerSize = 1024

  /// The parts of a file, in order.
  package enum Section: Int, CaseIterable, Sendable {
    /// UInt16: names and folded names, each once.
    case text
    /// UInt8: kana readings, each unit U+30A0 + n, or a digit from ``kanaDigit`` on.
    case kana
    /// Municipalities, ``municipalitySize`` bytes each, by code.
    case municipalities
    /// Of each town, by municipality: its name, a text reference.
    case townName
    /// Its kana: an offset (24 bits) and a length (8 bits).
    case townKana
    /// UInt16: its municipality.
    case townMunicipality
    /// UInt16: which set of 丁目 it has (low bits), and ``TownFlags`` above.
    case townFeatures
    /// UInt16: the number of the town in the registry, 0 if it has none.
    case townNumber
    /// UInt64: sets of 丁目; bit *n* is 丁目 *n*.
    case chomeSets
    /// UInt32 by the first three digits of a code, 1,001 of them: where in ``postalSuffixes`` they begin.
    case postalStarts
    /// UInt16: the last four digits of each code, rising.
    case postalSuffixes
    /// UInt32: for each code what it belongs to: a town; with bit 30 a municipality alone; with bit 31 an offset
    /// into ``postalTowns``, where a count and that many such values stand.
    case postalValues
    case postalTowns
    /// Towns that share their name with another of the municipality, by town: the town, offset into ``streetHashes`` and
    /// count of the directions that lead to it in 京都, a postal code; UInt32 each.
    case namesakes
    /// UInt32: hashes of folded directions (大宮通椹木町下る).
    case streetHashes
    /// Former municipalities: UInt32 triples of prefix (a text reference, folded), offset into ``formerLists``, count.
    case former
    case formerLists
    /// Name indexes: buckets (UInt32), entries (pairs of key and value), lists.
    case municipalityBuckets
    case municipalityEntries
    case municipalityLists
    case townBuckets
    case townEntries
    case townLists
    /// UInt8 by the hash of the first two and the first three units of a name, ``boundCount`` of them: how long the longest
    /// name is that begins so. The walk along a text ends there, mostly after one unit more than the name.
    case townBounds
    /// Of the readings of municipalities the entries' keys are hashes of the romanized reading.
    case readingBuckets
    case readingEntries
    case readingLists

    /// Bytes of one element.
    package var elementSize: Int {
      switch self {
      case .kana, .townBounds: 1
      case .text, .townMunicipality, .townFeatures, .townNumber, .postalSuffixes: 2
      case .chomeSets: 8
      case .municipalities: GazetteerFormat.municipalitySize
      case .namesakes: 16
      case .former: 12
      case .municipalityEntries, .townEntries, .readingEntries: 8
      default: 4
      }
    }
  }

  /// Code, name (a text reference to county, city and ward in one), kana (as of towns), first town, towns: UInt32 each;
  /// then the lengths of county, city and ward in the name, and the prefecture: UInt8 each; then the lengths of county and
  /// city in the kana, and two bytes of zero.
  package static let municipalitySize = 28

  package static let boundCount = 1 << 16

  /// The unit of 0 in a reading with a number in it (キタ3ジョウニシ); the other digits follow.
  package static let kanaDigit: UInt8 = 0x60

  /// What is known of a town.
  package struct TownFlags: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    /// How far above the set of 丁目 they stand.
    package static let shift: UInt16 = 10
    /// Japan Post has it.
    package static let post = TownFlags(rawValue: 1)
    /// The Address Base Registry has it.
    package static let registry = TownFlags(rawValue: 2)
    /// Its registered name begins with 大字.
    package static let oaza = TownFlags(rawValue: 4)
    /// It has 丁目, of which no source says which.
    package static let someChome = TownFlags(rawValue: 8)
    /// Its municipality has another town of the same name: in another street, or read in another way.
    package static let namesake = TownFlags(rawValue: 16)
  }

  /// How a name in the index of municipalities says which one it is.
  package enum MunicipalityRank: UInt8, Sendable {
    /// With its county, or its city and ward.
    case full
    /// Without the county.
    case name
    /// A ward without its city.
    case ward
    /// A city without its ward: all its wards.
    case city
    /// A former municipality; the id is that of its entry.
    case former
  }

  /// How a name in the index of towns says which one it is, the better first.
  package enum TownRank: UInt8, Sendable {
    /// As registered, folded.
    case registered
    /// Without the 町 or 村 at its end or inside (豊川 for 豊川町, 木之本西山 for 木之本町西山).
    case withoutSuffix
    /// Without ノ and ガ (鷹巣 for 鷹ノ巣).
    case withoutParticles
    /// Without the word after a number (北3西 for 北3条西, つつじが丘北3 for つつじが丘北三番町).
    case withoutBand
    /// Without the name of the quarter before it (三崎町 for 神田三崎町).
    case withoutQuarter
    /// As ``withoutBand``, but the rest is a town itself; only where two more numbers follow.
    case beforeNumbers
    /// The same for a word that is seldom left out there; only where three more numbers follow.
    case beforeThreeNumbers
  }

  /// What the index of readings leads to.
  package enum ReadingRank: UInt8, Sendable {
    /// A municipality, by the reading of its ward or, without one, its city, town or village.
    case municipality
    /// The ward of a city, by the reading of the city.
    case city
  }

  /// The hash of a name in an index, from its folded units.
  @inline(__always)
  package static func extend(_ hash: UInt32, _ unit: UInt16) -> UInt32 {
    (hash ^ UInt32(unit)) &* 0x0100_0193
  }

  package static let seed: UInt32 = 0x811C_9DC5

  /// The bucket of a hash among `count`, a power of two.
  @inline(__always)
  package static func bucket(_ hash: UInt32, of count: Int) -> Int {
    let mixed = hash ^ hash &>> 15
    return Int((mixed &* 0x2C1B_3C6D) &>> 7) & (count - 1)
  }

  /// FNV-1a over 64-bit words, for the checksum in the header.
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x100_0000_01B3
      hash ^= hash &>> 29
      offset += 8
    }
    while offset < bytes.count {
      hash = (hash ^ UInt64(bytes[offset])) &* 0x100_0000_01B3
      offset += 1
    }
    return hash
  }
}
