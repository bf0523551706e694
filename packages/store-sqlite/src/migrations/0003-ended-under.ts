/** Of an end: what suppressed the alert then, as JSON. Null: nothing did, or it ended before this was noted. */
export const endedUnder = `
  ALTER TABLE event ADD COLUMN ended_under TEXT;
`;
