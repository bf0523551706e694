import { checkTlsFiles, isJsonObject, type TlsOptions } from '@signalbox/sdk';
import type { ChannelConfig } from '../../delivery/channel-config.ts';
import { valueAt } from '../../text/json-path.ts';
import type { Compilation } from '../document/compilation.ts';
import type { Definition } from '../document/definition.ts';
import type { WrittenChannel } from './channel-schema.ts';

const TLS_FILES = ['caFile', 'certFile', 'keyFile'] as const satisfies readonly (keyof TlsOptions)[];

/**
 * Reads the TLS files of a channel once. A warning each: they are read anew for every request, so that what is not there
 * yet may still come, and a renewal that is half done keeps no configuration from going live.
 *
 * @param now epoch milliseconds
 */
export async function checkChannelFiles(
  { file, at, written }: Definition<WrittenChannel>,
  { options, transport }: Pick<ChannelConfig, 'options' | 'transport'>,
  now: number,
  { report }: Compilation,
): Promise<void> {
  if (!isJsonObject(options)) return;
  const named: Partial<Record<keyof TlsOptions, string>> = {};
  for (const name of TLS_FILES) {
    const path = options[name];
    const isPath = valueAt(transport.options, ['properties', name, 'format']) === 'path';
    if (isPath && typeof path === 'string') named[name] = path;
  }
  for (const { option, message, hint } of await checkTlsFiles(named, now)) {
    const text = `${String(written[option])} ${message}`;
    report(file, { severity: 'warning', code: 'tls-file', at: [...at, option], message: text, hint });
  }
}
