import { stringify } from 'yaml';
import type { Findings } from './findings.ts';
import type { Mask } from './mask-secrets.ts';
import { type Block, block, comments, type Entry } from './piece.ts';
import type { Integration, Receiver } from './read-receivers.ts';
import { mapReader } from './read-values.ts';
import { webhookChannel } from './webhook-channel.ts';
import { plainValue, type WrittenMap } from './written.ts';

/** Integrations that do not tell of resolved alerts unless they say so. */
const SILENT_ON_RESOLVED: ReadonlySet<string> = new Set(['email_configs', 'slack_configs', 'wechat_configs']);

interface Context {
  /** The names that each receiver's channels get, in the order of its integrations. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly globalHttp: WrittenMap | undefined;
  readonly mask: Mask;
  readonly findings: Findings;
}

/** A channel for every integration of every receiver. */
export function convertReceivers(receivers: readonly Receiver[], context: Context): readonly Entry[] {
  return receivers.flatMap((receiver) => {
    const names = context.names.get(receiver.name) ?? [];
    if (receiver.integrations.length > 0 && names[0] !== receiver.name) {
      context.findings.note(receiver, `the name of a receiver is written as ${JSON.stringify(names[0])}`);
    }
    return receiver.integrations.map((integration, index): Entry => {
      const { comment, ...channel } = channelOf(integration, context);
      const above = index === 0 ? [commentOf(receiver, context), ...receiver.notes] : [];
      return { key: names[index] ?? receiver.name, value: channel, ...comments(...above, comment) };
    });
  });
}

function commentOf({ comment }: Receiver, { mask }: Context): string | undefined {
  return comment === undefined ? undefined : mask.comment(comment);
}

function channelOf(integration: Integration, context: Context): Block {
  const { kind, map } = integration;
  const webhook = kind === 'webhook_configs' ? webhookChannel(map, context.globalHttp, context.findings) : undefined;
  return webhook ?? logChannel(integration, context);
}

/** Its alerts go to the log of the server, so that none is lost; what the integration said stands above it. */
function logChannel({ kind, map }: Integration, { mask, findings }: Context): Block {
  const reason = kind === 'webhook_configs' ? 'a webhook with a templated address' : `\`${kind}\``;
  const note = findings.note(map, `${reason} cannot be carried over; the channel writes to the log`);
  const told = mapReader(map, findings).boolean('send_resolved') ?? !SILENT_ON_RESOLVED.has(kind);
  const old = stringify({ [kind]: [plainValue(map, mask.value)] }, { lineWidth: 0 }).trimEnd();
  return block(
    { transport: 'log', sendResolved: told ? undefined : false },
    { tall: true, ...comments(`${note}. It said:`, old) },
  );
}
