import { describe, expect, it } from 'vitest';
import { alertIn, readBody } from './testing/read-body.ts';
import { diskLabels, postedAlert, postedEnd, RECEIVED_AT } from './testing/sample-payloads.ts';

const at = (time: string) => Date.parse(`2026-03-01T${time}Z`);

describe('an alert posted to /api/v2/alerts', () => {
  it('keeps labels and annotations as they are, and is identified by its labels', () => {
    const { key, labels, annotations, link } = alertIn([postedAlert()]);
    expect(key).toBeUndefined();
    expect({ ...labels }).toEqual(diskLabels);
    expect({ ...annotations }).toEqual({ summary: 'db3: /var full in 4 h', description: '' });
    expect(link).toBe('http://prom.example/graph?g0.expr=node_filesystem_free_bytes+%3C+1&g0.tab=1');
  });

  it('is given no label that it does not have', () => {
    expect({ ...alertIn([{ labels: { job: 'node' } }]).labels }).toEqual({ job: 'node' });
  });

  it('keeps the order of a batch', () => {
    const batch = ['c', 'a', 'b'].map((alertname) => ({ labels: { alertname } }));
    expect(readBody(batch).alerts.map(({ labels }) => labels['alertname'])).toEqual(['c', 'a', 'b']);
  });
});

describe('the times of an alert posted to /api/v2/alerts', () => {
  const start = '2026-03-01T10:00:15.123Z';
  const zero = '0001-01-01T00:00:00Z';
  const timedOut = RECEIVED_AT + 300_000;

  it.each<[string, unknown, unknown, object]>([
    [
      'an end to come',
      start,
      '2026-03-01T10:04:15Z',
      { status: 'firing', startsAt: at('10:00:15.123'), expiresAt: at('10:04:15') },
    ],
    [
      'an end that is over',
      start,
      '2026-03-01T10:00:45Z',
      { status: 'resolved', startsAt: at('10:00:15.123'), endsAt: at('10:00:45') },
    ],
    [
      'an end just now',
      start,
      '2026-03-01T10:01:00Z',
      { status: 'resolved', startsAt: at('10:00:15.123'), endsAt: at('10:01:00') },
    ],
    ['no end', start, undefined, { status: 'firing', startsAt: at('10:00:15.123'), expiresAt: timedOut }],
    ['the zero time as its end', start, zero, { status: 'firing', startsAt: at('10:00:15.123'), expiresAt: timedOut }],
    ['no times', undefined, null, { status: 'firing', expiresAt: timedOut }],
    ['zero times', zero, zero, { status: 'firing', expiresAt: timedOut }],
    [
      'only an end that is over',
      undefined,
      start,
      { status: 'resolved', startsAt: at('10:00:15.123'), endsAt: at('10:00:15.123') },
    ],
    ['only an end to come', '', '2026-03-01T11:00:00Z', { status: 'firing', expiresAt: at('11:00:00') }],
    [
      'a start to come',
      '2026-03-01T10:02:00Z',
      '2026-03-01T10:03:00Z',
      { status: 'firing', startsAt: at('10:02:00'), expiresAt: at('10:03:00') },
    ],
    [
      'an ancient start',
      '1969-07-20T20:17:40Z',
      undefined,
      { status: 'firing', startsAt: -14_182_940_000, expiresAt: timedOut },
    ],
    [
      'an end that is far off',
      start,
      '2999-01-01T00:00:00Z',
      { status: 'firing', startsAt: at('10:00:15.123'), expiresAt: Date.UTC(2999, 0, 1) },
    ],
  ])('with %s', (_what, startsAt, endsAt, expected) => {
    const {
      labels: _labels,
      annotations: _annotations,
      ...times
    } = alertIn([{ labels: diskLabels, startsAt, endsAt }]);
    expect(times).toEqual(expected);
  });

  it('without an end count from the receipt by `resolveTimeout`', () => {
    expect(alertIn([{ labels: diskLabels }], '1h30m').expiresAt).toBe(RECEIVED_AT + 5_400_000);
  });

  it('never say when the state changed: an alert that was not renewed fires again with its old start', () => {
    expect(alertIn([postedAlert()]).changedAt).toBeUndefined();
    expect(alertIn([postedEnd()]).changedAt).toBeUndefined();
  });
});

describe('a posted alert that nothing identifies', () => {
  it.each<[string, unknown, string]>([
    ['no object', 'x', 'the alert is not an object'],
    ['no labels', {}, 'the alert has no label with a value'],
    ['only empty labels', { labels: { a: '', b: null } }, 'the alert has no label with a value'],
    ['labels that are a list', { labels: ['a'] }, '`labels` is not an object'],
  ])('is a problem and takes no other with it: %s', (_what, bad, problem) => {
    const { alerts, problems } = readBody([postedAlert(), bad, postedEnd()]);
    expect(alerts.map(({ status }) => status)).toEqual(['firing', 'resolved']);
    expect(problems).toEqual([`[1]: ${problem}`]);
  });
});

