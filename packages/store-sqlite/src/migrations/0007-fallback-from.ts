/**
 * From when a delivery waits for its fallback to be notified (epoch ms). Null: a fallback was, or it is of before this
 * format and settled.
 */
export const fallbackFrom = `
  ALTER TABLE delivery ADD COLUMN fallback_from INTEGER;
  UPDATE delivery SET fallback_from = waiting_since WHERE state = 'waiting';
`;
