import type { HttpRequest } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { keptRequest, sentPreview, sentRequest } from './sent-request.ts';

const mask = (text: string) => text.replaceAll('hunter2', '***');
const kept = (request: Partial<HttpRequest>) =>
  keptRequest(sentRequest({ method: 'POST', url: 'https://wire.example/', ...request }), mask);

describe('what is kept of a request', () => {
  it('is what goes out: JSON with its content type, other bodies as they are', () => {
    expect(kept({ json: { text: 'disk full' }, headers: { 'x-of': 'ops' } })).toEqual({
      method: 'POST',
      url: 'https://wire.example/',
      headers: { 'content-type': 'application/json', 'x-of': 'ops' },
      body: '{"text":"disk full"}',
    });
    expect(kept({ method: 'PUT', body: 'disk full' })).toMatchObject({ method: 'PUT', headers: {}, body: 'disk full' });
    expect(kept({ json: 'x', headers: { 'content-type': 'application/x' } }).headers).toEqual({
      'content-type': 'application/x',
    });
    expect(kept({ method: 'GET' }).body).toBe('');
  });

  it('has no secret, wherever it stands', () => {
    const request = kept({
      url: 'https://wire.example/hook/hunter2?key=hunter2',
      headers: { 'x-key': 'hunter2', authorization: 'Bearer of-whatever-form' },
      json: { deep: [{ text: 'it is hunter2' }] },
    });
    expect(JSON.stringify(request)).not.toMatch(/hunter2|whatever/);
    expect(request.headers['authorization']).toBe('Bearer ***');
    expect(kept({ url: 'https://user:pass@wire.example/' }).url).toBe('https://***@wire.example/');
  });

  it('is cut where it is long, and says by how much', () => {
    const { body } = kept({ body: `${'x'.repeat(8_000)}${'y'.repeat(12_000)}` });
    expect(body).toHaveLength(8_192);
    expect(body).toMatch(/^x{8000}y+… \(cut: 11,\d{3} more characters\)$/);
    const { body: longer } = kept({ body: 'z'.repeat(1_000_000) });
    const [, missing = ''] = /cut: ([\d,]+) more/.exec(longer) ?? [];
    expect(Number(missing.replaceAll(',', '')) + longer.indexOf('…')).toBe(1_000_000);
  });

  it('has no half of a secret at its end', () => {
    for (let before = 8_150; before < 8_200; before += 1) {
      expect(kept({ body: `${'x'.repeat(before)}hunter2${'x'.repeat(100)}` }).body).not.toMatch(/h(u|$|…)/);
    }
    expect(kept({ body: 'hunter2'.repeat(9_363) }).body).not.toContain('hu');
  });

  it('is empty for what JSON cannot hold', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect([kept({ json: circle }).body, kept({ json: 1n }).body]).toEqual(['', '']);
  });
});

describe('what is kept of a transport that sends by itself', () => {
  it('is what it shows, as text or JSON, without secrets', () => {
    expect(keptRequest(sentPreview('to hunter2: disk full'), mask)).toEqual({ headers: {}, body: 'to ***: disk full' });
    expect(keptRequest(sentPreview({ line: 'disk full' }), mask).body).toBe('{"line":"disk full"}');
    expect(keptRequest(sentPreview(undefined), mask).body).toBe('');
  });
});
