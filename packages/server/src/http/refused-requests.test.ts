import { describe, expect, it } from 'vitest';
import { createLog } from '../observe/log.ts';
import { createMetrics } from '../observe/metrics.ts';
import { httpProblem } from './http-problem.ts';
import { createRefusedRequests } from './refused-requests.ts';

const unauthorized = httpProblem(401, 'unauthorized', 'the credentials are wrong');
const tooDeep = httpProblem(400, 'too-deep', 'the body is nested deeper than 64 levels');

function someRefusedRequests() {
  let now = 1_000;
  const lines: string[] = [];
  const metrics = createMetrics('0.0.0-test');
  const log = createLog({
    level: 'info',
    mask: (text) => text,
    destination: { write: (line: string) => void lines.push(line) },
  });
  return {
    refused: createRefusedRequests(metrics, log, () => now),
    metrics,
    logged: () => lines.map((line) => JSON.parse(line)),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('refused requests', () => {
  it('are logged with why', () => {
    const { refused, logged } = someRefusedRequests();
    const problems = ['alert 1: no labels'];
    refused.record('list', httpProblem(400, 'bad-payload', problems.join(), { problems }));
    expect(logged()).toMatchObject([
      { level: 'warn', msg: 'request refused', source: 'list', status: 400, code: 'bad-payload', problems },
    ]);
  });

  it('of one kind are logged once in ten seconds, then with the number of those before', () => {
    const { refused, logged, pass } = someRefusedRequests();
    for (let count = 0; count < 5; count++) refused.record('list', unauthorized);
    pass(9_999);
    refused.record('list', unauthorized);
    expect(logged()).toHaveLength(1);
    pass(1);
    refused.record('list', unauthorized);
    expect(logged()).toHaveLength(2);
    expect(logged()[0]).not.toHaveProperty('unsaidBefore');
    expect(logged()[1]).toMatchObject({ unsaidBefore: 5 });
    pass(10_000);
    refused.record('list', unauthorized);
    expect(logged()[2]).not.toHaveProperty('unsaidBefore');
  });

  it('of another source or code are logged on their own', () => {
    const { refused, logged } = someRefusedRequests();
    refused.record('list', unauthorized);
    refused.record('other', unauthorized);
    refused.record('list', tooDeep);
    expect(logged().map(({ source, code }) => `${source} ${code}`)).toEqual([
      'list unauthorized',
      'other unauthorized',
      'list too-deep',
    ]);
  });

  it('are all counted, logged or not', async () => {
    const { refused, metrics } = someRefusedRequests();
    for (let count = 0; count < 7; count++) refused.record('list', unauthorized);
    const { values } = await metrics.refused.get();
    expect(values).toMatchObject([{ value: 7, labels: { source: 'list', reason: 'unauthorized' } }]);
  });
});
