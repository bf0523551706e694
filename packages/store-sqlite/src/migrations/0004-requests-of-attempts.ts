/** What an attempt sent, and the status that it got. */
export const requestsOfAttempts = `
  ALTER TABLE attempt ADD COLUMN status INTEGER;

  -- Wide, and of the newest attempts alone.
  CREATE TABLE attempt_request (
    delivery_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    request TEXT NOT NULL,
    PRIMARY KEY (delivery_id, number)
  ) WITHOUT ROWID;
`;
