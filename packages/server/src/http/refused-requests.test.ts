import { describe, expect, it } from 'vitest';
import { createMetrics } from '../observe/metrics.ts';
import { aThrottledLog } from '../testing/a-throttled-log.ts';
import { httpProblem } from './http-problem.ts';
import { createRefusedRequests } from './refused-requests.ts';

const unauthorized = httpProblem(401, 'unauthorized', 'the credentials are wrong');
const tooDeep = httpProblem(400, 'too-deep', 'the body is nested deeper than 64 levels');
const unknownSource = httpProblem(404, 'unknown-source', 'no source has this name');
const badPayload = (...problems: string[]) => httpProblem(400, 'bad-payload', problems.join('; '), { problems });

function someRefusedRequests() {
  const metrics = createMetrics('0.0.0-test');
  const { throttled, ...log } = aThrottledLog();
  return { ...log, metrics, refused: createRefusedRequests(metrics, throttled) };
}

describe('refused requests', () => {
  it('are logged with why', () => {
    const { refused, logged } = someRefusedRequests();
    refused.record('list', badPayload('alert 1: no labels'));
    expect(logged()).toMatchObject([
      {
        level: 'warn',
        msg: 'request refused',
        source: 'list',
        status: 400,
        code: 'bad-payload',
        problems: ['alert 1: no labels'],
      },
    ]);
  });

  it('of one kind are logged once in ten seconds, then with the number of those left out', () => {
    const { refused, logged, pass } = someRefusedRequests();
    for (let count = 0; count < 5; count++) refused.record('list', unauthorized);
    expect(logged()).toHaveLength(1);
    pass(10_000);
    expect(logged()[1]).toMatchObject({ source: 'list', code: 'unauthorized', unsaidBefore: 4 });
  });

  it('of another source, code or mistake are a kind of their own', () => {
    const { refused, logged } = someRefusedRequests();
    refused.record('list', unauthorized);
    refused.record('other', unauthorized);
    refused.record('list', tooDeep);
    for (const problem of ['[1]: no labels', '[2]: no labels', '[1]: not an object']) {
      refused.record('list', badPayload(problem));
    }
    expect(logged().map(({ source, code, detail }) => `${source} ${code} ${detail}`)).toEqual([
      'list unauthorized the credentials are wrong',
      'other unauthorized the credentials are wrong',
      'list too-deep the body is nested deeper than 64 levels',
      'list bad-payload [1]: no labels',
      'list bad-payload [1]: not an object',
    ]);
  });

  it('that reach no source say where they were sent, and name no source', () => {
    const { refused, logged } = someRefusedRequests();
    refused.record({ address: '/in/lst', hint: 'did you mean "list"?' }, unknownSource);
    refused.record({ address: '/in/other', hint: undefined }, unknownSource);
    expect(logged()).toMatchObject([
      { address: '/in/lst', hint: 'did you mean "list"?', code: 'unknown-source' },
      { address: '/in/other', code: 'unknown-source' },
    ]);
    for (const line of logged()) expect(line).not.toHaveProperty('source');
  });

  it('are all counted, logged or not', async () => {
    const { refused, metrics } = someRefusedRequests();
    for (let count = 0; count < 7; count++) refused.record('list', unauthorized);
    refused.record({ address: '/x' }, unknownSource);
    const { values } = await metrics.refused.get();
    expect(values).toMatchObject([
      { value: 7, labels: { source: 'list', reason: 'unauthorized' } },
      { value: 1, labels: { source: '', reason: 'unknown-source' } },
    ]);
  });
});
