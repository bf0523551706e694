import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { run } from '../testing/run.ts';

const listen = ['--listen', '127.0.0.1:0'];

describe('hipchat-simulator', () => {
  it('prints the address of the rooms, and ends well', async () => {
    const { code, stderr } = await run([
      'hipchat-simulator',
      ...listen,
      '--room',
      '1:Ops',
      '--room',
      '2',
      '--token',
      'a',
    ]);
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/^The rooms are at http:\/\/127\.0\.0\.1:\d+ \(Ctrl-C ends\)\n$/),
    ]);
  });

  it.each([
    [['--token', 'a'], "'--room <id>' not specified"],
    [['--room', '1'], "'--token <token>' not specified"],
    [['--room', '1', '--room', '2', '--room', '3', '--token', 'a', '--token', 'b'], '3 rooms and 2 tokens'],
  ])('used wrongly is exit code 2: %j', async (args, message) => {
    expect(await run(['hipchat-simulator', ...listen, ...args])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(message),
    });
  });

  it('on a port that is taken says so, and exits with 1', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    const result = await run(['hipchat-simulator', '--listen', `127.0.0.1:${port}`, '--room', '1', '--token', 'a']);
    other.close();
    expect(result).toMatchObject({ code: 1, stderr: expect.stringContaining(`127.0.0.1:${port} is in use`) });
    expect(result.stderr).toContain('--listen');
  });
});
