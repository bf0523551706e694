import { describe, expect, it } from 'vitest';
import { aMustache, anExpression } from '../testing/template-nodes.ts';
import { checkCall, checkExpression } from './check-expressions.ts';
import { helperCatalogue } from './helpers/helper-catalogue.ts';
import { topScope } from './scope.ts';

describe('an expression', () => {
  it.each([
    ['"text"', 'text'],
    ["'text'", 'text'],
    ['""', 'text'],
    ['5', 'number'],
    ['-1', 'number'],
    ['true', 'any'],
    ['false', 'any'],
    ['null', 'any'],
    ['undefined', 'any'],
    ['status', 'text'],
    ['alerts', 'list'],
    ['alerts.length', 'number'],
    ['labels', 'map'],
    ['group', 'object'],
    ['(upper status)', 'any'],
    ['(eq 1 (plural alerts "a" "b"))', 'any'],
  ])('%s is %s', (text, type) => {
    const { shape, problems } = checkExpression(anExpression(text), topScope);
    expect(problems).toEqual([]);
    expect(shape.type).toBe(type);
  });

  it('with a mistake may be anything, so that one mistake is no more than one', () => {
    expect(checkExpression(anExpression('lables'), topScope)).toMatchObject({
      shape: { type: 'any' },
      problems: [{ code: 'template-path', message: 'unknown path lables', hint: 'did you mean "labels"?', column: 7 }],
    });
    expect(checkExpression(anExpression('(uper status)'), topScope)).toMatchObject({
      shape: { type: 'any' },
      problems: [{ code: 'template-helper', message: 'unknown helper uper' }],
    });
  });
});

describe('a call', () => {
  it.each([
    'upper status',
    'upper "text"',
    'upper 5',
    'and status severity labels.x',
    'and status',
    'formatTime now',
    'formatTime now "Asia/Tokyo"',
    'formatTime now labels.zone "iso"',
    'default labels.a (default labels.b (upper "c"))',
    'join labels',
    'json alerts',
    'lookup labels (lower status)',
    'plural alerts "a" "b"',
  ])('is right: {{%s}}', (text) => {
    expect(checkCall(aMustache(text), topScope)).toEqual([]);
  });

  it.each<[string, string, string | undefined, number]>([
    ['uper status', 'unknown helper uper', 'did you mean "upper"?', 1],
    ['foo status', 'unknown helper foo', `there are: ${[...helperCatalogue.keys()].join(', ')}`, 1],
    ['if status', 'unknown helper if', expect.any(String), 1],
    ['each alerts', 'unknown helper each', expect.any(String), 1],
    ['log status', 'unknown helper log', expect.any(String), 1],
    ['labels.x status', 'unknown helper labels.x', expect.any(String), 1],
    ['constructor status', 'unknown helper constructor', expect.any(String), 1],
    ['[#escaped] status', 'unknown helper #escaped', expect.any(String), 1],
    ['upper status severity', 'upper takes 1 arguments, not 2', 'write upper s', 1],
    ['truncate status', 'truncate takes 2 arguments, not 1', 'write truncate s n', 1],
    ['link status severity now', 'link takes 1 to 2 arguments, not 3', 'write link url text', 1],
    ['formatTime now "UTC" "iso" 5', 'formatTime takes 1 to 3 arguments, not 4', 'write formatTime t zone format', 1],
    ['formatTime now "Asia/Tokio"', 'unknown time zone "Asia/Tokio"', undefined, 1],
    ['upper status x=1', 'helpers take no x=', 'write the value alone', 16],
    ['upper (lower lables.x)', 'unknown path lables.x', 'did you mean "labels.x"?', 16],
    ['upper (lower)', 'lower takes 1 arguments, not 0', 'write lower s', 9],
  ])('is wrong: {{%s}}', (text, message, hint, column) => {
    const problems = checkCall(aMustache(text), topScope);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ message, line: 1, column });
    expect(problems[0]?.hint).toEqual(hint);
  });

  it('may be wrong in all its arguments', () => {
    expect(checkCall(aMustache('uper a.b (lower lables c=1) x=1 y=2'), topScope).map(({ message }) => message)).toEqual(
      ['unknown helper uper', 'helpers take no x=', 'unknown path a.b', 'helpers take no c=', 'unknown path lables'],
    );
  });

  it('without arguments is judged by its helper alone', () => {
    expect(checkCall(aMustache('upper'), topScope)).toMatchObject([{ message: 'upper takes 1 arguments, not 0' }]);
  });
});

