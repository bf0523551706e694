import { ok, reject, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { type AttemptEnd, type NextAttempt, nextAttempt } from './next-attempt.ts';

const NOW = 100_000;
const GIVE_UP_AFTER = 60_000;
const noAnswer = (maybeArrived: boolean): AttemptEnd => ({ type: 'no-answer', reason: 'it is silent', maybeArrived });

/** After the first attempt of something young, with half of the longest pause. */
function next(end: AttemptEnd, given: { attempts?: number; waitingSince?: number; random?: number } = {}): NextAttempt {
  const { attempts = 1, waitingSince = NOW - 1, random = 0.5 } = given;
  return nextAttempt(end, { attempts, waitingSince }, GIVE_UP_AFTER, NOW, random);
}

describe('a delivery, after an attempt', () => {
  it.each<[string, AttemptEnd, NextAttempt]>([
    ['that the target took is sent', ok, { state: 'sent' }],
    ['that the target refused is dead, with its reason', reject('401'), { state: 'dead', reason: '401' }],
    ['that failed waits', retry('busy'), { state: 'waiting', reason: 'busy', notBefore: NOW + 500 }],
    ['without an answer waits', noAnswer(false), { state: 'waiting', reason: 'it is silent', notBefore: NOW + 500 }],
    [
      'that may have arrived waits as well',
      noAnswer(true),
      { state: 'waiting', reason: 'it is silent', notBefore: NOW + 500 },
    ],
  ])('%s', (_what, end, expected) => {
    expect(next(end)).toEqual(expected);
  });

  it.each([
    ['as long as the target asks', retry('limited', NOW + 30_000), NOW + 30_000],
    ['its own pause, if that is longer', retry('limited', NOW + 499), NOW + 500],
    ['its own pause, if the target asks for the past', retry('limited', 1), NOW + 500],
    ['as long as the target asks, if both are equal', retry('limited', NOW + 500), NOW + 500],
  ])('waits %s', (_what, end, notBefore) => {
    expect(next(end)).toMatchObject({ state: 'waiting', notBefore });
  });

  it.each([
    [1, 0, NOW],
    [1, 0.75, NOW + 750],
    [3, 0.75, NOW + 3_000],
    [99, 0.5, NOW + 150_000],
  ])('waits longer after more attempts: after %d with %d until %d', (attempts, random, notBefore) => {
    expect(next(retry('busy'), { attempts, random })).toMatchObject({ notBefore });
  });

  it.each<[string, AttemptEnd, string]>([
    ['that failed', retry('busy'), 'given up: busy'],
    ['that the target put off', retry('limited', NOW + 1), 'given up: limited'],
    ['without an answer', noAnswer(false), 'given up: it is silent'],
    ['that may have arrived', noAnswer(true), 'given up: it is silent'],
  ])('is given up after giveUpAfter, after an attempt %s', (_what, end, reason) => {
    const dead = { state: 'dead', reason };
    expect(next(end, { waitingSince: NOW - GIVE_UP_AFTER })).toEqual(dead);
    expect(next(end, { waitingSince: NOW - GIVE_UP_AFTER - 1 })).toEqual(dead);
    expect(next(end, { waitingSince: NOW - GIVE_UP_AFTER + 1 })).toMatchObject({ state: 'waiting' });
  });

  it('is sent, and refused, however old it is', () => {
    expect(next(ok, { waitingSince: 0 })).toEqual({ state: 'sent' });
    expect(next(reject('401'), { waitingSince: 0 })).toEqual({ state: 'dead', reason: '401' });
  });

  it('is given up after its first failure, if there is no time to try again', () => {
    const tried = { attempts: 1, waitingSince: NOW };
    expect(nextAttempt(retry('busy'), tried, 0, NOW, 0.5)).toEqual({ state: 'dead', reason: 'given up: busy' });
  });
});
