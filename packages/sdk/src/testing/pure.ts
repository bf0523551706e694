import assert from 'node:assert/strict';

/**
 * The result of a function that must be pure: called twice, without a clock, and with `Math.random` changed in between.
 * That it does not change its arguments shows when these are `frozen`.
 */
export function pure<Result>(run: () => Result): Result {
  const { Date: realDate } = globalThis;
  const { random } = Math;
  globalThis.Date = withoutNow(realDate);
  try {
    Math.random = () => 0.25;
    const first = run();
    Math.random = () => 0.75;
    assert.deepStrictEqual(run(), first, 'the same arguments give the same result');
    return first;
  } finally {
    globalThis.Date = realDate;
    Math.random = random;
  }
}

/** Freezes a value through and through; whoever changes it throws, since modules are strict. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) frozen(member);
  return value;
}

function withoutNow(realDate: DateConstructor): DateConstructor {
  const refuse = (): never => assert.fail('it reads the clock: the time of the attempt is `message.now`');
  return new Proxy(realDate, {
    apply: refuse,
    construct: (target, args) => (args.length === 0 ? refuse() : Reflect.construct(target, args)),
    get: (target, key) => (key === 'now' ? refuse : Reflect.get(target, key)),
  });
}
