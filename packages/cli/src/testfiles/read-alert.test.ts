import { checkYaml } from '@signalbox/core';
import { describe, expect, it } from 'vitest';
import { readAlert } from './read-alert.ts';

function read(alert: string) {
  const yaml = checkYaml(`alert: ${alert}\n`, { file: 'a.test.yaml', schema: {} });
  const { alert: written } = yaml.value as { alert: Readonly<Record<string, unknown>> };
  const { labels, annotations, ...rest } = readAlert(written, 'firing', ['alert'], yaml);
  return { ...rest, labels: { ...labels }, annotations: { ...annotations } };
}

describe('an alert of a test', () => {
  it.each([
    ['its labels alone', '{ a: x, b: y }', { labels: { a: 'x', b: 'y' } }],
    ['nothing', '{}', { labels: {} }],
    [
      'numbers as they are written',
      '{ port: 0443, ratio: 1.50, n: 1_0 }',
      { labels: { port: '0443', ratio: '1.50', n: '1_0' } },
    ],
    ['truths as they are written', '{ a: true, b: False }', { labels: { a: 'true', b: 'False' } }],
    ['quoted numbers', '{ a: "007" }', { labels: { a: '007' } }],
    ['empty labels, which are absent', '{ a: "", b: x }', { labels: { b: 'x' } }],
    ['labels under their key', '{ labels: { a: 1.0 } }', { labels: { a: '1.0' } }],
    [
      'all that an alert has',
      '{ labels: { a: x }, annotations: { n: 1.0 }, key: k, link: l, image: i }',
      { labels: { a: 'x' }, annotations: { n: '1.0' }, key: 'k', link: 'l', image: 'i' },
    ],
    ['a label that is named so', '{ labels: x, annotations: y }', { labels: { labels: 'x', annotations: 'y' } }],
  ])('has %s', (_what, written, alert) => {
    expect(read(written)).toEqual({ status: 'firing', annotations: {}, ...alert });
  });
});
