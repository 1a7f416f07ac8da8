internal import CTextScan

/// Where the fields and rows of 64 bytes end, when quotes are where they should be.
///
/// A quote that follows an odd number of quotes closes; which are those is a prefix sum of exclusive ors (Langdale and
/// Lemire, "Parsing Gigabytes of JSON per Second", 2019). A doubled quote closes and opens again. Where a quote opens
/// within a field (`5"`), or anything but a delimiter, a line end or a quote follows a closing one, there is no telling
/// in this way, and the place is an event like the end of a field: who reads on asks ``CSVRowParser`` for that row.
struct TextBlock {
  /// Where the block begins.
  private(set) var start: Int
  /// The events of the block that were not taken yet, a bit each.
  var events: UInt64 = 0
  /// Whether quotes are doubled in the block or the last byte before it.
  private(set) var hasDoubledQuotes = false
  /// Whether delimiters or line ends stand in quotes.
  private(set) var hasQuotedBreaks = false

  /// All bits are set when the block before ended in quotes.
  private var quoted: UInt64 = 0
  /// 1 when the byte before the block allows a quote to open.
  private var mayOpen: UInt64 = 1
  /// 1 when the byte before the block is a closing quote.
  private var closed: UInt64 = 0

  /// The block at the beginning of a row.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, rowAt start: Int, delimiter: UInt8) {
    self.start = start
    load(bytes, delimiter)
  }

  /// Goes on with the next 64 bytes.
  @inline(__always)
  mutating func advance(_ bytes: UnsafePointer<UInt8>, delimiter: UInt8) {
    start &+= 64
    load(bytes, delimiter)
  }

  @inline(__always)
  private mutating func load(_ bytes: UnsafePointer<UInt8>, _ delimiter: UInt8) {
    let masks = idm_text_masks_of(bytes + start, delimiter)
    if masks.quotes | quoted | closed == 0 {
      events = masks.breaks | masks.nuls
      mayOpen = masks.breaks &>> 63
      hasDoubledQuotes = false
      hasQuotedBreaks = false
      return
    }
    var inside = masks.quotes
    inside ^= inside &<< 1
    inside ^= inside &<< 2
    inside ^= inside &<< 4
    inside ^= inside &<< 8
    inside ^= inside &<< 16
    inside ^= inside &<< 32
    inside ^= quoted
    let opens = masks.quotes & inside
    let closes = masks.quotes & ~inside
    let breaks = masks.breaks & ~inside
    let afterClosing = closes &<< 1 | closed
    let misplaced = opens & ~((breaks | closes) &<< 1 | mayOpen) | afterClosing & ~(breaks | opens)
    events = breaks | misplaced | masks.nuls
    hasDoubledQuotes = opens & afterClosing != 0
    hasQuotedBreaks = masks.breaks & inside != 0
    quoted = UInt64(bitPattern: Int64(bitPattern: inside) &>> 63)
    mayOpen = (breaks | closes) &>> 63
    closed = closes &>> 63
  }
}
