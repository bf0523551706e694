import { parseTimeOrAgo } from '../args/option-values.ts';
import { askServer } from '../client/ask-server.ts';
import { fieldsOf } from '../client/fields.ts';
import { listAll } from '../client/list-all.ts';
import { addressOf, type ServerAddress, type ShowOptions } from '../client/server-options.ts';
import { type ExitCode, type Io, UsageError } from '../io.ts';
import { printAnswer, printRefusal } from '../print/print-answer.ts';
import { printProblems } from '../print/print-problems.ts';
import { table } from '../print/table.ts';

export interface ResendOptions extends ShowOptions {
  readonly state?: string;
  readonly channel?: string;
  readonly since?: string;
  readonly to?: string;
  readonly dryRun?: true;
}

/** A dead letter that is meant. */
interface Meant {
  readonly id: string;
  readonly channel: string;
}

/** What of a list is sent again at once. */
const MOST = 100_000;

export async function resend(ids: readonly string[], options: ResendOptions, io: Io): Promise<ExitCode> {
  checkOptions(ids, options);
  const address = addressOf(options, io);
  const meant = ids.length > 0 ? await named(ids, address) : await listed(options, address);
  if (!meant.ok) return printRefusal(meant, io);
  const sent: unknown[] = [];
  const problems: string[] = [];
  for (const { id, channel } of meant.items) {
    if (options.dryRun) {
      sent.push({ id: null, resendOf: id, channel: options.to ?? channel });
      continue;
    }
    const path = `/api/v1/deliveries/${encodeURIComponent(id)}/resend`;
    const json = options.to === undefined ? {} : { json: { channel: options.to } };
    const answer = await askServer(address, { method: 'POST', path, ...json });
    if (answer.ok) sent.push(answer.body);
    else problems.push(...answer.problems.map((problem) => `${id}: ${problem}`));
  }
  printProblems(problems, io);
  printAnswer(options, io, { json: sent, pretty: (paint) => pretty(sent, options, paint) });
  return problems.length > 0 ? 1 : 0;
}

function checkOptions(ids: readonly string[], { state, channel, since }: ResendOptions): void {
  const example = 'name deliveries, or write --state dead --channel CHANNEL';
  const isListed = state !== undefined || channel !== undefined || since !== undefined;
  if (ids.length === 0 && !isListed) throw new UsageError('which deliveries?', example);
  if (ids.length > 0 && isListed) {
    throw new UsageError('deliveries are named, or listed by --state, --channel and --since', example);
  }
  if (ids.length === 0 && channel === undefined) throw new UsageError('of which channel?', '--channel CHANNEL');
}

type Found =
  | { readonly ok: true; readonly items: readonly Meant[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A dry run says of each what a resend would: so each is looked at. */
async function named(ids: readonly string[], address: ServerAddress): Promise<Found> {
  const items: Meant[] = [];
  for (const id of ids) {
    const answer = await askServer(address, { method: 'GET', path: `/api/v1/deliveries/${encodeURIComponent(id)}` });
    if (!answer.ok) return { ok: false, problems: answer.problems.map((problem) => `${id}: ${problem}`) };
    const delivery = fieldsOf(answer.body);
    if (delivery.text('state') !== 'dead') {
      return { ok: false, problems: [`${id}: it is no dead letter, but ${delivery.text('state')}`] };
    }
    items.push({ id, channel: delivery.text('channel') });
  }
  return { ok: true, items };
}

/** The oldest first. What was sent again and died is part of the first one. */
async function listed({ channel = '', since }: ResendOptions, address: ServerAddress): Promise<Found> {
  const from =
    since === undefined ? [] : [['since', new Date(parseTimeOrAgo(since, Date.now())).toISOString()] as const];
  const query = [['state', 'dead'] as const, ['channel', channel] as const, ...from];
  const found = await listAll(address, { path: '/api/v1/deliveries', query, limit: MOST });
  if (!found.ok) return found;
  const items = found.items
    .map(fieldsOf)
    .filter((delivery) => delivery.text('resendOf') === '')
    .map((delivery) => ({ id: delivery.text('id'), channel: delivery.text('channel') }));
  return { ok: true, items: items.toReversed() };
}

function pretty(sent: readonly unknown[], { dryRun }: ResendOptions, paint: Parameters<typeof table>[2]): string {
  if (sent.length === 0) return 'nothing to send again';
  const rows = sent
    .map(fieldsOf)
    .map((one) => [
      { text: one.text('resendOf') },
      { text: one.text('channel') },
      { text: dryRun ? '-' : one.text('id') },
    ]);
  return table([dryRun ? 'WOULD BE SENT AGAIN' : 'SENT AGAIN', 'CHANNEL', 'AS'], rows, paint);
}
