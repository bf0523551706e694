import { UsageError } from '../io.ts';
import { reach, refusalOf } from './ask-server.ts';
import type { ServerAddress } from './server-options.ts';

/** How long a server may be silent: it says something every 15 seconds. */
const LONGEST_SILENCE_MS = 45_000;

/**
 * Reads server-sent events until somebody stops it, or the server ends.
 *
 * @param stopped fulfilled when it is to end
 * @param heard takes each event's data
 * @returns why the server does not send them
 * @throws {UsageError} if no server answers, or the connection breaks
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export async function followEvents(
  address: ServerAddress,
  query: readonly (readonly [name: string, value: string])[],
  stopped: Promise<void>,
  heard: (event: unknown) => void,
): Promise<readonly string[]> {
  const parameters = new URLSearchParams();
  for (const [name, value] of query) parameters.append(name, value);
  const path = `/api/v1/events?${parameters}`;
  const ended = new AbortController();
  const answer = await reach(address, { method: 'GET', path, headers: { accept: 'text/event-stream' } }, ended.signal);
  if (!answer.ok || answer.body === null) return refusalOf(address, answer.status, await answer.text()).problems;
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
    ended.abort();
  });
  const silence = setTimeout(() => ended.abort(), LONGEST_SILENCE_MS);
  let text = '';
  try {
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      silence.refresh();
      const messages = (text + chunk).split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^data: (.*)$/m.exec(message)?.[1];
        if (data !== undefined) heard(JSON.parse(data));
      }
    }
  } catch (error) {
    if (!isStopped)
      throw new UsageError(
        `the connection broke: ${error instanceof Error ? error.message : String(error)}`,
        'try it again; --since gives what came meanwhile',
      );
  } finally {
    clearTimeout(silence);
  }
  return [];
}
