import { createRequire } from 'node:module';
import type { RoomNotification } from './a-message.ts';

interface RoomValidator {
  isBasicValid(): boolean;
  isCardValid(): boolean;
  getErrors(): readonly string[];
}
const Validator: new (body: RoomNotification) => RoomValidator = createRequire(import.meta.url)(
  'hipchat-room-notification-api/src/Validator',
);

/** What a client that others wrote for HipChat finds wrong with a body. */
export function complaintsOf(body: RoomNotification): readonly string[] {
  const validator = new Validator(body);
  if (body.card === undefined) validator.isBasicValid();
  else validator.isCardValid();
  return validator.getErrors();
}
