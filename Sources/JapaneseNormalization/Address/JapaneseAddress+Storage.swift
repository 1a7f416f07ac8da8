/// What an address is besides its words.
struct AddressHeader {
  let tables: GazetteerTables
  let facts: AddressFacts
}

extension JapaneseAddress {
  /// One object that holds a whole address: the facts, and behind them the words of ``AddressArena``. Never changes, which
  /// is why it can be shared.
  ///
  /// It takes 80 bytes (16 of the object, 64 of the header) and four for each word: 181 bytes on average over 31,196
  /// addresses of open data, few of them with a building.
  struct Storage: @unchecked Sendable {
    private let buffer: ManagedBuffer<AddressHeader, UInt32>

    /// The one allocation of parsing.
    init(_ arena: borrowing AddressArena, tables: GazetteerTables) {
      self.init(facts: arena.facts, words: arena.words, tables: tables)
    }

    /// - Parameter words: as in ``AddressArena``, and all of them where `facts` say they are.
    init(facts: AddressFacts, words: [UInt32], tables: GazetteerTables) {
      buffer = ManagedBuffer.create(minimumCapacity: words.count) { _ in
        AddressHeader(tables: tables, facts: facts)
      }
      buffer.withUnsafeMutablePointerToElements { elements in
        words.withUnsafeBufferPointer { words in
          if let first = words.baseAddress { elements.initialize(from: first, count: words.count) }
        }
      }
    }

    /// Whether the two are one object.
    static func === (lhs: Storage, rhs: Storage) -> Bool { lhs.buffer === rhs.buffer }

    /// Reads the address; the view must not leave `body`.
    @inline(__always)
    func withView<Result>(_ body: (AddressView) -> Result) -> Result {
      buffer.withUnsafeMutablePointers { body(AddressView($0, $1)) }
    }
  }
}

extension JapaneseAddress: Hashable {
  /// Whether the two are written alike after folding; see ``relation(to:)`` for whether they are one place.
  public static func == (lhs: JapaneseAddress, rhs: JapaneseAddress) -> Bool {
    if lhs.storage === rhs.storage { return true }
    let (isEqual, isOneGazetteer) = lhs.storage.withView { mine in
      rhs.storage.withView { theirs in
        (
          mine.facts == theirs.facts && mine.allWords.elementsEqual(theirs.allWords),
          mine.tables === theirs.tables
        )
      }
    }
    if !isEqual || isOneGazetteer { return isEqual }
    // Names that are read from two gazetteers.
    return lhs.county == rhs.county && lhs.municipality == rhs.municipality && lhs.ward == rhs.ward
      && lhs.town == rhs.town
  }

  /// Hashes the parts.
  public func hash(into hasher: inout Hasher) {
    storage.withView { view in
      hasher.combine(view.facts)
      hasher.combine(bytes: UnsafeRawBufferPointer(view.allWords))
    }
  }
}
