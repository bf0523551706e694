import { describe, expect, it } from 'vitest';
import { compileRouteMatch } from './compile-match.ts';

/** What is doubted in a match, each as `path: message -> hint`. */
function doubts(match: unknown, key: 'match' | 'matchAny' | 'matchAnnotations' = 'match'): readonly string[] {
  const { matcher, problems } = compileRouteMatch({ [key]: match });
  expect(matcher).toBeDefined();
  return problems.map(({ severity, path, message, hint }) => {
    expect(severity).toBe('warning');
    return `${path.join('.')}: ${message} -> ${hint}`;
  });
}

const unknown = (place: string, word: string, meant: string) =>
  `${place}: "${word}" is not a severity that Signalbox knows -> did you mean "${meant}"?`;

describe('a severity that nearly is a known one', () => {
  it.each([
    [{ severity: 'crit' }, [unknown('match.severity', 'crit', 'critical')]],
    [
      { severity: ['warn', 'critical', 'eror'] },
      [unknown('match.severity.0', 'warn', 'warning'), unknown('match.severity.2', 'eror', 'error')],
    ],
    [{ severity: { not: 'crit' } }, [unknown('match.severity.not', 'crit', 'critical')]],
    [{ severity: { not: ['info', 'wrning'] } }, [unknown('match.severity.not.1', 'wrning', 'warning')]],
    [
      { severity: { matches: 'crit|warn' } },
      [unknown('match.severity.matches', 'crit', 'critical'), unknown('match.severity.matches', 'warn', 'warning')],
    ],
    [{ severity: { notMatches: 'critcal|page' } }, [unknown('match.severity.notMatches', 'critcal', 'critical')]],
    [['severity="crit"'], [unknown('match.0', 'crit', 'critical')]],
    [['team="db"', 'severity!~"infos|error"'], [unknown('match.1', 'infos', 'info')]],
    [['{severity=~"(crit|page)"}'], [unknown('match.0', 'crit', 'critical')]],
  ])('is doubted in every form of a match: %j', (match, expected) => expect(doubts(match)).toEqual(expected));

  it('is doubted in each of several matches', () => {
    expect(doubts([{ severity: 'crit' }, ['severity="warn"']], 'matchAny')).toEqual([
      unknown('matchAny.0.severity', 'crit', 'critical'),
      unknown('matchAny.1.0', 'warn', 'warning'),
    ]);
  });

  it.each([
    [{ severity: 'critical' }],
    [{ severity: 'Critical' }],
    [{ severity: 'page' }],
    [{ severity: '' }],
    [{ severity: { exists: true } }],
    [{ severity: { matches: 'crit.*' } }],
    [{ severity: { matches: '[cC]rit' } }],
    [{ level: 'crit' }],
    [['severity=""']],
  ])('is none of these: %j', (match) => expect(doubts(match)).toEqual([]));

  it('is no annotation', () => expect(doubts({ severity: 'crit' }, 'matchAnnotations')).toEqual([]));
});

describe('a text that looks like a pattern where texts are compared', () => {
  const regexp = (value: string) => `"${value}" is compared as it stands: it looks like a regular expression`;

  it.each([
    [{ alertname: 'A|B' }, [`match.alertname: ${regexp('A|B')} -> write \`[A, B]\`, or \`{ matches: "A|B" }\``]],
    [
      { alertname: { not: 'A|B' } },
      [`match.alertname.not: ${regexp('A|B')} -> write \`{ not: [A, B] }\`, or \`{ notMatches: "A|B" }\``],
    ],
    [
      { host: ['a', 'web-.*|db-.*'] },
      [`match.host.1: ${regexp('web-.*|db-.*')} -> write \`{ matches: "web-.*|db-.*" }\``],
    ],
    [{ host: 'web-.*' }, [`match.host: ${regexp('web-.*')} -> write \`{ matches: "web-.*" }\``]],
    [{ host: 'web-[0-9]+' }, [`match.host: ${regexp('web-[0-9]+')} -> write \`{ matches: "web-[0-9]+" }\``]],
    [
      { host: 'web-*' },
      ['match.host: "web-*" is compared as it stands: it looks like a wildcard -> write `{ matches: "web-.*" }`'],
    ],
    [
      { host: 'a.b*' },
      ['match.host: "a.b*" is compared as it stands: it looks like a wildcard -> write `{ matches: "a\\\\.b.*" }`'],
    ],
    [{ ok: 'true|maybe' }, [`match.ok: ${regexp('true|maybe')} -> write \`{ matches: "true|maybe" }\``]],
    [{ host: `a|${'b'.repeat(200)}` }, [`match.host: ${regexp(`a|${'b'.repeat(98)}`)} -> write \`matches\` or \`=~\``]],
    [['alertname="A|B"'], [`match.0: ${regexp('A|B')} -> write \`alertname=~"A|B"\``]],
    [['host!="web-.+"'], [`match.0: ${regexp('web-.+')} -> write \`host!~"web-.+"\``]],
    [['host=^web'], [`match.0: ${regexp('^web')} -> write \`host=~"^web"\``]],
  ])('is doubted, and told as it would be written: %j', (match, expected) => expect(doubts(match)).toEqual(expected));

  it('is doubted among annotations', () => {
    expect(doubts({ runbook: 'a|b' }, 'matchAnnotations')).toHaveLength(1);
  });

  it.each([
    'CPU | memory',
    'a||b',
    '|',
    'load average (5m)',
    '*.example.com',
    '/*',
    'C:\\data',
    'what?',
    'a+b',
    '$5',
    'db-1.example.com',
    '[web] down',
    'x^2',
    '',
  ])('is none of these: %j', (value) => expect(doubts({ alertname: value })).toEqual([]));

  it('is not doubted where it is a pattern', () => {
    expect(doubts([{ alertname: { matches: 'A|B' } }, ['alertname=~"A|B"']], 'matchAny')).toEqual([]);
  });
});
