/** What an attempt sent, and the status that it got; which delivery another one was made for. */
export const requestsOfAttempts = `
  ALTER TABLE attempt ADD COLUMN status INTEGER;
  ALTER TABLE delivery ADD COLUMN resend_of INTEGER;
  ALTER TABLE delivery ADD COLUMN fallback_of INTEGER;

  -- Wide, and of the newest attempts alone.
  CREATE TABLE attempt_request (
    delivery_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    request TEXT NOT NULL,
    PRIMARY KEY (delivery_id, number)
  ) WITHOUT ROWID;
`;
