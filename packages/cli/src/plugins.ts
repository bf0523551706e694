import { logTransport } from '@signalbox/server';
import { source as alertmanager } from '@signalbox/source-alertmanager';
import { source as mackerel } from '@signalbox/source-mackerel';
import { transport as hipchat } from '@signalbox/transport-hipchat';
import { transport as webhook } from '@signalbox/transport-webhook';

/** What this program brings along; every other transport or source is a package beside the configuration. */
export const builtin = { transports: [hipchat, webhook, logTransport], sources: [mackerel, alertmanager] };
