extension JapaneseAddress {
  /// The prefecture, stated or following from a designated city or a ward that only one city has.
  public var prefecture: Prefecture? { Prefecture(code: Int(storage.withView { $0.facts.prefecture })) }

  /// The county with 郡, where stated. It never distinguishes: a town is one with or without it.
  public var county: ScalarText {
    storage.withView { view in
      registered(view) { 0..<$0.countyLength($1) } ?? ScalarText(view.text(.county))
    }
  }

  /// The city, town or village with its suffix; empty if not stated. A special ward of 東京 is in ``ward``.
  public var municipality: ScalarText {
    storage.withView { view in
      registered(view) { tables, index in
        let start = tables.countyLength(index)
        return start..<start + tables.cityLength(index)
      } ?? ScalarText(view.text(.municipality))
    }
  }

  /// The ward with 区.
  public var ward: ScalarText {
    storage.withView { view in
      registered(view) { tables, index in
        let start = tables.countyLength(index) + tables.cityLength(index)
        return start..<start + tables.wardLength(index)
      } ?? ScalarText(view.text(.ward))
    }
  }

  /// A part of the name of the registered municipality; `nil` if it is not known.
  private func registered(
    _ view: AddressView, _ part: (_ tables: GazetteerTables, _ index: Int) -> Range<Int>
  ) -> ScalarText? {
    let index = Int(view.facts.municipality)
    guard index >= 0 else { return nil }
    let name = view.tables.scalars(view.tables.municipalityName(index))
    return ScalarText(name[part(view.tables, index)])
  }

  /// The street directions of 京都 before the town: 室町通上立売上る.
  public var street: ScalarText { text(.street) }

  /// The town in one spelling for people, without 大字 and 字: 緑ケ丘 for 緑ヶ丘 and 緑が丘, 北三条西 for 北3西.
  public var town: ScalarText {
    storage.withView { view in
      let town = view.text(.town)
      guard town.isEmpty, view.facts.town >= 0 else { return ScalarText(town) }
      return view.tables.scalars(view.tables.townName[Int(view.facts.town)])
    }
  }

  /// The numbers, in order. Includes a last component that may be a room: see ``premisesCount``.
  public var numbers: [LotNumber] {
    storage.withView { view in (0..<view.numberCount).map(view.number) }
  }

  /// How many of ``numbers`` belong to the premises; any after that are a unit written with dashes.
  public var premisesCount: Int { storage.withView { $0.premisesCount } }

  /// Further lots of one building, as written: 、15、16 of 24-5、15、16. They are not compared.
  public var otherLots: ScalarText { text(.otherLots) }

  /// The building as written, without wing, floor and room; its own digits stay (千代田21ビル).
  public var building: ScalarText { text(.building) }

  /// The wing: `a` of A棟 or A-203, `1` of 1号棟, 別館.
  public var wing: ScalarText { text(.wing) }

  /// The floor, even where a room is stated too.
  public var floor: ClosedRange<Int>? { storage.withView { $0.facts.floor } }

  /// The unit.
  public var unit: DwellingUnit {
    storage.withView { view in
      let room = view.room
      if !room.isEmpty { return .room(ScalarText(room)) }
      return view.facts.floor.map(DwellingUnit.floor) ?? .notStated
    }
  }

  /// In whose household the addressee lives: 山田 of 山田様方.
  public var careOf: ScalarText { text(.careOf) }

  /// What belongs to no other part: a note in brackets at the end, a name after 様方. It is not compared.
  public var leftover: ScalarText { text(.leftover) }

  /// The postal code, seven digits; empty if not stated.
  public var postalCode: ScalarText {
    let code = storage.withView { Int($0.facts.postalCode) }
    return code < 0 ? [] : ScalarText(AreaFolding.decimal(10_000_000 + code).dropFirst())
  }

  private func text(_ part: AddressArena.Part) -> ScalarText {
    storage.withView { ScalarText($0.text(part)) }
  }
}
