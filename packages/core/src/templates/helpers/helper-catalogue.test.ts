import { aNotification, anAlert } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { compilePart } from '../compile-template.ts';
import { helperCatalogue } from './helper-catalogue.ts';

const now = Date.UTC(2026, 10, 23, 10);
const MINUTE = 60_000;
const labels = { alertname: 'High CPU', host: 'db-1', severity: 'critical' };
const annotations = { summary: 'CPU is at 97 %', runbook: 'Look at the disk.\nCall Ann & Bob.\n' };
const firing = anAlert({ labels, annotations, startsAt: now - 10 * MINUTE, link: 'https://mon.example/1' });
const notification = aNotification({ alerts: [firing, anAlert({ labels, annotations, status: 'resolved' })], now });

function show(template: string, format: 'html' | 'text' | 'json' = 'text'): string {
  const { render, problems } = compilePart(template, format);
  if (render === undefined) throw new Error(JSON.stringify(problems));
  return render(notification);
}

describe('the example of each helper', () => {
  it.each([...helperCatalogue.values()])('$signature', ({ example }) => {
    expect(show(example.template, example.format)).toBe(example.shows);
  });
});

describe('the catalogue', () => {
  it('has every helper by its name', () => {
    expect([...helperCatalogue].every(([name, helper]) => helper.name === name)).toBe(true);
    expect([...helperCatalogue.keys()]).toEqual([
      ...['formatTime', 'ago', 'duration', 'truncate', 'upper', 'lower', 'default', 'join', 'json', 'lookup'],
      ...['eq', 'ne', 'gt', 'and', 'or', 'not', 'plural', 'lines', 'link'],
    ]);
  });

  it.each([...helperCatalogue.values()])(
    '$signature says how many arguments it takes',
    ({ name, signature, arity }) => {
      const [written, ...args] = signature.split(' ');
      const [fewest, most] = arity;
      expect(written).toBe(name);
      expect(fewest).toBeGreaterThan(0);
      expect(args.at(-1) === '...' ? most > args.length : most === args.length).toBe(true);
    },
  );

  it.each([...helperCatalogue.values()])('refuses $name with too few or too many arguments', ({ name, arity }) => {
    const called = (count: number) => compilePart(`{{or (${name}${' status'.repeat(count)}) 1}}`, 'text').problems;
    const [fewest, most] = arity;
    for (const count of [fewest, most]) expect(called(count)).toEqual([]);
    for (const count of [fewest - 1, most + 1]) {
      if (count > 0) expect(called(count)).toMatchObject([{ code: 'template-helper' }]);
    }
  });
});

describe('helpers', () => {
  it.each([
    ['{{formatTime now}}', '2026-11-23 10:00:00 UTC'],
    ['{{formatTime now "Asia/Tokyo" "iso"}}', '2026-11-23T19:00:00+09:00'],
    ['{{formatTime now "UTC" "iso"}}', '2026-11-23T10:00:00+00:00'],
    ['{{formatTime now "America/New_York"}}', '2026-11-23 05:00:00 EST'],
    ['{{formatTime now "Asia/Kolkata" "EEE dd.MM.yyyy, HH:mm xxx"}}', 'Mon 23.11.2026, 15:30 +05:30'],
    ['{{formatTime now "UTC" "date"}} {{formatTime now "UTC" "time"}}', '2026-11-23 10:00:00'],
    ['{{formatTime 1795428000123 "UTC" "ss.SSS"}}', '00.123'],
    ['{{formatTime 0}}', '1970-01-01 00:00:00 UTC'],
    ['{{formatTime now labels.nowhere}}', '2026-11-23 10:00:00 UTC'],
    ['{{formatTime now labels.host}}', '2026-11-23 10:00:00 UTC'],
    ['{{formatTime labels.host}}', 'db-1'],
    ['{{formatTime labels.nowhere}}', ''],
    ['{{formatTime 9000000000000000}}', '9000000000000000'],
    ['{{#each resolved}}{{ago endsAt}}{{/each}}', 'in 5m'],
    ['{{ago now}}', 'just now'],
    ['{{ago labels.host}}', ''],
    ['{{duration 0}} {{duration 850}} {{duration 45000}} {{duration 300000}}', '0ms 850ms 45s 5m'],
    ['{{duration 90061000}} {{duration 86405000}} {{duration -60000}}', '1d 1h 1d -1m'],
    ['{{truncate "障害発生中" 3}}', '障害…'],
    ['{{truncate "abc" 3}} {{truncate "abc" 0}}{{truncate "abc" -1}}', 'abc '],
    ['{{truncate "abc" labels.host}}', 'abc'],
    ['{{default 0 "none"}} {{default "" "none"}}', '0 none'],
    ['{{join firing.length "-"}}', '1'],
    ['{{json labels}}', '{"alertname":"High CPU","host":"db-1","severity":"critical"}'],
    ['{{json labels.nowhere}}', 'null'],
    ['{{#if (eq labels.nowhere "")}}same{{/if}}{{#if (eq 5 "5")}}same{{/if}}', 'samesame'],
    ['{{#if (gt "10" 9)}}yes{{/if}}{{#if (gt labels.host 1)}}no{{/if}}', 'yes'],
    ['{{#if (and 1 0)}}no{{/if}}{{and "a" "b"}}{{or "" 0}}{{not 0}}', 'b0true'],
    ['{{lines annotations.runbook}}|{{lines labels.nowhere}}|{{lines 5}}', 'Look at the disk.\nCall Ann & Bob.||5'],
    ['{{plural 1 "is" "are"}} {{plural 0 "is" "are"}} {{plural labels.host "is" "are"}}', 'is are are'],
    ['{{lookup labels "constructor"}}{{lookup labels.host "length"}}{{lookup alerts "0"}}', '{"fingerprint"'],
    ['{{link "https://a.example/?x=1" "see"}}', 'see (https://a.example/?x=1)'],
    ['{{link "https://a.example/"}}', 'https://a.example/'],
    ['{{link "javascript:alert(1)" "see"}}', 'see'],
    ['{{link labels.nowhere "see"}}', 'see'],
  ])('%s shows %s', (template, expected) => {
    expect(show(template).slice(0, expected.length + 1)).toBe(
      expected.startsWith('{"finger') ? `${expected}:` : expected,
    );
  });

  it('link makes an anchor in HTML, and escapes both its parts', () => {
    const shown = show(`{{link 'https://a.example/?a="b"&c' "<b>"}}`, 'html');
    expect(shown).toBe('<a href="https://a.example/?a&#61;&quot;b&quot;&amp;c">&lt;b&gt;</a>');
    expect(show('{{link "javascript:alert(1)" "<b>"}}', 'html')).toBe('&lt;b&gt;');
  });

  it('json is escaped where the part is no JSON', () => {
    expect(show('{{json labels.host}}', 'html')).toBe('&quot;db-1&quot;');
    expect(JSON.parse(show('{"labels": {{json labels}} }', 'json'))).toEqual({ labels });
  });
});
