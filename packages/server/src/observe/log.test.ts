import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

function aLog(mask: (text: string) => string = (text) => text) {
  const lines: string[] = [];
  const log = createLog({ level: 'info', mask, destination: { write: (line: string) => lines.push(line) } });
  return { log, lines };
}

describe('the log', () => {
  it('is one JSON object a line, with the level as a word and the time in ISO form', () => {
    const { log, lines } = aLog();
    log.info({ channel: 'ops' }, 'delivered');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', channel: 'ops', msg: 'delivered' });
    expect(JSON.parse(lines[0] ?? '').time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('shows no secret, wherever it stands and whatever JSON makes of it', () => {
    const canary = 'can"ary\\4711\n';
    const { log, lines } = aLog((text) => text.replaceAll(canary, '***'));
    log.warn(
      { url: `https://u:${canary}@h/`, err: new Error(`no: ${canary}`), deep: [{ x: canary }] },
      `says ${canary}`,
    );
    const line = JSON.parse(lines[0] ?? '');
    expect(JSON.stringify(line)).not.toMatch(/4711/);
    expect(line).toMatchObject({
      url: 'https://u:***@h/',
      msg: 'says ***',
      err: { message: 'no: ***' },
      deep: [{ x: '***' }],
    });
  });

  it('cannot be forged or coloured by what it is told', () => {
    const { log, lines } = aLog();
    log.info('a\r\n{"level":"fatal"}\u001b[31m\u202e\u2028\u0085');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[\x20-\x7e]+\n$/);
    expect(JSON.parse(lines[0] ?? '').msg).toBe('a\r\n{"level":"fatal"}\u001b[31m\u202e\u2028\u0085');
  });
});
