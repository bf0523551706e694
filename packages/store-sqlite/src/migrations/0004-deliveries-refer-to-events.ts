function toReferences(list: string): string {
  return `'$.${list}', (
    SELECT json_group_array(json(CASE WHEN t.alert ->> '$.notice' THEN json_array(t.event_id, t.alert ->> '$.fingerprint', 1)
      ELSE json_array(t.event_id, t.alert ->> '$.fingerprint') END) ORDER BY t.event_id)
    FROM told_alert t WHERE t.delivery_id = snapshot.delivery_id AND t.list = '${list}')`;
}

/**
 * Deliveries refer to events in place of copying their texts. What was told before is kept: each alert of an old
 * message becomes an event of its own, "recorded, nothing else", with the texts that were told. Their numbers are
 * below zero: before all events that were accepted, and in the way of none that will be.
 */
export const deliveriesReferToEvents = `
  -- The events that deliveries refer to: these are not pruned. As in snapshot.body, turned round.
  CREATE TABLE referred (
    event_id INTEGER NOT NULL,
    delivery_id INTEGER NOT NULL,
    PRIMARY KEY (event_id, delivery_id)
  ) WITHOUT ROWID;

  CREATE TABLE told_alert (
    event_id INTEGER PRIMARY KEY,
    delivery_id INTEGER NOT NULL,
    list TEXT NOT NULL,
    alert TEXT NOT NULL
  );
  INSERT INTO told_alert
    SELECT -row_number() OVER (ORDER BY s.delivery_id DESC, l.key DESC, a.key DESC), s.delivery_id, l.key, a.value
    FROM snapshot s, json_each(s.body) l, json_each(l.value) a
    WHERE l.key IN ('firing', 'resolved', 'suppressed');
  CREATE INDEX told_alert_of ON told_alert (delivery_id, list);

  INSERT INTO event
    SELECT t.event_id, 'stale', t.alert ->> '$.fingerprint', t.alert ->> '$.source', d.decided_at, NULL, d.decided_at,
      t.alert ->> '$.startsAt', t.alert ->> '$.endsAt', NULL, NULL, iif(t.alert ->> '$.notice', 1, NULL), NULL,
      t.alert ->> '$.severity',
      json_patch(
        json_object('labels', t.alert -> '$.labels', 'annotations', t.alert -> '$.annotations'),
        json_object('link', t.alert ->> '$.link', 'image', t.alert ->> '$.image')),
      NULL
    FROM told_alert t JOIN delivery d ON d.id = t.delivery_id
    ORDER BY t.event_id;

  INSERT INTO referred SELECT event_id, delivery_id FROM told_alert ORDER BY event_id;

  -- Each alert as [event, fingerprint], with a 1 behind it if it is a notice.
  UPDATE snapshot SET body = json_set(body, ${['firing', 'resolved', 'suppressed'].map(toReferences).join(', ')});
  DROP TABLE told_alert;
`;
