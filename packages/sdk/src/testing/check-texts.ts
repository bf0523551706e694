import assert from 'node:assert/strict';
import type { HttpRequest } from '../http/http-message.ts';
import { isJsonObject } from '../parse/json-object.ts';
import type { HttpTransport } from '../transport.ts';
import { aNotification, anAlert } from './an-alert.ts';
import { readOptions } from './check-options.ts';
import type { DeclareTest } from './check-source.ts';
import { frozen } from './pure.ts';
import { messagesOf, sampleMessages } from './sample-messages.ts';
import type { FieldLimit, TransportSamples } from './transport-samples.ts';

const LONG = 100_000;

/** What becomes of long texts, and of names that a chat would call: what only the target's own documentation says. */
export function checkTexts<Options>(
  it: DeclareTest,
  transport: HttpTransport<Options>,
  { options: written, limits, judge, mentions }: TransportSamples,
): void {
  it('keeps the longest texts that the target takes (`limits`)', () => {
    assert.ok(
      limits !== undefined || judge !== undefined,
      'add `limits` to the samples: the longest text of each field that the target documents, such as ' +
        "`limits: { content: 2_000, 'card.title': { bytes: 200 } }`; `limits: 'none'` if it documents none (or check them in `judge`)",
    );
    if (limits === undefined || limits === 'none') return;
    const options = frozen(readOptions(transport, written));
    const seen = new Set<string>();
    for (const messages of Object.values(sampleMessages())) {
      for (const message of messages(transport.parts(options))) {
        const request = transport.request(message, options);
        for (const [field, limit] of Object.entries(limits)) {
          for (const text of textsAt(bodyOf(request), field.split('.'))) {
            seen.add(field);
            assertFits(text, limit, field);
          }
        }
      }
    }
    for (const field of Object.keys(limits))
      assert.ok(seen.has(field), `\`limits\` names ${field}, and no request has it`);
  });

  it('mentions nobody whom an alert names (`mentions`)', () => {
    assert.ok(
      mentions !== undefined,
      'add `mentions` to the samples: a function that finds in a request what would call people at the target, such as ' +
        "`mentions: ({ json }) => JSON.stringify(json).match(/@(everyone|here)/g) ?? []`; `mentions: 'none'` if the target knows no mentions",
    );
    if (mentions === 'none') return;
    const options = frozen(readOptions(transport, written));
    const messages = sampleMessages()['mentions of everybody in alerts and parts'];
    assert.ok(messages !== undefined);
    for (const message of messages(transport.parts(options))) {
      assert.deepEqual(mentions(transport.request(message, options)), [], 'an alert calls people');
    }
  });

  it('cuts no character in two', () => {
    const options = frozen(readOptions(transport, written));
    for (const before of ['', 'x']) {
      const text = before + '🐟'.repeat(LONG / 2);
      const alert = anAlert({
        labels: { alertname: text, severity: 'critical', host: text },
        annotations: { summary: text, description: text },
      });
      const notification = aNotification({ alerts: [alert, alert] });
      for (const message of messagesOf(notification, transport.parts(options), text)) {
        for (const found of allTexts(transport.request(message, options))) {
          assert.ok(
            found.isWellFormed(),
            'half of a surrogate pair is left where a text was cut: `truncate` cuts between characters',
          );
        }
      }
    }
  });
}

function assertFits(text: string, limit: FieldLimit, field: string): void {
  const [length, most] = typeof limit === 'number' ? [text.length, limit] : [Buffer.byteLength(text), limit.bytes];
  assert.ok(
    length <= most,
    `${field} has ${length} ${typeof limit === 'number' ? 'characters' : 'bytes'}, and the target takes ${most}`,
  );
}

/** The body as the target reads it: JSON where it is that, else the text. */
function bodyOf({ json, body }: HttpRequest): unknown {
  if (json !== undefined) return JSON.parse(JSON.stringify(json));
  try {
    return JSON.parse(body ?? '');
  } catch {
    return { body };
  }
}

/** The texts at a path; every item of a list counts. */
function textsAt(value: unknown, path: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsAt(item, path));
  const [name, ...rest] = path;
  if (name !== undefined) return isJsonObject(value) ? textsAt(value[name], rest) : [];
  return typeof value === 'string' ? [value] : [];
}

function allTexts(request: HttpRequest): readonly string[] {
  return [request.url, ...Object.values(request.headers ?? {}), request.body ?? '', ...textsIn(bodyOf(request))];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.entries(value).flatMap(([name, member]) => [name, ...textsIn(member)]) : [];
}
