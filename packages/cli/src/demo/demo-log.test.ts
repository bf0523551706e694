import { describe, expect, it } from 'vitest';
import { recordingIo } from '../testing/run.ts';
import { demoLog } from './demo-log.ts';

function aTerminal() {
  const { io, stdout, stderr } = recordingIo();
  return { log: demoLog(io), written: () => ({ stdout: stdout(), stderr: stderr() }) };
}

const line = (fields: object) => `${JSON.stringify(fields)}\n`;
const FAILED = line({ level: 'warn', channel: 'ops', delivery: 'd1', outcome: 'retry', msg: 'delivery failed' });
const DELIVERED = line({ level: 'info', channel: 'ops', delivery: 'd1', outcome: 'ok', msg: 'delivered' });

describe('the log of the demo', () => {
  it('says once that a message has arrived which had failed', () => {
    const { log, written } = aTerminal();
    for (const each of [FAILED, FAILED, DELIVERED, DELIVERED]) log.write(each);
    expect(written()).toEqual({ stdout: '✓ ops: a message that had failed has arrived\n', stderr: FAILED + FAILED });
  });

  it('is silent about what goes well', () => {
    const { log, written } = aTerminal();
    log.write(DELIVERED);
    log.write(line({ level: 'info', url: 'x', msg: 'signalbox is running' }));
    expect(written()).toEqual({ stdout: '', stderr: '' });
  });
});
