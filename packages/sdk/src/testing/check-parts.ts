import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Message } from '../notification.ts';
import type { Part, Transport } from '../transport.ts';
import { aNotification } from './an-alert.ts';
import { readOptions } from './check-options.ts';
import type { DeclareTest } from './check-source.ts';
import { frozen, pure } from './pure.ts';
import { renderedAs } from './sample-messages.ts';
import type { TransportSamples } from './transport-samples.ts';

export function checkParts<Options>(
  it: DeclareTest,
  transport: Transport<Options>,
  { options: written, unusedParts = [] }: TransportSamples,
): void {
  it('names its parts, the same for the same options', () => {
    const options = frozen(readOptions(transport, written));
    for (const [name, part] of Object.entries(pure(() => transport.parts(options)))) {
      assert.match(name, /^[a-zA-Z][a-zA-Z0-9]*$/, 'a part is a key of a template in YAML');
      assert.ok(['html', 'text', 'json'].includes(part.format), `${name}: ${part.format} is a format`);
    }
  });

  it('says what its parts say', () => {
    const options = frozen(readOptions(transport, written));
    const parts = transport.parts(options);
    for (const name of unusedParts)
      assert.ok(name in parts, `\`unusedParts\` names ${name}, and there is no such part`);
    for (const name of Object.keys(parts).filter((part) => !unusedParts.includes(part))) {
      const said = messagesSaying(name, parts).map((message) => shown(transport, message, options));
      const isSaid = said.some((text) => text.includes(wordOf(name)));
      assert.ok(
        isSaid,
        `what a template says in the part ${name} is in no request; if that is right, add it to \`unusedParts\``,
      );
    }
  });
}

/** Alone, beside the parts that always have a text, and beside all others: one part may go before another. */
function messagesSaying(name: string, parts: Readonly<Record<string, Part>>): readonly Message[] {
  const isDefault = (part: string): boolean => part === name || parts[part]?.default !== undefined;
  const names = Object.keys(parts);
  return [[name], names.filter(isDefault), names].map((present) =>
    frozen({
      ...aNotification(),
      parts: Object.fromEntries(present.map((part) => [part, renderedAs(wordOf(part), parts[part])])),
    }),
  );
}

function wordOf(part: string): string {
  return `said by ${part}`;
}

function shown<Options>(transport: Transport<Options>, message: Message, options: Options): string {
  const made = 'request' in transport ? transport.request(message, options) : transport.preview(message, options);
  return decoded(inspect(made, { depth: null, maxStringLength: null }));
}

/** Also where a part goes into an address. */
function decoded(text: string): string {
  return text.replace(/\+|%20/g, ' ');
}
