import { createHash } from 'node:crypto';
import type { Part, Transport } from '@signalbox/sdk';
import { parseDuration, whyNoDuration } from '@signalbox/sdk';
import type { ChannelConfig, Fallback } from '../../delivery/channel-config.ts';
import type { RateLimit } from '../../delivery/rate-limit.ts';
import { parseRateLimit } from '../../delivery/rate-limit.ts';
import type { KeyPath } from '../../text/json-path.ts';
import { valueAt } from '../../text/json-path.ts';
import { stableText } from '../../text/stable-text.ts';
import type { Compilation } from '../document/compilation.ts';
import { type ConfigFile, isUnfilled, quoted } from '../document/config-file.ts';
import type { Definition } from '../document/definition.ts';
import { checkOptions } from '../plugins/check-options.ts';
import { readDuration } from '../schema/read-duration.ts';
import type { WrittenChannel } from './channel-schema.ts';
import { channelCommon, DEFAULT_CONCURRENCY, DEFAULT_GIVE_UP_AFTER, DEFAULT_TIMEOUT } from './channel-schema.ts';
import { type ChosenTemplate, compileParts } from './compile-parts.ts';

const COMMON_KEYS = Object.keys(channelCommon);

/** A channel as the engine takes it; undefined if its transport was not found or its options are wrong. */
export function compileChannel(
  definition: Definition<WrittenChannel>,
  transport: Transport | undefined,
  template: ChosenTemplate,
  fallback: Fallback | undefined,
  compilation: Compilation,
): ChannelConfig | undefined {
  const { name, file, at, written } = definition;
  const common = {
    sendResolved: written.sendResolved ?? true,
    concurrency: written.concurrency ?? transport?.limits?.concurrency ?? DEFAULT_CONCURRENCY,
    timeoutMs: readMs(written.timeout, DEFAULT_TIMEOUT, ['timeout']),
    giveUpAfterMs: readMs(written.retry?.giveUpAfter, DEFAULT_GIVE_UP_AFTER, ['retry', 'giveUpAfter']),
    suspended: written.suspended ?? false,
    allowPrivate: written.allowPrivate ?? false,
    ...rateLimitOf(definition, transport, compilation),
  };
  const checked = checkOptions(definition, COMMON_KEYS, transport, compilation);
  if (transport === undefined || checked === undefined) return undefined;
  const { options } = checked;
  const declared = askTransport(definition, transport, options, compilation);
  if (declared === undefined) return undefined;
  const { parts, defaultParts, texts } = compileParts(definition, transport.name, declared, template, compilation);
  const hash = createHash('sha256')
    // Without the fallback: another one mends nothing here.
    .update(stableText({ transport: transport.name, options, common, texts }))
    .digest('hex');
  return {
    name,
    transport,
    options,
    hash: hash.slice(0, 32),
    parts,
    defaultParts,
    ...common,
    ...(fallback && { fallback }),
  };

  function readMs(text: string | undefined, fallback: string, keys: readonly string[]): number {
    const read = readDuration(text, { file, at: [...at, ...keys], positive: true }, compilation);
    return read ?? parseDuration(fallback) ?? 0;
  }
}

function rateLimitOf(
  { file, at, written }: Definition<WrittenChannel>,
  transport: Transport | undefined,
  { report }: Compilation,
): { readonly rateLimit?: RateLimit } {
  const text = written.rateLimit ?? transport?.limits?.rate;
  if (text === undefined) return {};
  const rateLimit = parseRateLimit(text);
  if (rateLimit !== undefined) return { rateLimit };
  if (written.rateLimit === undefined) {
    report(file, {
      code: 'plugin-failed',
      at,
      on: 'key',
      message: `the transport ${transport?.name} declares a rate that cannot be read`,
    });
  } else {
    const place = [...at, 'rateLimit'];
    const hint = 'write a count and a duration, for instance `60/1m`';
    const why = whyNoDuration(text.replace(/^\d*\//, ''));
    const what = why === whyNoDuration('') ? 'is not a rate limit' : `has a time that ${why}`;
    report(file, { code: 'bad-rate-limit', at: place, message: `${quoted(file, place)} ${what}`, hint });
  }
  return {};
}

/** The written option that a sentence names first: `auth.bearer` in backticks. */
function namedOption(sentence: string, at: KeyPath, file: ConfigFile): KeyPath | undefined {
  const [, name] = /`([\w-]+(?:\.[\w-]+)*)`/.exec(sentence) ?? [];
  const place = name === undefined ? at : [...at, ...name.split('.')];
  return name !== undefined && valueAt(file.value, place) !== undefined ? place : undefined;
}

/** The transport's own rules for options, and the parts that it renders with them. A plugin may throw anything. */
function askTransport(
  { file, at }: Definition<WrittenChannel>,
  transport: Transport,
  options: unknown,
  { report }: Compilation,
): Readonly<Record<string, Part>> | undefined {
  try {
    // Of options that are not all there the transport could only say that they are wrong.
    const sentences = isUnfilled(file, at) ? [] : (transport.check?.(options) ?? []);
    for (const message of sentences) {
      const option = namedOption(message, at, file);
      const place = option === undefined ? ({ at, on: 'key' } as const) : { at: option };
      report(file, { code: 'option-rejected', ...place, message });
    }
    return sentences.length > 0 ? undefined : transport.parts(options);
  } catch {
    const message = `the transport ${transport.name} failed while it looked at these options`;
    report(file, { code: 'plugin-failed', at, on: 'key', message, hint: 'report it to the author of the package' });
    return undefined;
  }
}
