import type { BuiltinPlugins } from '@signalbox/core';
import type { Source, Transport } from '@signalbox/sdk';
import { logTransport } from '@signalbox/server';
import { source as alertmanager } from '@signalbox/source-alertmanager';
import { source as mackerel } from '@signalbox/source-mackerel';
import { transport as hipchat } from '@signalbox/transport-hipchat';
import { transport as webhook } from '@signalbox/transport-webhook';

/** What this program brings along; every other transport or source is a package beside the configuration. */
const transports: readonly Transport[] = [hipchat, webhook, logTransport];
const sources: readonly Source[] = [mackerel, alertmanager];

export const builtin: Required<BuiltinPlugins> = {
  transports: new Map(transports.map((transport) => [transport.name, transport])),
  sources: new Map(sources.map((source) => [source.name, source])),
};
