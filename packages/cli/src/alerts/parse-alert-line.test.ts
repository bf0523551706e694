import { describe, expect, it } from 'vitest';
import { parseAlertLine, parseLabels } from './parse-alert-line.ts';

describe('a line with an alert', () => {
  it.each([
    ['labels alone', '{"labels":{"a":"b"}}', { status: 'firing', labels: { a: 'b' }, annotations: {} }],
    ['no labels at all', '{"labels":{}}', { status: 'firing', labels: {}, annotations: {} }],
    [
      'everything',
      ' {"status":"resolved","labels":{"a":"b"},"annotations":{"c":"d"}} ',
      { status: 'resolved', labels: { a: 'b' }, annotations: { c: 'd' } },
    ],
    [
      'an empty label, which is absent',
      '{"labels":{"a":"","b":"c"}}',
      { status: 'firing', labels: { b: 'c' }, annotations: {} },
    ],
    [
      'a label of every script',
      '{"labels":{"größe":"監視"}}',
      { status: 'firing', labels: { größe: '監視' }, annotations: {} },
    ],
  ])('is read: %s', (_what, line, alert) => {
    const read = parseAlertLine(line);
    if ('problem' in read) throw new Error(read.problem);
    expect(
      read.alerts.map(({ labels, annotations, ...rest }) => ({
        ...rest,
        labels: { ...labels },
        annotations: { ...annotations },
      })),
    ).toEqual([alert]);
  });

  it.each([
    ['oops', /^it is not JSON/],
    ['{"labels":{}', /^it is not JSON/],
    ['{"labels":{}} {"labels":{}}', /^it is not JSON/],
    ['[]', /^an alert is a JSON object/],
    ['null', /^an alert is a JSON object/],
    ['"labels"', /^an alert is a JSON object/],
    ['{}', /^"labels" is missing$/],
    ['{"labels":[]}', /^"labels" must be an object of texts$/],
    ['{"labels":null}', /^"labels" must be an object of texts$/],
    ['{"labels":{"n":1}}', /^"labels" must be an object of texts$/],
    ['{"labels":{"n":{}}}', /^"labels" must be an object of texts$/],
    ['{"labels":{},"annotations":{"a":null}}', /^"annotations" must be an object of texts$/],
    ['{"labels":{},"status":"ok"}', /^"status" is "firing" or "resolved"$/],
    ['{"labels":{},"status":null}', /^"status" is "firing" or "resolved"$/],
    ['{"labels":{},"lables":{}}', /^"lables" is none of labels, annotations, status$/],
    ['{"labels":{},"startsAt":"2026-01-01T00:00:00Z"}', /^"startsAt" is none of/],
  ])('is refused with why: %s', (line, problem) => {
    expect(parseAlertLine(line)).toEqual({ problem: expect.stringMatching(problem) });
  });

  it('has no labels but its own', () => {
    const read = parseAlertLine('{"labels":{"toJSON":"x","constructor":"y"}}');
    const [alert] = 'alerts' in read ? read.alerts : [];
    expect(alert === undefined ? undefined : Object.getPrototypeOf(alert.labels)).toBeNull();
    expect(alert?.labels['constructor']).toBe('y');
    expect(alert?.labels['toString']).toBeUndefined();
  });
});

describe('labels alone', () => {
  it('are read as routing sees them', () => {
    expect({ ...parseLabels('{"a":"b","c":""}') }).toEqual({ a: 'b' });
  });

  it.each(['', 'a=b', '[]', 'null', '{"a":1}', '{"a":{"b":"c"}}', '"a"'])('are not %j', (text) => {
    expect(parseLabels(text)).toBeUndefined();
  });
});
