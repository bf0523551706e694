import type { TextMap } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { compileRouteMatch, type WrittenRouteMatch } from './compile-match.ts';

function takes(written: WrittenRouteMatch, labels: TextMap, annotations: TextMap = {}): boolean {
  const { matcher, problems } = compileRouteMatch(written);
  if (matcher === undefined) throw new Error(JSON.stringify(problems));
  return matcher.test({ labels, annotations });
}

const web: TextMap = { service: 'web', severity: 'critical', code: '500' };

describe('a match', () => {
  it.each<[string, WrittenRouteMatch, boolean]>([
    ['nothing at all takes everything', {}, true],
    ['an empty map takes everything', { match: {} }, true],
    ['text: equal', { match: { service: 'web' } }, true],
    ['text: not equal', { match: { service: 'we' } }, false],
    ['number: equal to its text', { match: { code: 500 } }, true],
    ['every entry must hold', { match: { service: 'web', severity: 'info' } }, false],
    ['list: one of', { match: { severity: ['error', 'critical'] } }, true],
    ['list: none of', { match: { code: [404, '403'] } }, false],
    ['not a text', { match: { service: { not: 'web' } } }, false],
    ['not a text, absent label', { match: { team: { not: 'web' } } }, true],
    ['not in a list', { match: { service: { not: ['db', 'mail'] } } }, true],
    ['matches, at both ends', { match: { service: { matches: 'w' } } }, false],
    ['matches', { match: { service: { matches: 'w..' } } }, true],
    ['notMatches', { match: { service: { notMatches: 'w.*' } } }, false],
    ['notMatches, absent label', { match: { team: { notMatches: '.+' } } }, true],
    ['exists', { match: { service: { exists: true } } }, true],
    ['exists, absent label', { match: { team: { exists: true } } }, false],
    ['exists: false', { match: { team: { exists: false } } }, true],
    ['two conditions on one label', { match: { service: { matches: 'w.*', not: 'web' } } }, false],
    ['an absent label is the empty text', { match: { team: '' } }, true],
    ['a name of the prototype is an absent label', { match: { constructor: { exists: true } } }, false],
    ['Alertmanager matchers', { match: ['service="web"', 'severity!~"info|warning"'] }, true],
    ['several in one text', { match: ['{service="web",severity="info"}'] }, false],
    ['an absent label matches a pattern of the empty text', { match: ['team=~"a|"'] }, true],
    ['matchAny: one holds', { matchAny: [{ service: 'db' }, ['severity="critical"']] }, true],
    ['matchAny: none holds', { matchAny: [{ service: 'db' }, { severity: 'info' }] }, false],
    ['match and matchAny', { match: { code: '404' }, matchAny: [{ service: 'web' }] }, false],
    ['matchAnnotations', { matchAnnotations: { summary: { matches: 'disk.*' } } }, true],
    ['matchAnnotations looks at no label', { matchAnnotations: { service: 'web' } }, false],
  ])('%s', (_, written, expected) => {
    expect(takes(written, web, { summary: 'disk full' })).toBe(expected);
  });

  it.each<[WrittenRouteMatch, string]>([
    [{}, 'everything'],
    [{ match: { service: 'payments' } }, 'service="payments"'],
    [{ match: { a: ['b', 'c.d'], e: { not: 'f' } } }, 'a=~"b|c\\\\.d" and e!="f"'],
    [{ match: { a: { exists: true }, b: { exists: false } } }, 'a!="" and b=""'],
    [{ match: { a: { not: ['b', 'c'] } } }, 'a!~"b|c"'],
    [{ match: ['"my.label"=~"x.*"'] }, '"my.label"=~"x.*"'],
    [{ match: { x: '1' }, matchAny: [{ a: 'b', c: 'd' }, { e: 'f' }] }, 'x="1" and ((a="b" and c="d") or e="f")'],
    [{ matchAnnotations: { summary: 's' } }, 'annotations.summary="s"'],
  ])('%j shows itself as %s', (written, text) => {
    expect(compileRouteMatch(written).matcher?.text).toBe(text);
  });

  it.each<[WrittenRouteMatch, readonly (string | number)[], string, string | undefined]>([
    [{ match: { audit: true } }, ['match', 'audit'], 'boolean-match', 'write "true" in quotes'],
    [{ match: { audit: ['a', false] } }, ['match', 'audit', 1], 'boolean-match', 'write "false" in quotes'],
    [{ match: { audit: { not: true } } }, ['match', 'audit', 'not'], 'boolean-match', undefined],
    [{ match: { audit: { matches: true } } }, ['match', 'audit', 'matches'], 'boolean-match', undefined],
    [{ match: { host: null } }, ['match', 'host'], 'bad-matcher', 'write "" for an absent one'],
    [{ match: { host: [] } }, ['match', 'host'], 'bad-matcher', undefined],
    [{ match: { host: [['a']] } }, ['match', 'host', 0], 'bad-matcher', undefined],
    [{ match: { host: {} } }, ['match', 'host'], 'bad-matcher', undefined],
    [{ match: { host: { mathces: 'a' } } }, ['match', 'host', 'mathces'], 'bad-matcher', 'did you mean "matches"?'],
    [{ match: { host: { matches: '[a' } } }, ['match', 'host', 'matches'], 'bad-regex', undefined],
    [{ match: { host: { matches: 5 } } }, ['match', 'host', 'matches'], 'bad-matcher', 'write it in quotes'],
    [{ match: { host: { exists: 'yes' } } }, ['match', 'host', 'exists'], 'bad-matcher', undefined],
    [{ match: { id: 2 ** 60 } }, ['match', 'id'], 'bad-matcher', 'write it in quotes'],
    [{ match: 'service="web"' }, ['match'], 'bad-matcher', undefined],
    [{ match: [{ service: 'web' }] }, ['match', 0], 'bad-matcher', undefined],
    [{ match: ['service~web'] }, ['match', 0], 'bad-matcher', undefined],
    [{ match: ['host=~"(a"'] }, ['match', 0], 'bad-regex', undefined],
    [{ matchAny: [] }, ['matchAny'], 'bad-matcher', undefined],
    [{ matchAny: [{ a: 'b' }, { c: true }] }, ['matchAny', 1, 'c'], 'boolean-match', undefined],
    [{ matchAnnotations: ['a="b"'] }, ['matchAnnotations'], 'bad-matcher', 'write { name: value }'],
  ])('%j is a mistake at %j', (written, path, code, hint) => {
    const { matcher, problems } = compileRouteMatch(written);
    expect(matcher).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path, code, ...(hint === undefined ? {} : { hint }) });
  });

  it('reports every mistake, not the first one only', () => {
    const { problems } = compileRouteMatch({ match: { a: true, b: { matches: '(' } }, matchAny: [{ c: null }] });
    expect(problems.map(({ code }) => code)).toEqual(['boolean-match', 'bad-regex', 'bad-matcher']);
  });

  it('says at which character a text is wrong', () => {
    const { problems } = compileRouteMatch({ match: ['host="a" service="b"'] });
    expect(problems[0]?.message).toBe('expected a comma or the end before "service=\\"b" (character 10)');
  });
});
