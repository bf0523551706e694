/** What people silenced, and each change of it. */
export const silences = `
  CREATE TABLE silence (
    -- In the order of saving; the last one of a silence is what it says now.
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    ends_at INTEGER NOT NULL,
    record TEXT NOT NULL
  );
  CREATE INDEX silence_id ON silence (id, number);
`;