describe('a comparison with a word', () => {
  const told = (text: string, scope = topScope) =>
    checkCall(aMustache(text), scope).map(({ severity, code, column, message, hint }) => {
      expect(severity).toBe('warning');
      return `${column} ${code}: ${message} -> ${hint}`;
    });

  it.each([
    ['eq status "ok"', 'template-word: status is never "ok" -> it is one of firing, resolved'],
    ['eq status "Resolved"', 'template-word: status is never "Resolved" -> did you mean "resolved"?'],
    ['ne status "fireing"', 'template-word: status is never "fireing" -> did you mean "firing"?'],
    [
      'eq alerts.0.status "closed"',
      'template-word: alerts.0.status is never "closed" -> it is one of firing, resolved',
    ],
    ['eq reason "repeated"', 'template-word: reason is never "repeated" -> did you mean "repeat"?'],
    ['eq severity "Critical"', 'template-word: severity is never "Critical" -> it is in lower case: "critical"'],
    [
      'eq severity "crit"',
      'unknown-severity: "crit" is not a severity that Signalbox knows -> did you mean "critical"?',
    ],
    [
      'ne labels.severity "warn"',
      'unknown-severity: "warn" is not a severity that Signalbox knows -> did you mean "warning"?',
    ],
    [
      'eq group.labels.severity "warn"',
      'unknown-severity: "warn" is not a severity that Signalbox knows -> did you mean "warning"?',
    ],
  ])('that it can never be, or nearly is, is doubted: {{%s}}', (text, expected) => {
    expect(told(text)).toEqual([`${text.indexOf('"') + 3} ${expected}`]);
  });

  it('is doubted on either side, and inside of other calls', () => {
    expect(told('eq "crit" severity')).toHaveLength(1);
    expect(told('and (eq status "x") (not (ne reason "y"))')).toHaveLength(2);
  });

  it.each([
    'eq status "resolved"',
    'eq reason "unsuppressed"',
    'eq severity "page"',
    'eq labels.severity "Critical"',
    'eq labels.status "ok"',
    'eq annotations.severity "crit"',
    'eq (upper status) "OK"',
    'eq status labels.x',
    'eq "a" "b"',
    'gt status "ok"',
    'default severity "crit"',
  ])('is right: {{%s}}', (text) => expect(told(text)).toEqual([]));
});

describe('a format of a time', () => {
  const told = (format: string) =>
    checkCall(aMustache(`formatTime now "UTC" "${format}"`), topScope).map(
      ({ severity, code, message, hint }) => `${severity} ${code}: ${message} -> ${hint}`,
    );
  const KNOWN = 'a format has yyyy MM dd HH mm ss SSS EEE zzz xxx';

  it.each([
    ['YYYY-MM-DD', `"YYYY" stands for itself in a format -> ${KNOWN}`],
    ['dd.MM.yy', `"yy" stands for itself in a format -> ${KNOWN}`],
    ['hh:mm a', `"hh" stands for itself in a format -> ${KNOWN}`],
    ['MMM dd', `"M" stands for itself in a format -> ${KNOWN}`],
    ['dat', 'the format "dat" shows nothing of a time -> did you mean "date"?'],
    ['%Y-%m-%d', `the format "%Y-%m-%d" shows nothing of a time -> ${KNOWN}`],
    ['short', `the format "short" shows nothing of a time -> ${KNOWN}`],
  ])('of other programs is doubted: %s', (format, expected) => {
    expect(told(format)).toEqual([`warning template-word: ${expected}`]);
  });

  it.each([
    '',
    'iso',
    'date',
    'time',
    'yyyy-MM-ddTHH:mm:ssZ',
    'HHhmm',
    'HH:mm Uhr',
    'yyyy年MM月dd日',
    'EEE dd',
    'HH:mm zzz',
  ])('is right: %j', (format) => expect(told(format)).toEqual([]));
});
