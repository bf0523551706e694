import { afterEach, describe, expect, it } from 'vitest';
import { loadNamed } from '../args/config-option.ts';
import { aFolder, recordingIo, removeFolders, SHOP } from '../testing/run.ts';
import { readAlerts } from './read-alerts.ts';

afterEach(removeFolders);

const payload = (id: string) =>
  JSON.stringify({ event: 'alert', alert: { id, isOpen: true, status: 'critical', monitorName: id } });

async function read(text: string, { file = 'alerts.jsonl', isRaw = false } = {}) {
  const cwd = await aFolder({ 'signalbox.yaml': SHOP, 'alerts.jsonl': text });
  const { io } = recordingIo({ cwd, stdin: text });
  const { config } = await loadNamed('signalbox.yaml', io);
  const source = isRaw ? config?.sources.get('mackerel') : undefined;
  const { alerts, problems } = await readAlerts({ file, source, receivedAt: 0 }, io);
  return { labels: alerts.map(({ labels }) => labels['n'] ?? labels['alertname']), problems };
}

describe('a file of alerts', () => {
  it.each([
    ['nothing', '', []],
    ['empty lines', '\n \n\t\n', []],
    ['several', '{"labels":{"n":"1"}}\n{"labels":{"n":"2"}}', ['1', '2']],
    ['lines of Windows', '{"labels":{"n":"1"}}\r\n{"labels":{"n":"2"}}\r\n', ['1', '2']],
    ['a byte order mark', '\ufeff{"labels":{"n":"1"}}', ['1']],
  ])('with %s is read', async (_what, text, labels) => {
    expect(await read(text)).toEqual({ labels, problems: [] });
    expect(await read(text, { file: '-' })).toEqual({ labels, problems: [] });
  });

  it('goes on after a bad line, and counts the empty ones', async () => {
    const text = '{"labels":{"n":"1"}}\n\noops\n{"labels":{"n":"2"}}\n{}';
    expect(await read(text)).toEqual({
      labels: ['1', '2'],
      problems: [expect.stringMatching(/^alerts\.jsonl:3: it is not JSON/), 'alerts.jsonl:5: "labels" is missing'],
    });
    expect((await read(text, { file: '-' })).problems[1]).toBe('stdin:5: "labels" is missing');
  });

  it('that is one document over many lines is read as one', async () => {
    const alert = JSON.stringify({ labels: { n: '1' }, annotations: { a: 'b' } }, null, 2);
    expect(await read(`${alert}\n`)).toEqual({ labels: ['1'], problems: [] });
    const pretty = JSON.stringify(JSON.parse(payload('a')), null, 4);
    expect(await read(`\n${pretty.replaceAll('\n', '\r\n')}\n`, { isRaw: true })).toEqual({
      labels: ['a'],
      problems: [],
    });
  });

  it.each([
    ['two documents over many lines', '{\n  "labels": {}\n}\n{\n  "labels": {}\n}'],
    ['a document that is cut off', '{\n  "labels": {\n    "n": "1"\n'],
  ])('with %s is one mistake', async (_what, text) => {
    const { labels, problems } = await read(text);
    expect([labels, problems]).toEqual([
      [],
      [expect.stringMatching(/^alerts\.jsonl:1: it is not JSON.*one on a line/s)],
    ]);
  });

  it('with good lines after a broken first one has lines', async () => {
    const { labels, problems } = await read('{"labels":\n{"labels":{"n":"2"}}\n');
    expect([labels, problems]).toEqual([['2'], [expect.stringMatching(/^alerts\.jsonl:1: it is not JSON/)]]);
  });

  it('has raw payloads of a source', async () => {
    expect(await read(`${payload('a')}\n${payload('b')}`, { isRaw: true })).toEqual({
      labels: ['a', 'b'],
      problems: [],
    });
  });

  it('names the line of a payload that the source cannot read', async () => {
    const { labels, problems } = await read(`${payload('a')}\n[]\noops`, { isRaw: true });
    expect(labels).toEqual(['a']);
    expect(problems).toEqual([
      expect.stringMatching(/^alerts\.jsonl:2: ./),
      expect.stringMatching(/^alerts\.jsonl:3: it is not JSON/),
    ]);
  });

  it.each([
    ['nowhere.jsonl', 'cannot read nowhere.jsonl (ENOENT)'],
    ['.', 'cannot read . (EISDIR)'],
  ])('that cannot be read is a mistake of use: %s', async (file, message) => {
    await expect(read('', { file })).rejects.toMatchObject({ name: 'UsageError', message });
  });
});
