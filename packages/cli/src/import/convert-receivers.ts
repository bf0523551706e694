import { stringify } from 'yaml';
import { checkIntegration } from './check-settings.ts';
import { freeNames } from './free-names.ts';
import { ANY_KEYS } from './known-keys.ts';
import type { Mask } from './mask-secrets.ts';
import { type Block, block, comments, type Entry } from './piece.ts';
import type { Problems } from './problems.ts';
import type { Integration, Receiver } from './read-receivers.ts';
import { mapReader } from './read-values.ts';
import { webhookChannel } from './webhook-channel.ts';
import { plainValue, type WrittenMap } from './written.ts';

/** Integrations that send nothing of resolved alerts unless `send_resolved` asks for it. */
const SILENT_ON_RESOLVED: ReadonlySet<string> = new Set(['email_configs', 'slack_configs', 'wechat_configs']);

interface Context {
  /** The names that each receiver's channels get, in the order of its integrations. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly globalHttp: WrittenMap | undefined;
  readonly mask: Mask;
  readonly problems: Problems;
}

/**
 * The names of the channels that receivers become, in the order of their integrations: the receiver's own, then
 * `NAME-2`, `NAME-3`. No channel takes the name of another receiver.
 */
export function nameChannels(
  receivers: readonly Pick<Receiver, 'name' | 'integrations'>[],
): ReadonlyMap<string, readonly string[]> {
  const free = freeNames(receivers.map(({ name }) => name));
  return new Map(
    receivers.map(({ name, integrations }) => [name, integrations.map((_, index) => free.take(name, index + 1))]),
  );
}

/** Channels, and the receivers all of whose channels only write to the log. */
export interface ConvertedReceivers {
  readonly channels: readonly Entry[];
  readonly onlyLogged: readonly string[];
}

/** A channel for every integration of every receiver. */
export function convertReceivers(receivers: readonly Receiver[], context: Context): ConvertedReceivers {
  const converted = receivers.map((receiver) => convertReceiver(receiver, context));
  return {
    channels: converted.flatMap(({ channels }) => channels),
    onlyLogged: converted.filter(({ isLogged }) => isLogged).map(({ name }) => name),
  };
}

function convertReceiver(receiver: Receiver, context: Context) {
  const names = context.names.get(receiver.name) ?? [];
  if (receiver.integrations.length > 0 && names[0] !== receiver.name) {
    context.problems.note(receiver, `the name of a receiver is written as ${JSON.stringify(names[0])}`);
  }
  const blocks = receiver.integrations.map((integration) => channelOf(integration, context));
  const channels = blocks.map(({ comment, ...channel }, index): Entry => {
    const above = index === 0 ? [commentOf(receiver, context), ...receiver.notes] : [];
    return { key: names[index] ?? receiver.name, value: channel, ...comments(...above, comment) };
  });
  return { name: receiver.name, channels, isLogged: blocks.length > 0 && blocks.every(isLog) };
}

function isLog({ entries }: Block): boolean {
  return entries.some(({ key, value }) => key === 'transport' && value === 'log');
}

function commentOf({ comment }: Receiver, { mask }: Context): string | undefined {
  return comment === undefined ? undefined : mask.comment(comment);
}

function channelOf(integration: Integration, context: Context): Block {
  const { kind, map } = integration;
  const webhook = kind === 'webhook_configs' ? webhookChannel(map, context.globalHttp, context.problems) : undefined;
  return webhook ?? logChannel(integration, context);
}

/** Truths and numbers as people write them: without quotes. */
function asWritten(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

/** Its alerts go to the log of the server, so that none is lost; the old text of the integration is above it. */
function logChannel({ kind, map }: Integration, { mask, problems }: Context): Block {
  const reason = kind === 'webhook_configs' ? 'a webhook whose address is hidden or a template' : `\`${kind}\``;
  const note = problems.note(map, `${reason} cannot be carried over; the channel writes to the log`);
  if (kind !== 'webhook_configs') checkIntegration(kind, map, problems);
  const sendsResolved = mapReader(map, ANY_KEYS, problems).boolean('send_resolved') ?? !SILENT_ON_RESOLVED.has(kind);
  const old = stringify(
    { [kind]: [plainValue(map, (text, key) => asWritten(mask.value(text, key)))] },
    { lineWidth: 0 },
  ).trimEnd();
  return block(
    { transport: 'log', insteadOf: kind.replace(/_configs$/, ''), sendResolved: sendsResolved ? undefined : false },
    { tall: true, ...comments(`${note}. It said:`, old) },
  );
}
