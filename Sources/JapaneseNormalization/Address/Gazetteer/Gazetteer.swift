internal import CGazetteer

/// The table of prefectures, municipalities, towns, their 丁目 and their postal codes.
///
/// One is embedded; a newer one can be loaded from the bytes of a file. It is used where it lies: making one of embedded
/// bytes reads the header only.
///
/// ```swift
/// let gazetteer = Gazetteer.embedded
/// gazetteer.towns(postalCode: "1050001")   // 港区虎ノ門
/// ```
public struct Gazetteer: Sendable {
  let tables: GazetteerTables

  /// The gazetteer that comes with the library; see ``sources`` for what it was made of.
  public static let embedded: Gazetteer = {
    let bytes = UnsafeRawBufferPointer(start: idm_gazetteer_bytes(), count: idm_gazetteer_size())
    do {
      return Gazetteer(tables: try GazetteerTables(static: bytes))
    } catch {
      // The tests read every byte of it, so a build without one does not get out.
      preconditionFailure("embedded gazetteer: \(error)")
    }
  }()

  init(tables: GazetteerTables) {
    self.tables = tables
  }

  /// A gazetteer from the bytes of a file, which are copied and checked.
  ///
  /// - Throws: ``GazetteerError`` if the bytes are no gazetteer, are of an unknown format, end early or are damaged.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(bytes: [UInt8]) throws(GazetteerError) {
    tables = try GazetteerTables(copying: bytes)
  }

  /// The value of a line of the header.
  private func line(_ key: String) -> String {
    tables.header.first { $0.key == key }?.value ?? ""
  }

  /// What says which gazetteer it is, for the record of a run: `2026.10.0+2.0.3 4d1f…`, the versions of its sources and
  /// the beginning of its checksum.
  public var version: String { "\(line("version")) \(line("checksum").prefix(8))" }

  /// Where the data comes from, with version, date and licence: one line for each source.
  public var sources: [String] { tables.header.filter { $0.key == "source" }.map(\.value) }

  /// How many municipalities it holds; a ward is one.
  public var municipalityCount: Int { tables.municipalityCount }

  /// How many towns it holds.
  public var townCount: Int { tables.townCount }

  /// The size in bytes.
  public var byteCount: Int { tables.bytes.count }
}