describe('a posted alert with one strange member', () => {
  const labelled = { labels: { a: 'b' } };
  const END_BEFORE_START = 'the alert ends before it starts: `startsAt` was left out';

  it.each<[string, unknown, object, string]>([
    [
      'a label without a name',
      { labels: { '': 'x', a: 'b' } },
      { labels: { a: 'b' } },
      'a label without a name was left out',
    ],
    [
      'a label that is a number',
      { labels: { a: 'b', n: 1 } },
      { labels: { a: 'b', n: '1' } },
      'the value of the label "n" is not a text: its JSON was taken',
    ],
    [
      'an annotation that is an object',
      { ...labelled, annotations: { x: {} } },
      { annotations: { x: '{}' } },
      'the value of the annotation "x" is not a text: its JSON was taken',
    ],
    [
      'an annotation without a name',
      { ...labelled, annotations: { '': '', y: 'z' } },
      { annotations: { y: 'z' } },
      'an annotation without a name was left out',
    ],
    [
      'annotations that are a text',
      { ...labelled, annotations: 'x' },
      { annotations: {} },
      '`annotations` is not an object: it was left out',
    ],
    [
      'a start that is a number',
      postedAlert({ startsAt: 1_772_359_215 }),
      { status: 'firing', expiresAt: at('10:04:15.123') },
      '`startsAt` is not an RFC 3339 time: it was left out',
    ],
    [
      'an end that is no date',
      postedAlert({ endsAt: '2026-02-30T00:00:00Z' }),
      { status: 'firing', expiresAt: RECEIVED_AT + 300_000 },
      '`endsAt` is not an RFC 3339 time: it was left out',
    ],
    [
      'an end before its start',
      postedAlert({ endsAt: '2026-03-01T10:00:15.122Z' }),
      { status: 'resolved', startsAt: at('10:00:15.122'), endsAt: at('10:00:15.122') },
      END_BEFORE_START,
    ],
    [
      'a start later than it would time out',
      postedAlert({ startsAt: '2026-03-01T10:06:01Z', endsAt: null }),
      { status: 'firing', expiresAt: RECEIVED_AT + 300_000 },
      END_BEFORE_START,
    ],
  ])('is taken with a remark: %s', (_what, strange, expected, remark) => {
    const { alerts, problems, remarks } = readBody([postedAlert(), strange, postedEnd()]);
    expect([alerts.length, problems]).toEqual([3, []]);
    expect(alerts[1]).toMatchObject(expected);
    expect(remarks).toEqual([{ reason: 'strange-member', text: `[1]: ${remark}` }]);
  });

  it('is quoted only in part', () => {
    const [remark] = readBody([{ labels: { ['x'.repeat(10_000)]: 1 } }]).remarks ?? [];
    expect(remark?.text).toBe(`[0]: the value of the label "${'x'.repeat(40)}…" is not a text: its JSON was taken`);
  });
});

describe('the labels of a posted alert', () => {
  it('lose those with empty values before they are its identity', () => {
    expect({ ...alertIn([{ labels: { a: 'b', gone: '', none: null } }]).labels }).toEqual({ a: 'b' });
  });

  it.each(['constructor', 'toString', '__proto__', 'length', 'ラベル', 'with.dot', ' ', '1st'])(
    'may be named %j',
    (name) => {
      const labels = JSON.parse(`{${JSON.stringify(name)}: "x"}`);
      expect(Object.entries(alertIn([{ labels }]).labels)).toEqual([[name, 'x']]);
    },
  );

  it('have lone surrogates replaced, as UTF-8 cannot carry them', () => {
    expect(Object.entries(alertIn([{ labels: { 'a\ud83d': '\udc1f' } }]).labels)).toEqual([['a\ufffd', '\ufffd']]);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'prom', '', 7, null, undefined])(
    'have no link to %s',
    (generatorURL) => {
      expect(alertIn([postedAlert({ generatorURL })]).link).toBeUndefined();
    },
  );

  it('say so of a link that is none, and not of one that is not there', () => {
    const remarksOn = (generatorURL: unknown) => readBody([postedAlert({ generatorURL })]).remarks ?? [];
    const text = '[0]: `generatorURL` is not an http(s) address: it was left out';
    for (const strange of ['javascript:alert(1)', 7, 7]) {
      expect(remarksOn(strange)).toEqual([{ reason: 'strange-member', text }]);
    }
    for (const absent of ['', null, undefined, 'http://prom:9090/']) expect(remarksOn(absent)).toEqual([]);
  });

  it('have each its own link, in its normal form', () => {
    const written = [
      'http://a.example',
      'http://a.example',
      'HTTP://b.example:80/x',
      'prom',
      'http://a.example',
      undefined,
    ];
    const { alerts } = readBody(written.map((generatorURL) => ({ labels: { job: 'node' }, generatorURL })));
    const [a, b] = ['http://a.example/', 'http://b.example/x'];
    expect(alerts.map(({ link }) => link)).toEqual([a, a, b, undefined, a, undefined]);
  });
});
