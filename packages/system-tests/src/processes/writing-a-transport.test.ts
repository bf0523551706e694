import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempFolder } from './temp-folder.ts';

const SIGNALBOX = fileURLToPath(new URL('../../../cli/bin/signalbox.js', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../../../configs/examples/transport-ntfy', import.meta.url));
const CONFIG = join(EXAMPLE, 'signalbox.yaml');

/** Runs Node.js with these arguments, as the page tells its reader to. */
async function run(
  args: readonly string[],
  stdin = '',
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const { NODE_TEST_CONTEXT: _ours, ...env } = process.env;
  const child = spawn(process.execPath, args, { env: { ...env, NTFY_TOKEN: 'tk_of_the_reader' } });
  child.stdin.end(stdin);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

describe('the transport of docs/writing-a-transport.md', () => {
  it('passes the conformance kit, run by Node.js alone', { timeout: 60_000 }, async () => {
    const { code, out } = await run(['--test', '--test-reporter=tap', join(EXAMPLE, 'ntfy.test.js')]);
    expect(out).toMatch(/^# fail 0$/m);
    expect(Number(/^# pass (\d+)$/m.exec(out)?.[1])).toBeGreaterThan(50);
    expect(code).toBe(0);
  });

  it('is found by its path, and its request is shown without its secret', async () => {
    expect(await run([SIGNALBOX, 'check', CONFIG])).toMatchObject({ code: 0 });
    const alert = { labels: { alertname: 'disk full', severity: 'critical', host: 'db-1' } };
    const args = ['render', '--config', CONFIG, '--channel', 'phone', '--alerts', '-', '--format', 'json'];
    const { code, out } = await run([SIGNALBOX, ...args], JSON.stringify(alert));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      url: 'https://ntfy.sh/',
      headers: { authorization: 'Bearer ***' },
      json: { topic: 'ops', title: 'disk full', priority: 5 },
    });
  });

  it('sends through the one HTTP client', async () => {
    const bodies: unknown[] = [];
    const target = createServer((request, response) => {
      void text(request).then((body) => {
        bodies.push(JSON.parse(body));
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    using folder = tempFolder();
    const config = join(folder.path, 'signalbox.yaml');
    const { port } = target.address() as AddressInfo;
    writeFileSync(config, configFor(`http://127.0.0.1:${port}`));
    const { code, err } = await run([SIGNALBOX, 'send', '--config', config, '--channel', 'phone']);
    target.close();
    expect(err).toContain('the target took it');
    expect(code).toBe(0);
    expect(bodies).toMatchObject([{ topic: 'ops', title: 'SignalboxTest' }]);
  });
});

function configFor(server: string): string {
  return `
version: 1
channels: { phone: { transport: "${join(EXAMPLE, 'ntfy.js')}", topic: ops, server: "${server}" } }
unmatched: { to: [phone] }
`;
}
