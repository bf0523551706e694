import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { alertIn } from './testing/read-body.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('shows a post and what becomes of it', () => {
    const [post, labels] = [...readme.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => JSON.parse(json ?? ''));
    const alert = alertIn(post);
    expect({ ...alert.labels }).toEqual(labels);
    expect(alert).toMatchObject({ status: 'firing', expiresAt: Date.parse('2026-03-01T10:04:15.123Z') });
  });
});
