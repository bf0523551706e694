import type { Alert } from '@signalbox/sdk';
import Handlebars from 'handlebars';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { defaultMessage } from './default-message.ts';
import { aCpuAlert, aMessage, bodyOf, NOW } from './testing/a-message.ts';
import { complaintsOf } from './testing/complaints-of.ts';

/** The documented helpers that the templates use, in their plainest form. */
const helpers = {
  formatTime: (time: number) => new Date(time).toISOString(),
  ago: (time: number) => `${Math.round((NOW - time) / 60_000)}m ago`,
  default: (value: unknown, other: unknown) => value || other,
  eq: (a: unknown, b: unknown) => a === b,
  gt: (a: number, b: number) => a > b,
  link: (url: string, text: string) => {
    const html = Handlebars.escapeExpression(text);
    return new Handlebars.SafeString(
      /^https?:/.test(url) ? `<a href="${Handlebars.escapeExpression(url)}">${html}</a>` : html,
    );
  },
  or: (a: unknown, b: unknown) => a || b,
  truncate: (text: string, chars: number) => text.slice(0, chars),
  upper: (text: string) => text.toUpperCase(),
};

const prometheus = aCpuAlert({
  source: 'prometheus',
  severity: 'warning',
  labels: { alertname: 'HighLatency', instance: 'api-1:9090', job: 'api', severity: 'warning' },
  annotations: {
    summary: 'p99 is 2.3 s',
    description: 'Slow for 10 minutes',
    runbook_url: 'https://runbooks.example.com/latency',
  },
  link: 'https://prometheus.example.com/graph?g0.expr=up',
});

