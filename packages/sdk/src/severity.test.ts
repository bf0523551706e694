import { describe, expect, it } from 'vitest';
import { severityOf, worstSeverity } from './severity.ts';

describe('the severity of an alert', () => {
  it.each([
    [{ severity: 'Critical' }, 'critical'],
    [{ severity: 'page-me' }, 'page-me'],
    [{ severity: '' }, 'unknown'],
    [{}, 'unknown'],
  ])('with the labels %j is %s', (labels, severity) => expect(severityOf(labels)).toBe(severity));
});

describe('the worst of some severities', () => {
  it.each([
    [['info', 'unknown', 'warning', 'error', 'critical'], 'critical'],
    [['info', 'unknown', 'warning', 'error'], 'error'],
    [['info', 'unknown', 'warning'], 'warning'],
    [['info', 'page-me'], 'page-me'],
    [['page-me', 'unknown'], 'page-me'],
    [['unknown', 'page-me'], 'unknown'],
    [['page-me', 'warning'], 'warning'],
    [['info'], 'info'],
    [['toString', 'info'], 'toString'],
    [[], 'unknown'],
  ])('%j is %s', (severities, worst) => expect(worstSeverity(severities)).toBe(worst));
});
