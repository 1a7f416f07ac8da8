internal import CKernels

/// Texts laid out so that another text is compared with many of them at once: each text is a lane of vectors.
///
/// ```swift
/// let lanes = TextLanes(symbols: symbols, ends: ends)   // made once
/// var distances: [UInt16] = []
/// Levenshtein.distances(of: query, to: lanes, into: &distances)
/// ```
///
/// The texts of one length stand together, 32 of up to 16 symbols in a group, 16 of up to 32 or 8 of up to 64; longer ones, of
/// which there are few, are compared one by one. The results come in the order of the texts, and are those of comparing
/// each pair alone.
public struct TextLanes: Sendable {
  /// Texts of one length in groups.
  struct Block: Sendable {
    /// The symbols of each text.
    let length: Int
    /// The bits of a lane.
    let width: Int
    /// Where the block begins in the memory.
    let offset: Int
    /// The number of groups.
    let groups: Int
    /// Where the block's lanes begin in ``TextLanes/textOfLane``.
    let firstLane: Int

    var lanesPerGroup: Int { 8 * Int(IDM_GROUP_BYTES) / width }
    var groupSize: Int { length * Int(IDM_GROUP_BYTES) }
  }

  /// The number of texts.
  public let count: Int
  let blocks: [Block]
  /// The text of each lane; the largest number for lanes that fill a group up.
  let textOfLane: [UInt32]
  /// The texts without symbols.
  let empty: [UInt32]
  /// The texts of more than 64 symbols, and their symbols.
  let long: [(text: UInt32, range: Range<Int>)]
  let longSymbols: [UInt16]
  private let memory: LaneMemory

  /// Lays out texts.
  ///
  /// - Parameters:
  ///   - symbols: the symbols of all texts, one text after the other.
  ///   - ends: where each text ends in `symbols`.
  /// - Complexity: linear; memory of two bytes a symbol for texts of up to 16 symbols, eight for those of more than 32.
  public init(symbols: [UInt16], ends: [Int]) {
    count = ends.count
    var texts = [[UInt32]](repeating: [], count: 65)
    var empty: [UInt32] = []
    var long: [(text: UInt32, range: Range<Int>)] = []
    var longSymbols: [UInt16] = []
    for text in ends.indices {
      let range = (text == 0 ? 0 : ends[text - 1])..<ends[text]
      switch range.count {
      case 0: empty.append(UInt32(text))
      case ...64: texts[range.count].append(UInt32(text))
      default:
        long.append((UInt32(text), longSymbols.count..<(longSymbols.count + range.count)))
        longSymbols += symbols[range]
      }
    }
    var blocks: [Block] = []
    var textOfLane: [UInt32] = []
    var size = 0
    for length in texts.indices where !texts[length].isEmpty {
      let width = length <= 16 ? 16 : length <= 32 ? 32 : 64
      let lanes = 8 * Int(IDM_GROUP_BYTES) / width
      let groups = (texts[length].count + lanes - 1) / lanes
      let block = Block(
        length: length, width: width, offset: size, groups: groups, firstLane: textOfLane.count)
      size += groups * block.groupSize
      textOfLane += texts[length]
      textOfLane += repeatElement(.max, count: groups * lanes - texts[length].count)
      blocks.append(block)
    }
    let memory = LaneMemory(size: size)
    for block in blocks {
      for group in 0..<block.groups {
        for lane in 0..<block.lanesPerGroup {
          let text = textOfLane[block.firstLane + group * block.lanesPerGroup + lane]
          if text == .max { continue }
          let start = text == 0 ? 0 : ends[Int(text) - 1]
          for place in 0..<block.length {
            let offset =
              block.offset + group * block.groupSize + place * Int(IDM_GROUP_BYTES)
              + lane * block.width / 8
            memory.store(symbols[start + place], at: offset, width: block.width)
          }
        }
      }
    }
    self.memory = memory
    self.blocks = blocks
    self.textOfLane = textOfLane
    self.empty = empty
    self.long = long
    self.longSymbols = longSymbols
  }

  /// Where some groups of a block are.
  @inline(__always)
  func groups(from group: Int, of block: Block) -> UnsafeRawPointer {
    memory.start + block.offset + group * block.groupSize
  }

  /// Calls `body` with each text that is compared alone and its symbols.
  func forEachLong(_ body: (_ text: Int, _ symbols: SymbolBuffer) -> Void) {
    longSymbols.withUnsafeBufferPointer { symbols in
      for entry in long { body(Int(entry.text), SymbolBuffer(rebasing: symbols[entry.range])) }
    }
  }

  /// Calls `body` with each text in a lane and its symbols: for queries that lanes cannot take.
  func forEachShort(_ body: (_ text: Int, _ symbols: SymbolBuffer) -> Void) {
    var symbols: [UInt16] = []
    for block in blocks {
      for lane in 0..<(block.groups * block.lanesPerGroup) {
        let text = textOfLane[block.firstLane + lane]
        if text == .max { continue }
        let start =
          groups(from: lane / block.lanesPerGroup, of: block) + lane % block.lanesPerGroup * block.width / 8
        symbols.removeAll(keepingCapacity: true)
        for place in 0..<block.length {
          symbols.append(start.load(fromByteOffset: place * Int(IDM_GROUP_BYTES), as: UInt16.self))
        }
        symbols.withUnsafeBufferPointer { body(Int(text), $0) }
      }
    }
  }

  /// Calls `body` with as many groups of a block as are looked at together, and then with their lanes.
  func forEachRun(
    _ block: Block, _ body: (_ groups: UnsafeRawPointer, _ count: Int, _ lanes: Range<Int>) -> Void
  ) {
    let most = max(1, Self.lanesTogether / block.lanesPerGroup)
    for group in stride(from: 0, to: block.groups, by: most) {
      let count = min(most, block.groups - group)
      let first = block.firstLane + group * block.lanesPerGroup
      body(groups(from: group, of: block), count, first..<(first + count * block.lanesPerGroup))
    }
  }

  /// So many lanes that calling costs nothing beside them, so few that their results stay in the first cache.
  static let lanesTogether = 1_024
}

/// Zeroed memory at the boundary of a line of cache, written while lanes are laid out and then only read.
private final class LaneMemory: @unchecked Sendable {
  private let memory: UnsafeMutableRawPointer

  init(size: Int) {
    memory = .allocate(byteCount: max(1, size), alignment: Int(IDM_GROUP_BYTES))
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
  }

  deinit { memory.deallocate() }

  var start: UnsafeRawPointer { UnsafeRawPointer(memory) }

  func store(_ symbol: UInt16, at offset: Int, width: Int) {
    switch width {
    case 16: memory.storeBytes(of: symbol, toByteOffset: offset, as: UInt16.self)
    case 32: memory.storeBytes(of: UInt32(symbol), toByteOffset: offset, as: UInt32.self)
    default: memory.storeBytes(of: UInt64(symbol), toByteOffset: offset, as: UInt64.self)
    }
  }
}
