internal import SynthesisCore

/// Writes the records of the base.
struct BaseWriter: Sendable {
  let world: World
  /// The part of the base that was typed freely, in per mille.
  static let freehandPerMille = 200

  /// The fields of a record: the same whenever it is asked for.
  func fields(_ resolved: ResolvedRecord) -> RecordFields {
    var random = SeededRandom(seed: world.seed, stream: .customerRecord, index: resolved.number)
    var writer = RecordWriter(
      towns: world.towns, penmanship: random.chance(Self.freehandPerMille) ? .freehand : .form,
      omissions: .base)
    if resolved.person.isDoubled {
      // A second registration goes unnoticed because something is written in another way.
      if resolved.record.isSecond { writer.penmanship = random.chance(600) ? .freehand : .form }
      writer.switchesKanji = resolved.isOlderOfTwo && random.chance(250)
      writer.nameForm = resolved.isOlderOfTwo && random.chance(60) ? .kana : .kanji
    }
    return writer.write(world.facts(resolved), &random)
  }

  /// The day of registration: rising with the place in the base, but nobody registers before turning 18.
  func registered(_ resolved: ResolvedRecord, rank: Int) -> CalendarDay {
    let first = Calendar.registrations.first.ordinal
    let span = Calendar.registrations.last.ordinal - first
    let day = CalendarDay(ordinal: first + rank * span / max(1, world.customers))
    let birth = resolved.person.birth
    let adult = CalendarDay(birth.year + 18, birth.month, min(birth.day, 28)).adding(days: 10 + rank % 300)
    return min(max(day, adult), Calendar.registrations.last)
  }
}

/// Writes applications.
struct ApplicationWriter: Sendable {
  let world: World
  /// The part of applications that are typed freely, in per mille.
  static let freehandPerMille = 250

  func fields(_ application: Application, index: Int) -> RecordFields {
    if let copied = application.copied { return copied }
    var random = SeededRandom(seed: world.seed, stream: .applicationRecord, index: index)
    let chosen: Penmanship = random.chance(Self.freehandPerMille) ? .freehand : .form
    let writer = RecordWriter(
      towns: world.towns, penmanship: application.penmanship ?? chosen, omissions: .application,
      nameForm: application.nameForm, switchesKanji: application.switchesKanji,
      hasUnmappableKanji: application.hasUnmappableKanji, leavesOutBuilding: application.leavesOutBuilding)
    var fields = writer.write(application.facts, &random)
    if let old = application.unlike { rewriteAddress(of: &fields, application, unlike: old, &random) }
    return fields
  }

  /// Spells the address in another way than `old` does, both parts of it where there are two.
  private func rewriteAddress(
    of fields: inout RecordFields, _ application: Application, unlike old: RecordFields,
    _ random: inout SeededRandom
  ) {
    let town = world.towns.towns[application.facts.dwelling.town]
    for _ in 0..<16 {
      var style = AddressStyle(.freehand, &random)
      if style.place == .omitted { style.place = .address }
      if style.room == .omitted { style.room = .number }
      (fields.address, fields.building) = AddressWriting.write(application.facts.dwelling, in: town, style)
      if fields.address != old.address, fields.building.isEmpty || fields.building != old.building { return }
    }
  }
}
