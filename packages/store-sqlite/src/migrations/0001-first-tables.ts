/**
 * Tables on the accept path are appended by rowid and have no index whose order is random.
 * What is wide (bodies, snapshots) comes last in its row, or stands in a table of its own where the row is updated later.
 */
export const firstTables = `
  CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    source TEXT NOT NULL,
    at INTEGER NOT NULL,
    supersedes INTEGER,
    arrived_at INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER,
    changed_at INTEGER,
    expires_at INTEGER,
    notice INTEGER,
    keyed INTEGER,
    severity TEXT NOT NULL,
    body TEXT NOT NULL
  );

  -- The newest words of a current event; read in place of the event's own.
  CREATE TABLE refresh (
    event_id INTEGER PRIMARY KEY,
    expires_at INTEGER,
    body TEXT
  );

  -- Which events up to mark.active_through are current: what a start reads. Derived from event, and kept lazily.
  CREATE TABLE active (
    event_id INTEGER PRIMARY KEY,
    -- When an end arrived; null while the alert fires.
    ended_at INTEGER
  );

  CREATE TABLE group_state (
    id TEXT PRIMARY KEY,
    record TEXT NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE delivery (
    id INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    group_id TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,
    generation TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    -- An attempt arrived, or may have.
    maybe_arrived INTEGER NOT NULL,
    settled_at INTEGER,
    last_reason TEXT
  );
  CREATE INDEX delivery_waiting ON delivery (id) WHERE state = 'waiting';
  CREATE INDEX delivery_dead ON delivery (id) WHERE state = 'dead';

  CREATE TABLE snapshot (
    delivery_id INTEGER PRIMARY KEY,
    body TEXT NOT NULL
  );

  CREATE TABLE attempt (
    delivery_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (delivery_id, number)
  ) WITHOUT ROWID;

  CREATE TABLE generation (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    at INTEGER NOT NULL,
    main TEXT NOT NULL,
    -- [{"path", "hash"}]
    files TEXT NOT NULL
  );

  CREATE TABLE file (
    hash TEXT PRIMARY KEY,
    text TEXT NOT NULL
  ) WITHOUT ROWID;

  -- One row.
  CREATE TABLE mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    active_through INTEGER NOT NULL,
    -- Counted up to prove that the store can write.
    probe INTEGER NOT NULL
  );
  INSERT INTO mark VALUES (1, 0, 0);
`;
