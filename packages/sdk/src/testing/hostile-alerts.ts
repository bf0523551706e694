import type { Alert } from '../alert.ts';
import { anAlert } from './an-alert.ts';

const LONG = 100_000;

/** Texts that alerts may hold and nobody wants to meet, by what they are. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'an empty text': '',
  'white space only': ' \t \n ',
  'line breaks': 'first\nsecond\r\nthird\rfourth',
  'a header in a text': 'x\r\nx-injected: yes\r\n\r\nbody',
  'a NUL': 'a\u0000b',
  'control characters': '\u0001\u0007\b\u001b[2J\u001b]0;title\u0007\u007f\u009b31m',
  'a line for the log': '\n{"level":60,"msg":"forged"}\n',
  'right-to-left override': 'invoice\u202egpj.exe\u2066x\u2069',
  'zero-width characters': 'p\u200ba\u200cy\u200dm\u2060e\ufeffnt',
  'line and paragraph separators': 'a\u2028b\u2029c\u0085d',
  'a lone high surrogate': 'a\ud83d',
  'a lone low surrogate': '\udc1fb',
  'stacked marks': `z${'\u0335\u0321'.repeat(200)}`,
  'joined emoji': '👩‍👩‍👧‍👦🏳️‍🌈🇯🇵',
  Japanese: '障害発生：決済サービスのディスク使用率が上限を超えました',
  Arabic: 'تنبيه: القرص ممتلئ',
  'a script tag': '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'the end of an attribute': '" onmouseover="alert(1)\' onfocus=\'alert(1) x',
  'entities and half tags': '&lt;b&gt; &amp;amp; <b <a href= &#x3c;script&#x3e; ]]> <!--',
  'a javascript link': '[click](javascript:alert(1)) <javascript:alert(1)|click>',
  'Markdown of all kinds': '# a\n* b _c_ ~d~ `e` ```f``` > g | h | ![i](https://evil.example/i.png)',
  'mentions of everybody': '@all @here @channel @everyone <!channel> <!here> <@U012345> <@&1> @**all** @room',
  'Handlebars templates':
    '{{constructor}} {{{labels}}} {{#each alerts}}{{/each}} {{> partial}} {{lookup this "__proto__"}}',
  'other templates': '$(id) `id` %s %n {{7*7}} <%= 7*7 %> #{7*7}',
  'the end of a JSON text': '"}],"injected":true,"x":[{"y":"\\',
  'a path upwards': '../../../../etc/passwd%2e%2e%2f',
  'another host': '//evil.example/@evil.example:80\\evil.example?x=#y',
  'an address with a password': 'https://user:hunter2@evil.example/',
  'a slash command': '/invite @evil\n/topic owned',
  'the name of a prototype': '__proto__',
  'what looks like a number': '1e999',
  'a long text': 'a'.repeat(LONG),
  'a long text of words': 'disk full '.repeat(LONG / 10),
  'a long text of markup': '<'.repeat(LONG),
  'a long text of tags': '<b>'.repeat(LONG / 4),
  'a long text of quotes': '"'.repeat(LONG),
  'a long text of emoji': '🐟'.repeat(LONG / 2),
  'a long text of Japanese': '障'.repeat(LONG),
  'many lines': 'line\n'.repeat(LONG / 5),
};

/** Alerts that carry such a text wherever a sender can put one, and some of another kind; by what they are. */
export function hostileAlerts(): Readonly<Record<string, Alert>> {
  const withText = Object.entries(hostileTexts).map(([name, text]) => [name, alertOf(text)] as const);
  return { ...Object.fromEntries(withText), ...oddAlerts() };
}

function alertOf(text: string): Alert {
  return anAlert({
    severity: text.toLowerCase() || 'unknown',
    labels: { alertname: text, severity: text, host: text, [`label ${text}`]: text },
    annotations: { summary: text, description: text, [`annotation ${text}`]: text },
    link: `https://monitor.example/?q=${encodeURIComponent(text.toWellFormed().slice(0, 500))}"><b>'`,
  });
}

function oddAlerts(): Readonly<Record<string, Alert>> {
  const prototypeNames = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'toJSON', 'then', 'length'];
  const poisoned = Object.fromEntries(prototypeNames.map((name) => [name, 'poison']));
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, number) => [`label_${number}`, 'x'.repeat(50)]));
  return {
    'no label and no annotation': anAlert({ labels: {}, annotations: {} }),
    'labels named as members of a prototype': anAlert({ labels: poisoned, annotations: poisoned }),
    'a thousand labels': anAlert({ labels: many, annotations: many }),
    'the beginning of time': anAlert({ status: 'resolved', startsAt: 0, endsAt: 0 }),
    'the end of time': anAlert({ status: 'resolved', startsAt: 8.64e15, endsAt: 8.64e15 }),
  };
}
