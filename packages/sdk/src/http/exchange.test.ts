import { Pool } from 'undici';
import { expect, it } from 'vitest';
import { startFakeTarget } from '../testing/fake-target.ts';
import { exchange } from './exchange.ts';

it('an answer whose head has arrived is not lost when its request is stopped', async () => {
  await using target = await startFakeTarget({ type: 'raw', text: 'HTTP/1.1 202 X\r\ncontent-length: 9\r\n\r\n' });
  const pool = new Pool(target.origin);
  const stopping = new AbortController();
  const stopsAfterTheHead = pool.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        ...handler,
        onResponseStart: (...args) => {
          handler.onResponseStart?.(...args);
          queueMicrotask(() => stopping.abort());
        },
      }),
  );
  const request = { method: 'POST', origin: target.origin, path: '/', headers: {}, body: 'x' } as const;
  const result = await exchange(stopsAfterTheHead, request, { timeoutMs: 60_000, signal: stopping.signal });
  expect(result).toMatchObject({ type: 'answer', answer: { status: 202, body: '' }, remark: 'stopped' });
  await pool.destroy();
});
