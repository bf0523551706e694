import { checkSource } from '@signalbox/sdk/testing';
import { describe, it } from 'vitest';
import { source } from './index.ts';
import { SAMPLES } from './testing/samples.ts';

describe('the source mackerel', () => {
  checkSource(it, source, { payloads: SAMPLES });
});
