import { SEVERITIES } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { doubtSeverity } from './severity-words.ts';

const WITH_END = [...SEVERITIES, 'resolved'];

describe('a text in place of a severity', () => {
  it.each([
    ['crit', 'critical'],
    ['CRIT', 'critical'],
    ['critcal', 'critical'],
    ['criticla', 'critical'],
    ['warn', 'warning'],
    ['warnings', 'warning'],
    ['err', 'error'],
    ['errors', 'error'],
    ['information', 'info'],
    ['Informational', 'info'],
    ['unkown', 'unknown'],
    ['inof', 'info'],
  ])('is doubted if it nearly is a known one: %s, %s', (written, meant) => {
    expect(doubtSeverity(written)).toEqual({
      severity: 'warning',
      code: 'unknown-severity',
      message: `"${written}" is not a severity that Signalbox knows`,
      hint: `did you mean "${meant}"?`,
    });
  });

  it.each(['critical', 'Critical', 'ERROR', 'warning', 'unknown', 'info'])('is good if it is known: %s', (written) => {
    expect(doubtSeverity(written)).toBeUndefined();
  });

  it.each([
    ...['page', 'ticket', 'none', 'high', 'medium', 'low', 'minor', 'major', 'emergency', 'fatal', 'notice', 'debug'],
    ...['alert', 'disaster', 'average', 'p1', 'sev2', 'cr', 'in', '', 'critical-db', 'info2x', '緊急', 'toString'],
  ])('may be a word of the sender: %s', (written) => expect(doubtSeverity(written)).toBeUndefined());

  it.each([...['yes', 'no', 'on', 'off', 'true'], ...['all', 'any', 'every', '*', 'Firing']])(
    'is doubted if it is a truth, or means all: %s',
    (written) => {
      expect(doubtSeverity(written)?.hint).toBe('known are critical, error, warning, unknown, info');
    },
  );

  it.each([
    ['resolve', 'resolved'],
    ['ok', 'resolved'],
    ['OK', 'resolved'],
    ['recovered', 'resolved'],
    ['crit', 'critical'],
    ['resolved', undefined],
    ['Resolved', undefined],
  ])('has other words in mind where they mean something: %s, %s', (written, meant) => {
    expect(doubtSeverity(written, WITH_END)?.hint).toBe(meant === undefined ? undefined : `did you mean "${meant}"?`);
  });

  it('is not taken for an end where there is no word for one', () => {
    for (const written of ['ok', 'recovered', 'resolved']) expect(doubtSeverity(written)).toBeUndefined();
  });
});
