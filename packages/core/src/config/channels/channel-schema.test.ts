import { describe, expect, it } from 'vitest';
import { toldOf } from '../../testing/schema-check.ts';
import { channelSchema, templateParts } from './channel-schema.ts';

const reported = (keys: object) => toldOf(channelSchema, { transport: 'x', ...keys });

describe('a channel', () => {
  it.each([
    [{}],
    [{ anything: 'of its transport' }],
    [{ template: 'short' }],
    [{ template: { text: 'x', title: { file: 'y.hbs' } } }],
    [{ rateLimit: '60/1m' }],
    [{ concurrency: 1 }],
    [{ concurrency: 100 }],
    [{ timeout: '5s', retry: { giveUpAfter: '1h' } }],
    [{ retry: {} }],
    [{ suspended: true, allowPrivate: true, sendResolved: false }],
  ])('may be %j', (keys) => expect(reported(keys)).toEqual([]));

  it.each([
    [{ transport: '' }, 'must not be empty'],
    [{ transport: 5 }, 'must be a text'],
    [{ template: 5 }, 'must be the name of a template, or a map of parts'],
    [{ template: {} }, 'must NOT have fewer than 1 properties'],
    [{ template: '' }, 'must not be empty'],
    [{ rateLimit: '60' }, 'must be a count and a duration, such as `60/1m`'],
    [{ rateLimit: '/1m' }, 'must be a count and a duration, such as `60/1m`'],
    [{ rateLimit: '1234567890/1m' }, 'must be a count and a duration, such as `60/1m`'],
    [{ concurrency: 0 }, 'must be >= 1'],
    [{ concurrency: 101 }, 'must be <= 100'],
    [{ timeout: 10 }, 'must be a text'],
    [{ timeout: 'soon' }, '"soon" is not a duration'],
    [{ retry: { giveUpAfter: 'soon' } }, '"soon" is not a duration'],
    [{ retry: { giveUp: '1h' } }, 'unknown key "giveUp"'],
    [{ suspended: 'no' }, 'must be true or false'],
  ])('is not %j: %s', (keys, message) => expect(reported(keys)).toEqual([message]));

  it('has a transport', () => expect(toldOf(channelSchema, {})).toEqual(['missing key "transport"']));
});

describe('the parts of a template', () => {
  it.each([
    [{ text: 5 }, 'must be a text or `{ file: PATH }`'],
    [{ text: [] }, 'must be a text or `{ file: PATH }`'],
    [{ text: { file: '' } }, 'must not be empty'],
    [{ text: { file: 5 } }, 'must be a text'],
  ])('are not %j: %s', (parts, message) => expect(toldOf(templateParts, parts)).toEqual([message]));

  it('may be empty texts', () => expect(toldOf(templateParts, { text: '' })).toEqual([]));
});
