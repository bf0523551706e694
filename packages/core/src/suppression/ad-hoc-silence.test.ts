import { describe, expect, it } from 'vitest';
import { aSilence } from '../store/testing/builders.ts';
import { silenceFrom } from './ad-hoc-silence.ts';

const alert = (labels: Readonly<Record<string, string>>) => ({ labels, annotations: {} });

describe('the silence that a person made', () => {
  it('has its id and its comment', () => {
    expect(silenceFrom(aSilence({ id: 's7', comment: 'new disks' }))).toMatchObject({ id: 's7', comment: 'new disks' });
  });

  it.each<[readonly string[], Readonly<Record<string, string>>, boolean]>([
    [['host="db"'], { host: 'db' }, true],
    [['host="db"'], { host: 'db', rack: '1' }, true],
    [['host="db"'], { host: 'web' }, false],
    [['host="db"'], {}, false],
    [['host="db"', 'rack="1"'], { host: 'db', rack: '1' }, true],
    [['host="db"', 'rack="1"'], { host: 'db', rack: '2' }, false],
    [['host="db"', 'rack="1"'], { rack: '1' }, false],
    [['host=~"db-.*"'], { host: 'db-7' }, true],
    [['host=~"db-.*"'], { host: 'old-db-7' }, false],
    [['host!="db"'], { host: 'web' }, true],
    [['host!="db"'], {}, true],
    [['host!="db"'], { host: 'db' }, false],
    [['host!~"db|web"'], { host: 'web' }, false],
    [['host!~"db|web"'], { host: 'cache' }, true],
    [['host="db",rack="1"'], { host: 'db', rack: '1' }, true],
    [['host="db",rack="1"'], { host: 'db' }, false],
  ])('of %j covers %j: %s', (matchers, labels, covers) => {
    expect(silenceFrom(aSilence({ matchers })).matcher.test(alert(labels))).toBe(covers);
  });

  it.each([
    [999, false, 1_000],
    [1_000, true, 5_000],
    [4_999, true, 5_000],
    [5_000, false, undefined],
    [9_000, false, undefined],
  ])(
    'from 1000 until 5000 at %d: active %s, changes at %s, and never comes again after 5000',
    (at, isActive, changes) => {
      const { window, until } = silenceFrom(aSilence({ startsAt: 1_000, endsAt: 5_000 }));
      expect([window.isActiveAt(at), window.nextChangeAt(at), until]).toEqual([isActive, changes, 5_000]);
    },
  );

  it('that was ended before it began is never active', () => {
    const { window } = silenceFrom(aSilence({ startsAt: 5_000, endsAt: 5_000 }));
    expect([4_999, 5_000, 5_001].map((at) => window.isActiveAt(at))).toEqual([false, false, false]);
  });

  it.each([[['host']], [['host="db"', 'nonsense']], [['host=~"("']]])(
    'of %j, that cannot be read any more, covers nothing, and shows what it said',
    (matchers) => {
      const { matcher } = silenceFrom(aSilence({ matchers }));
      expect(matcher.text).toBe(matchers.join(' and '));
      for (const labels of [{}, { host: 'db' }, { nonsense: 'x' }]) expect(matcher.test(alert(labels))).toBe(false);
    },
  );
});
