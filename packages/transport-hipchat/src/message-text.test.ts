import { describe, expect, it } from 'vitest';
import { aCpuAlert, aMessage, bodyOf } from './testing/a-message.ts';
import { complaintsOf } from './testing/complaints-of.ts';

describe('the message', () => {
  const saying = (message: string) => aMessage({ parts: { message } });

  it('is cut at 10,000 characters, says so, and stays whole HTML', () => {
    const body = bodyOf(saying(`<ul><li><b>${'日本語👍&amp;'.repeat(2_000)}</b></li></ul>`));
    expect(body.message.length).toBeLessThanOrEqual(10_000);
    expect(body.message.length).toBeGreaterThan(9_980);
    expect(body.message).toMatch(/(日|本|語|👍|&amp;)<\/b><\/li><\/ul>… \(cut: 1\d,\d{3} more characters\)$/u);
    expect(complaintsOf(body)).toEqual([]);
  });

  it('is cut as text where it is text', () => {
    const body = bodyOf(saying(`<b>${'👍'.repeat(6_000)}`), { format: 'text' });
    expect(body.message_format).toBe('text');
    expect(body.message.length).toBeLessThanOrEqual(10_000);
    expect(body.message).toMatch(/👍… \(cut: 2,\d{3} more characters\)$/u);
    expect(complaintsOf(body)).toEqual([]);
  });

  it.each(['', ' \n\t'])('is a plain line where the template says nothing (%j)', (nothing) => {
    const hostile = aCpuAlert({ labels: { alertname: 'a < b', host: 'db-1' } });
    const message = { ...aMessage({}, [hostile, aCpuAlert(), aCpuAlert()]), parts: { message: nothing } };
    expect(bodyOf(message).message).toBe('CRITICAL: a &lt; b on db-1 (and 2 more)');
    expect(bodyOf(message, { format: 'text' }).message).toBe('CRITICAL: a < b on db-1 (and 2 more)');
    expect(bodyOf({ ...message, status: 'resolved', alerts: [] }).message).toBe('RESOLVED: alert');
  });

  it('has no halves of surrogate pairs', () => {
    expect(bodyOf(saying('half \ud83d pair')).message).toBe('half \ufffd pair');
    expect(bodyOf(saying('half \ud83d pair'), { format: 'text' }).message).toBe('half \ufffd pair');
  });

  it('as text mentions nobody unless it may', () => {
    const text = '@all -@here (@bob) mail ops@example.com 5 @ 3 @日本';
    const muted = bodyOf(saying(text), { format: 'text' }).message;
    expect(muted).toBe('@\u2060all -@\u2060here (@\u2060bob) mail ops@example.com 5 @ 3 @\u2060日本');
    expect(bodyOf(saying(text), { format: 'text', mentions: true }).message).toBe(text);
    expect(bodyOf(saying(text)).message).toBe(text);
  });

  it('keeps its words and leaves out addresses that do not fit', () => {
    const long = `https://mon.example/${'x'.repeat(12_000)}`;
    expect(bodyOf(saying(`<b>CRITICAL</b> <a href="${long}">CPU</a> on db-1`)).message).toBe(
      '<b>CRITICAL</b> CPU on db-1',
    );
    expect(bodyOf(saying(`CRITICAL: CPU\n${long}\nend`), { format: 'text' }).message).toBe('CRITICAL: CPU\nend');
  });
});
