import { describe, expect, it } from 'vitest';
import { type ErrorCode, errorCatalogue, SignalboxError } from './error.ts';

const codes = Object.keys(errorCatalogue) as ErrorCode[];

describe('an error of Signalbox', () => {
  it('has its code, its facts in the message, a hint, and its cause', () => {
    const cause = new Error('disk');
    const error = new SignalboxError('store-damaged', { path: '/data/x.db', detail: 'page 7' }, { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'SignalboxError', code: 'store-damaged', cause });
    expect(error.message).toBe('the store /data/x.db is damaged: page 7');
    expect(error.hint).toContain('restore a backup');
  });

  it('is known by its marker, also if another copy of the SDK threw it', () => {
    const foreign = Object.assign(new Error('x'), { [Symbol.for('signalbox.error')]: true });
    expect(SignalboxError.is(new SignalboxError('store-closed'))).toBe(true);
    expect(SignalboxError.is(foreign)).toBe(true);
  });

  it.each([null, undefined, 'store-closed', new Error('x'), { code: 'store-closed' }])('is not %s', (thrown) => {
    expect(SignalboxError.is(thrown)).toBe(false);
  });

  it.each(codes)('%s says what happened and what to do now', (code) => {
    const facts = new Proxy({}, { get: (_, name) => `(${String(name)})` });
    const { message, hint } = errorCatalogue[code](facts);
    for (const text of [message, hint]) expect(text).toMatch(/^\S.*[^.\s]$/);
    expect(`${message} ${hint}`).not.toContain('undefined');
  });
});
