-- A store as the version before format 3 left it: one alert that fires, one that is over, a notice; deliveries sent, dead, superseded, and one that waits.
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
CREATE TABLE refresh (
    event_id INTEGER PRIMARY KEY,
    expires_at INTEGER,
    body TEXT
  );
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
CREATE TABLE mark (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    active_through INTEGER NOT NULL,
    -- Counted up to prove that the store can write.
    probe INTEGER NOT NULL
  );
CREATE TABLE silence (
    -- In the order of saving; the last one of a silence is what it says now.
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    ends_at INTEGER NOT NULL,
    record TEXT NOT NULL
  );
CREATE INDEX silence_id ON silence (id, number);
INSERT INTO event VALUES (1, 'new', 'web10000000000000000000000000000', 'mackerel', 1793491200000, NULL, 1793491200000, 1793491140000, NULL, NULL, NULL, NULL, NULL, 'critical', '{"labels":{"alertname":"Cpu","host":"web1"},"annotations":{"summary":"web1 is busy"}}');
INSERT INTO event VALUES (2, 'new', 'db100000000000000000000000000000', 'mackerel', 1793491200000, NULL, 1793491200000, 1793491140000, NULL, NULL, 1793491500000, NULL, 1, 'critical', '{"labels":{"alertname":"Disk","host":"db1","toString":"監視 \"x\" \u0000"},"annotations":{"summary":"it''s 91 % full 🔥"},"link":"https://mackerel.io/a","image":"https://mackerel.io/a.png"}');
INSERT INTO event VALUES (3, 'new', 'test0000000000000000000000000000', 'mackerel', 1793491200000, NULL, 1793491200000, 1793491140000, NULL, NULL, NULL, 1, NULL, 'info', '{"labels":{"alertname":"Cpu","host":"test"},"annotations":{"summary":"test is busy"}}');
INSERT INTO event VALUES (4, 'resolved', 'web10000000000000000000000000000', 'mackerel', 1793491290000, 1, 1793491200000, 1793491140000, 1793491280000, NULL, NULL, NULL, NULL, 'critical', '{"labels":{"alertname":"Cpu","host":"web1"},"annotations":{"summary":"web1 is busy"}}');
INSERT INTO event VALUES (5, 'told', 'test0000000000000000000000000000', 'mackerel', 1793491290000, 3, 1793491200000, 1793491140000, NULL, NULL, NULL, 1, NULL, 'info', '{"labels":{"alertname":"Cpu","host":"test"},"annotations":{"summary":"test is busy"}}');
INSERT INTO refresh VALUES (2, 1793491800000, '{"labels":{"alertname":"Disk","host":"db1","toString":"監視 \"x\" \u0000"},"annotations":{"summary":"it''s 92 % full"},"link":"https://mackerel.io/a","image":"https://mackerel.io/a.png"}');
INSERT INTO active VALUES (2, NULL);
INSERT INTO active VALUES (4, 1793491290000);
INSERT INTO group_state VALUES ('group-1', '{"id":"group-1","route":"ops","key":{"alertname":"Cpu"},"notifiedAt":1793491230000,"told":[{"channel":"room","thread":"group-1-aa","at":1793491230000,"contentHash":"0123456789abcdef","firing":[{"fingerprint":"web10000000000000000000000000000","severity":"critical","at":1793491230000,"heard":"yes"}]}]}');
INSERT INTO delivery VALUES (1, 'room', 'group-1', 1793491230000, 1793491230000, 'generation-1', 'sent', 1, 0, 1, 1793491232000, NULL);
INSERT INTO delivery VALUES (2, 'pager', 'group-1', 1793491230000, 1793491230000, 'generation-1', 'superseded', 0, 0, 0, 1793491320000, NULL);
INSERT INTO delivery VALUES (3, 'room', 'group-2', 1793491230000, 1793491230000, 'generation-1', 'dead', 1, 0, 0, 1793491232000, 'HTTP 401');
INSERT INTO delivery VALUES (4, 'pager', 'group-1', 1793491320000, 1793491230000, 'generation-1', 'waiting', 1, 1793491350000, 0, NULL, 'HTTP 503');
INSERT INTO snapshot VALUES (1, '{"reason":"first","status":"firing","thread":"group-1-aa","group":{"id":"group-1","key":{"alertname":"Cpu"}},"route":"ops","firing":[{"fingerprint":"web10000000000000000000000000000","source":"mackerel","status":"firing","severity":"critical","labels":{"alertname":"Cpu","host":"web1"},"annotations":{"summary":"web1 is busy"},"startsAt":1793491140000},{"fingerprint":"db100000000000000000000000000000","source":"mackerel","status":"firing","severity":"critical","labels":{"alertname":"Disk","host":"db1","toString":"監視 \"x\" \u0000"},"annotations":{"summary":"it''s 91 % full 🔥"},"startsAt":1793491140000,"link":"https://mackerel.io/a","image":"https://mackerel.io/a.png"}],"resolved":[],"suppressed":[],"contentHash":"0123456789abcdef"}');
INSERT INTO snapshot VALUES (2, '{"reason":"first","status":"firing","thread":"group-1-aa","group":{"id":"group-1","key":{"alertname":"Cpu"}},"route":"ops","firing":[{"fingerprint":"db100000000000000000000000000000","source":"mackerel","status":"firing","severity":"critical","labels":{"alertname":"Disk","host":"db1","toString":"監視 \"x\" \u0000"},"annotations":{"summary":"told as it was: 91 % full"},"startsAt":1793491140000,"link":"https://mackerel.io/a","image":"https://mackerel.io/a.png"}],"resolved":[],"suppressed":[{"fingerprint":"web10000000000000000000000000000","source":"mackerel","status":"firing","severity":"critical","labels":{"alertname":"Cpu","host":"web1"},"annotations":{"summary":"web1 is busy"},"startsAt":1793491140000}],"contentHash":"0123456789abcdef"}');
INSERT INTO snapshot VALUES (3, '{"reason":"first","status":"firing","thread":"group-1-aa","group":{"id":"group-2","key":{}},"route":"ops","firing":[{"fingerprint":"test0000000000000000000000000000","source":"mackerel","status":"firing","severity":"info","labels":{"alertname":"Cpu","host":"test"},"annotations":{"summary":"test is busy"},"startsAt":1793491140000,"notice":true}],"resolved":[],"suppressed":[],"contentHash":"0123456789abcdef"}');
INSERT INTO snapshot VALUES (4, '{"reason":"change","status":"firing","thread":"group-1-aa","group":{"id":"group-1","key":{"alertname":"Cpu"}},"route":"ops","firing":[{"fingerprint":"db100000000000000000000000000000","source":"mackerel","status":"firing","severity":"critical","labels":{"alertname":"Disk","host":"db1","toString":"監視 \"x\" \u0000"},"annotations":{"summary":"it''s 91 % full 🔥"},"startsAt":1793491140000,"link":"https://mackerel.io/a","image":"https://mackerel.io/a.png"}],"resolved":[{"fingerprint":"web10000000000000000000000000000","source":"mackerel","status":"resolved","severity":"critical","labels":{"alertname":"Cpu","host":"web1"},"annotations":{"summary":"web1 is busy"},"startsAt":1793491140000,"endsAt":1793491280000}],"suppressed":[],"contentHash":"0123456789abcdef"}');
INSERT INTO attempt VALUES (1, 1, 1793491231000, 1793491232000, 'ok', NULL);
INSERT INTO attempt VALUES (3, 1, 1793491231000, 1793491232000, 'reject', 'HTTP 401');
INSERT INTO attempt VALUES (4, 1, 1793491231000, 1793491232000, 'retry', 'HTTP 503');
INSERT INTO generation VALUES (1, 'generation-1', 1793491200000, 'signalbox.yaml', '[{"path":"signalbox.yaml","hash":"09bfcc6a14b83e2192b8673677725c84883ee9cd0c70e45c9ec09daa8f2b2847"}]');
INSERT INTO file VALUES ('09bfcc6a14b83e2192b8673677725c84883ee9cd0c70e45c9ec09daa8f2b2847', 'version: 1
');
INSERT INTO mark VALUES (1, 5, 0);
INSERT INTO silence VALUES (1, 'silence-1', 1793494800000, '{"id":"silence-1","matchers":["host=\"web1\""],"startsAt":1793491200000,"endsAt":1793494800000,"author":"kana","comment":"new disks","createdAt":1793491200000,"updatedAt":1793491200000}');
PRAGMA application_id = 1396862840;
PRAGMA user_version = 2;