describe('the default HTML message', () => {
  it('shows an alert of Mackerel at a glance', () => {
    const alert = aCpuAlert({
      image: 'https://mackerel.io/graph.png?w=1&h=2',
      annotations: { ...aCpuAlert().annotations, description: 'Call <ops>' },
    });
    const html = render('html', [alert]);
    expect(html).toBe(
      [
        '<b>CRITICAL</b> <a href="https://mackerel.io/orgs/acme/alerts/2bj">CPU %</a> on <b>db-1</b> (shop:db)',
        'cpu% 97.2 &gt; 95',
        'cpu%: <b>97.2</b> (warning &gt; 80, critical &gt; 95), began 12m ago',
        '<i>Call &lt;ops&gt;</i>',
        '<img src="https://mackerel.io/graph.png?w&#x3D;1&amp;h&#x3D;2" alt="graph" height="150">',
      ].join('<br>'),
    );
  });

  it('shows an alert of Prometheus as well', () => {
    expect(render('html', [prometheus])).toBe(
      [
        '<b>WARNING</b> <a href="https://prometheus.example.com/graph?g0.expr&#x3D;up">HighLatency</a> on <b>api-1:9090</b> (api)',
        'p99 is 2.3 s',
        'began 12m ago',
        '<i>Slow for 10 minutes</i>',
        '<a href="https://runbooks.example.com/latency">Runbook</a>',
      ].join('<br>'),
    );
  });

  it('says resolved, since when, and for how long it fired', () => {
    const html = render('html', [aCpuAlert({ status: 'resolved', endsAt: NOW - 60_000 })]);
    expect(html).toMatch(/^<b>RESOLVED<\/b> <a [^>]*>CPU %<\/a> on <b>db-1<\/b>/);
    expect(html).toContain('began 12m ago, over 1m ago');
  });

  it.each([
    ['repeat', ', still firing'],
    ['unsuppressed', ', fires on after a silence'],
    ['moved', ', told elsewhere from now on'],
  ] as const)('says why it speaks again (%s)', (reason, words) => {
    expect(render('html', [aCpuAlert()], { reason })).toContain(`on <b>db-1</b> (shop:db)${words}<br>`);
    expect(render('text', [aCpuAlert()], { reason })).toContain(`on db-1 (shop:db)${words}\n`);
    expect(render('html', [aCpuAlert()])).not.toContain(words);
  });

  it('says of which time it is where it is sent again', () => {
    const again = { reason: 'resend', resendFrom: NOW - 180_000 } as const;
    const note = `, sent again: it is of ${new Date(NOW - 180_000).toISOString()}, 3m ago<br>`;
    expect(render('html', [aCpuAlert()], again)).toContain(note);
  });

  it('makes do with an alert that has hardly anything', () => {
    const { link: _, ...bare } = aCpuAlert({ labels: {}, annotations: {}, severity: 'unknown' });
    expect(render('html', [bare])).toBe('<b>UNKNOWN</b> <b>alert</b><br>began 12m ago');
    expect(render('text', [bare])).toBe('UNKNOWN: alert\nbegan 12m ago');
  });

  it('lists the alerts of a group', () => {
    const over = aCpuAlert({ status: 'resolved', endsAt: NOW, labels: { alertname: 'CPU %', host: 'db-2' } });
    expect(visible(render('html', [aCpuAlert(), over], { labels: { alertname: 'CPU %', service: 'shop' } }))).toBe(
      [
        'CRITICAL CPU % (shop): 1 firing, 1 resolved',
        '- CRITICAL CPU % on db-1: cpu% 97.2 > 95, began 12m ago',
        '- RESOLVED CPU % on db-2: cpu% 97.2 > 95, began 12m ago, over 0m ago',
      ].join('\n'),
    );
  });

  it('lists ten alerts of many, and says how many there are', () => {
    const html = render('html', Array<Alert>(27).fill(prometheus), { labels: {} });
    expect(html.match(/<li>/g)).toHaveLength(10);
    expect(html).toMatch(/^<b>WARNING<\/b> <b>several alerts<\/b>: 27 firing, 0 resolved/);
    expect(html).toMatch(/<\/ul><br>… the first 10 of 27 alerts are listed$/);
    expect(render('html', Array<Alert>(10).fill(prometheus))).not.toContain('are listed');
  });

  it('keeps the lines of texts', () => {
    const annotations = { summary: 'one\ntwo', description: 'Look <here>.\n\nCall ops.' };
    const html = render('html', [aCpuAlert({ annotations })]);
    expect(html).toContain('<br>one<br>two<br>');
    expect(html).toContain('<i>Look &lt;here&gt;.<br><br>Call ops.</i>');
  });

  it.each(['html', 'text'] as const)(
    'in %s has the words of all it lists, and their number, whatever the links are',
    (format) => {
      const alerts = Array.from({ length: 12 }, (_, index) =>
        aCpuAlert({
          labels: { alertname: `A${index}`, host: `db-${index}` },
          annotations: { summary: `${index} is full ${'x'.repeat(500)}` },
          link: `https://mon.example/${index}/`.padEnd(1_000, 'x'),
        }),
      );
      const { message } = bodyOf(aMessage({ parts: { message: render(format, alerts) } }, alerts), { format });
      for (let index = 0; index < 10; index += 1)
        expect(message).toMatch(new RegExp(`A${index}\\b.*db-${index}\\b.*${index} is full`));
      expect(message).toMatch(/the first 10 of 12 alerts are listed$/);
      expect(message.length).toBeLessThanOrEqual(10_000);
      for (const [address] of message.matchAll(/https:[^"\s]+/g)) expect(address).toHaveLength(1_000);
    },
  );

  it('names what fires on under a silence', () => {
    expect(render('html', [aCpuAlert()], { suppressed: [prometheus, prometheus] })).toMatch(
      /<br><i>2 more still firing under a silence<\/i>$/,
    );
    expect(render('html', [aCpuAlert()])).not.toContain('silence');
  });

  it.each([1, 3])('writes no tag that a stranger asked for, and only those that HipChat shows (%i alerts)', (count) => {
    const bad = '"><script>alert(1)</script><img src=x onerror=alert(1)>@all';
    const labels = { alertname: bad, host: bad, roles: bad, metric: bad };
    const annotations = { summary: bad, description: bad, value: bad, operator: bad, critical_threshold: bad };
    const alert = aCpuAlert({ severity: bad, labels, annotations, link: 'javascript:alert(1)', image: bad });
    const html = render('html', Array<Alert>(count).fill(alert));
    const { tags, attributes } = readTags(html);
    expect(['b', 'i', 'br', 'img', 'ul', 'li', 'a']).toEqual(expect.arrayContaining([...tags]));
    expect(['href', 'src', 'alt', 'height']).toEqual(expect.arrayContaining([...attributes]));
    expect(html).not.toContain('javascript:');
    expect(complaintsOf(bodyOf(aMessage({ parts: { message: html } })))).toEqual([]);
  });
});

describe('the default text message', () => {
  it('shows an alert at a glance', () => {
    const alert = aCpuAlert({
      image: 'https://mackerel.io/graph.png',
      annotations: { ...aCpuAlert().annotations, description: 'Call ops' },
    });
    expect(render('text', [alert])).toBe(
      [
        'CRITICAL: CPU % on db-1 (shop:db)',
        'cpu% 97.2 > 95',
        'cpu%: 97.2 (warning > 80, critical > 95), began 12m ago',
        'Call ops',
        'https://mackerel.io/orgs/acme/alerts/2bj',
        'Graph: https://mackerel.io/graph.png',
      ].join('\n'),
    );
  });

  it('lists the alerts of a group', () => {
    expect(render('text', [aCpuAlert(), prometheus], { labels: {}, suppressed: [prometheus] })).toBe(
      [
        'CRITICAL: several alerts: 2 firing, 0 resolved',
        '- CRITICAL CPU % on db-1: cpu% 97.2 > 95, began 12m ago https://mackerel.io/orgs/acme/alerts/2bj',
        '- WARNING HighLatency on api-1:9090: p99 is 2.3 s, began 12m ago https://prometheus.example.com/graph?g0.expr=up',
        '1 more still firing under a silence',
      ].join('\n'),
    );
  });

  it('lists ten alerts of many', () => {
    const lines = render('text', Array<Alert>(11).fill(prometheus)).split('\n');
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe('… the first 10 of 11 alerts are listed');
  });
});

function render(format: 'html' | 'text', alerts: readonly Alert[], facts: Parameters<typeof aMessage>[0] = {}): string {
  const known = Object.fromEntries(['lines', ...Object.keys(helpers)].map((name) => [name, true]));
  const lines = (text: string) =>
    format === 'text'
      ? text
      : new Handlebars.SafeString(
          text
            .split('\n')
            .map((line) => Handlebars.escapeExpression(line))
            .join('<br>'),
        );
  const template = Handlebars.compile(defaultMessage(format), {
    noEscape: format === 'text',
    knownHelpers: known,
    knownHelpersOnly: true,
  });
  return template(aMessage(facts, alerts), { helpers: { ...helpers, lines } });
}

function visible(html: string): string {
  let text = '';
  const parser = new Parser({
    ontext: (piece) => {
      text += piece;
    },
    onopentag: (name) => {
      if (name === 'br') text += '\n';
      if (name === 'li') text += '\n- ';
    },
  });
  parser.end(html);
  return text;
}

function readTags(html: string) {
  const tags = new Set<string>();
  const attributes = new Set<string>();
  const parser = new Parser({
    onopentag: (name, own) => {
      tags.add(name);
      for (const attribute of Object.keys(own)) attributes.add(attribute);
    },
  });
  parser.end(html);
  return { tags, attributes };
}
