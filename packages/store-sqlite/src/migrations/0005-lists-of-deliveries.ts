/** What the lists of deliveries show and ask for stands in their rows; which alerts each names has a table of its own. */
export const listsOfDeliveries = `
  ALTER TABLE delivery ADD COLUMN route TEXT NOT NULL DEFAULT '';
  ALTER TABLE delivery ADD COLUMN reason TEXT NOT NULL DEFAULT '';
  ALTER TABLE delivery ADD COLUMN status TEXT NOT NULL DEFAULT '';
  ALTER TABLE delivery ADD COLUMN severity TEXT NOT NULL DEFAULT '';
  ALTER TABLE delivery ADD COLUMN firing INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE delivery ADD COLUMN resolved INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE delivery ADD COLUMN suppressed INTEGER NOT NULL DEFAULT 0;

  UPDATE delivery SET (route, reason, status, firing, resolved, suppressed, severity) = (
    SELECT s.body ->> '$.route', s.body ->> '$.reason', s.body ->> '$.status',
      json_array_length(s.body, '$.firing'), json_array_length(s.body, '$.resolved'), json_array_length(s.body, '$.suppressed'),
      coalesce((
        SELECT e.severity FROM json_each(s.body) l, json_each(l.value) a JOIN event e ON e.id = a.value ->> 0
        WHERE l.key IN ('firing', 'resolved', 'suppressed')
        ORDER BY
          CASE l.key WHEN 'firing' THEN 0 WHEN 'resolved' THEN 1 ELSE 2 END,
          CASE e.severity WHEN 'critical' THEN 0 WHEN 'error' THEN 1 WHEN 'warning' THEN 2 WHEN 'info' THEN 4 ELSE 3 END,
          a.key
        LIMIT 1
      ), 'unknown')
    FROM snapshot s WHERE s.delivery_id = delivery.id);

  DROP INDEX delivery_waiting;
  DROP INDEX delivery_dead;
  CREATE INDEX delivery_waiting ON delivery (decided_at) WHERE state = 'waiting';
  CREATE INDEX delivery_dead ON delivery (decided_at) WHERE state = 'dead';
  CREATE INDEX delivery_superseded ON delivery (decided_at) WHERE state = 'superseded';
  CREATE INDEX delivery_decided ON delivery (decided_at);
  CREATE INDEX delivery_channel ON delivery (channel, decided_at);
  CREATE INDEX delivery_route ON delivery (route, decided_at);
  CREATE INDEX delivery_group ON delivery (group_id, channel, decided_at);

  -- Of the deliveries up to mark.alerts_through. Derived from snapshot, and kept lazily.
  CREATE TABLE delivery_alert (
    fingerprint TEXT NOT NULL,
    delivery_id INTEGER NOT NULL,
    PRIMARY KEY (fingerprint, delivery_id)
  ) WITHOUT ROWID;
  INSERT OR IGNORE INTO delivery_alert
    SELECT a.value ->> 1, s.delivery_id FROM snapshot s, json_each(s.body) l, json_each(l.value) a
    WHERE l.key IN ('firing', 'resolved', 'suppressed') ORDER BY 1, 2;
  ALTER TABLE mark ADD COLUMN alerts_through INTEGER NOT NULL DEFAULT 0;
  UPDATE mark SET alerts_through = (SELECT coalesce(max(delivery_id), 0) FROM snapshot);
`;
