import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noPem, readPem } from './read-pem.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-pem-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function aFile(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('the TLS files of a request', () => {
  it('are read where they are named', async () => {
    const caFile = aFile('ca.pem', 'CA');
    const [certFile, keyFile] = [aFile('c.pem', 'CERT'), aFile('k.pem', 'KEY')];
    expect((await readPem({ caFile })).files).toEqual({ ca: 'CA' });
    expect((await readPem({ caFile, certFile, keyFile })).files).toEqual({ ca: 'CA', cert: 'CERT', key: 'KEY' });
    expect((await readPem({})).files).toEqual(noPem.files);
  });

  it('have a digest that changes with their content, and with which file it is', async () => {
    const caFile = aFile('a.pem', 'one');
    const first = await readPem({ caFile });
    expect((await readPem({ caFile: aFile('b.pem', 'one') })).digest).toBe(first.digest);
    expect((await readPem({ certFile: caFile })).digest).not.toBe(first.digest);
    aFile('a.pem', 'two');
    expect((await readPem({ caFile })).digest).not.toBe(first.digest);
  });

  it('must be there, regular, and not larger than 1 MiB', async () => {
    await expect(readPem({ caFile: join(folder, 'gone.pem') })).rejects.toThrow(/gone\.pem/);
    await expect(readPem({ caFile: folder })).rejects.toThrow(/is not a regular file/);
    await expect(readPem({ keyFile: '/dev/zero' })).rejects.toThrow('/dev/zero is not a regular file');
    const large = aFile('large.pem', '');
    truncateSync(large, 1024 * 1024 + 1);
    await expect(readPem({ caFile: large })).rejects.toThrow(/large\.pem is larger than 1 MiB/);
  });
});
