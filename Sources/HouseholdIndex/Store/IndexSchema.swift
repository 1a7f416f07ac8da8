/// The tables of the database. What has been released is never changed: later versions add migrations.
enum IndexSchema {
  /// What every record came as.
  static let records = """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE record (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      kind INTEGER NOT NULL,
      -- Seconds since 1970.
      seen INTEGER NOT NULL,
      -- 0 until it is resolved, in the same transaction.
      person INTEGER NOT NULL DEFAULT 0,
      household INTEGER NOT NULL DEFAULT 0,
      is_ambiguous INTEGER NOT NULL DEFAULT 0,
      features BLOB NOT NULL,
      raw BLOB NOT NULL
    ) STRICT;
    CREATE INDEX record_person ON record (person);
    CREATE INDEX record_household ON record (household);
    -- Records that were deleted since the snapshot was written, which still has them.
    CREATE TABLE removal (number INTEGER PRIMARY KEY) STRICT;
    """

  /// Who is whom, what was decided, and what happened to it.
  static let entities = """
    CREATE TABLE decision (
      lower INTEGER NOT NULL REFERENCES record (number) ON DELETE CASCADE,
      upper INTEGER NOT NULL REFERENCES record (number) ON DELETE CASCADE,
      relation INTEGER NOT NULL,
      is_together INTEGER NOT NULL,
      reviewer TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (lower, upper)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX decision_upper ON decision (upper);
    CREATE TABLE change (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      kind INTEGER NOT NULL,
      scope INTEGER NOT NULL,
      record INTEGER,
      entity INTEGER NOT NULL,
      other INTEGER
    ) STRICT;
    CREATE TABLE event (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      record INTEGER NOT NULL REFERENCES record (number) ON DELETE CASCADE,
      payload BLOB NOT NULL
    ) STRICT;
    CREATE INDEX event_record ON event (record);
    -- Values that too many share, by the key under which the records that have them meet.
    CREATE TABLE generic (
      key INTEGER PRIMARY KEY,
      rule INTEGER NOT NULL
    ) STRICT;
    """
}
