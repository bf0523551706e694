import { checkTransport } from '@signalbox/sdk/testing';
import { describe, it } from 'vitest';
import { log } from './log.ts';

describe('the log', () => {
  checkTransport(it, log, { options: {} });
});
