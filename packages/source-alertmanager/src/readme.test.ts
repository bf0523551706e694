import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alertmanager } from './alertmanager.ts';
import { alertIn } from './testing/read-body.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('shows a post and what becomes of it', () => {
    const [post, labels] = [...readme.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => JSON.parse(json ?? ''));
    const alert = alertIn(post);
    expect({ ...alert.labels }).toEqual(labels);
    expect(alert).toMatchObject({ status: 'firing', expiresAt: Date.parse('2026-03-01T10:04:15.123Z') });
  });

  it('lists every option as it is declared', () => {
    const { properties } = JSON.parse(JSON.stringify(alertmanager.options));
    const rows = Object.keys(properties).map((name) => {
      const { default: byDefault, description } = properties[name];
      return `| \`${name}\` | \`${byDefault}\` | ${description} |`;
    });
    for (const row of rows) expect(readme.replace(/ +/g, ' ')).toContain(row);
    expect(rows).toHaveLength(1);
  });
});
