import { describe, expect, it } from 'vitest';
import { levelOf } from './appearance.ts';
import { aMessage, bodyOf } from './testing/a-message.ts';
import { complaintsOf } from './testing/complaints-of.ts';

describe('colour and bell', () => {
  it.each([
    ['firing', 'critical', 'red', true],
    ['firing', 'error', 'red', false],
    ['firing', 'warning', 'yellow', false],
    ['firing', 'unknown', 'gray', false],
    ['firing', 'info', 'purple', false],
    ['firing', 'page-me', 'gray', false],
    ['firing', 'constructor', 'gray', false],
    ['firing', 'resolved', 'gray', false],
    ['resolved', 'critical', 'green', false],
    ['resolved', 'warning', 'green', false],
  ] as const)('of what is %s and %s are %s, %s by default', (status, severity, color, notify) => {
    const body = bodyOf(aMessage({ status, severity }));
    expect([body.color, body.notify]).toEqual([color, notify]);
    expect(complaintsOf(body)).toEqual([]);
  });

  it.each([
    [['critical', 'warning'], 'firing', 'warning', true],
    [['Warning'], 'firing', 'warning', true],
    [['warning'], 'firing', 'critical', false],
    [['resolved'], 'resolved', 'critical', true],
    [['critical'], 'resolved', 'critical', false],
    [[], 'firing', 'critical', false],
    [true, 'firing', 'info', true],
    [true, 'resolved', 'info', true],
    [false, 'firing', 'critical', false],
  ] as const)('with notify %j, what is %s and %s rings: %s', (notify, status, severity, rings) => {
    const choice = typeof notify === 'boolean' ? notify : [...notify];
    expect(bodyOf(aMessage({ status, severity }), { notify: choice }).notify).toBe(rings);
  });

  it('takes other colours from the configuration', () => {
    const colors = { Warning: 'purple', resolved: 'gray', disaster: 'red' } as const;
    expect(bodyOf(aMessage({ severity: 'warning' }), { colors }).color).toBe('purple');
    expect(bodyOf(aMessage({ severity: 'disaster' }), { colors }).color).toBe('red');
    expect(bodyOf(aMessage({ severity: 'critical' }), { colors }).color).toBe('red');
    expect(bodyOf(aMessage({ status: 'resolved' }), { colors }).color).toBe('gray');
    expect(bodyOf(aMessage({ severity: 'toString' }), { colors }).color).toBe('gray');
  });
});

describe('the level of a message', () => {
  it.each([
    ['firing', 'critical', 'critical'],
    ['firing', 'page-me', 'page-me'],
    ['resolved', 'critical', 'resolved'],
    ['resolved', 'resolved', 'resolved'],
    ['firing', 'resolved', 'unknown'],
  ] as const)('that is %s and %s is %s', (status, severity, level) => {
    expect(levelOf({ status, severity })).toBe(level);
  });
});
