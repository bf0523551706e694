import { SignalboxError } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { accessFailure, commitFailure, faultOf } from './failure.ts';

const sqlite = (errcode: number) => Object.assign(new Error('it broke'), { code: 'ERR_SQLITE_ERROR', errcode });

describe('what SQLite says', () => {
  it.each([
    [5, 'busy'],
    [5 | (1 << 8), 'busy'],
    [11, 'damaged'],
    [11 | (1 << 8), 'damaged'],
    [13, 'full'],
    [26, 'foreign'],
    [10, 'other'],
    [10 | (13 << 8), 'other'],
    [1, 'other'],
  ])('with the code %i means %s', (errcode, fault) => expect(faultOf(sqlite(errcode))).toBe(fault));

  it.each([undefined, null, 'full', { errcode: 13 }, new Error('full'), Object.assign(new Error(), { errcode: '13' })])(
    'is only known from an error of SQLite: %j',
    (error) => expect(faultOf(error)).toBe('other'),
  );
});

describe('the failure of a commit', () => {
  it.each([
    [13, 'store-full'],
    [10, 'store-commit-unknown'],
    [5, 'store-commit-unknown'],
    [11, 'store-commit-unknown'],
  ])('with the code %i is %s', (errcode, code) => {
    const error = sqlite(errcode);
    expect(commitFailure(error)).toMatchObject({ code, cause: error });
  });

  it('is what it was if it is known already', () => {
    const known = new SignalboxError('store-moved', { path: 'x' });
    expect(commitFailure(known)).toBe(known);
  });
});

describe('the failure of an access', () => {
  it.each([
    [5, 'store-locked'],
    [11, 'store-damaged'],
    [26, 'store-foreign'],
    [13, 'store-full'],
    [14, 'store-unusable'],
  ])('with the code %i is %s', (errcode, code) => {
    const error = sqlite(errcode);
    expect(accessFailure('/data/signalbox.db', error)).toMatchObject({ code, cause: error });
  });

  it('names the store, and what SQLite said', () => {
    expect(accessFailure('/data/signalbox.db', sqlite(14)).message).toMatch(/\/data\/signalbox\.db .*it broke/);
    expect(accessFailure('/data/signalbox.db', 'no way').message).toContain('no way');
  });

  it('is what it was if it is known already', () => {
    const known = new SignalboxError('store-moved', { path: 'x' });
    expect(accessFailure('y', known)).toBe(known);
  });
});
