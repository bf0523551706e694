import { STATUS_CODES } from 'node:http';
import { describe, expect, it } from 'vitest';
import { httpProblem, internalError, problemDocument, refused, stoppingProblem } from './http-problem.ts';

describe('a problem document', () => {
  it('has the members of RFC 9457, the code, and no headers', () => {
    const problem = httpProblem(503, 'overloaded', 'too much', { headers: { 'retry-after': '1' } });
    expect(problemDocument(problem)).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail: 'too much',
      code: 'overloaded',
    });
  });

  it('lists problems where there are several', () => {
    const problems = ['alert 1: no labels', 'alert 3: no labels'];
    expect(problemDocument(httpProblem(400, 'bad-payload', problems.join('; '), { problems })).problems).toEqual(
      problems,
    );
  });

  it.each([400, 401, 403, 404, 408, 409, 413, 415, 431, 500, 503])('has the title of its status: %d', (status) => {
    expect(problemDocument(httpProblem(status, 'bad-request', 'x')).title).toBe(STATUS_CODES[status]);
  });

  it('has a title also for a status that has no name', () => {
    expect(problemDocument(httpProblem(499, 'bad-request', 'x')).title).toBe('Error');
  });
});

describe('a refused result', () => {
  it('is the problem that the facts make', () => {
    expect(refused(404, 'unknown-group', 'no open group has this id')).toEqual({
      ok: false,
      problem: httpProblem(404, 'unknown-group', 'no open group has this id'),
    });
  });
});

it('a failure of our own tells nothing but where to look', () => {
  expect(internalError).toEqual({
    status: 500,
    code: 'source-failed',
    detail: 'something failed in the server; the log says what',
  });
});

it('a server that stops sends clients to the next one, and closes the connection', () => {
  expect(stoppingProblem).toMatchObject({ status: 503, headers: { 'retry-after': '5', connection: 'close' } });
});
