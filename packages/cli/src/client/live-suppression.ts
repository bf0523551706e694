import { silenceFrom } from '@signalbox/core';
import type { LiveState } from '../alerts/explain-suppression.ts';
import { fieldsOf } from './fields.ts';
import { type Listed, listAll } from './list-all.ts';
import type { ServerAddress } from './server-options.ts';

/** What a running server has beside its configuration, or why it does not say so. */
export type LiveSuppression = ({ readonly ok: true } & LiveState) | Extract<Listed, { readonly ok: false }>;

/** Reads the ad-hoc silences of a server that are not over, and its firing alerts. */
export async function readLiveSuppression(address: ServerAddress): Promise<LiveSuppression> {
  const states = ['pending', 'active'].map((state) => ['state', state] as const);
  const silences = await listAll(address, { path: '/api/v1/silences', query: states });
  if (!silences.ok) return silences;
  const alerts = await listAll(address, { path: '/api/v1/alerts' });
  if (!alerts.ok) return alerts;
  return {
    ok: true,
    silences: silences.items.map(fieldsOf).flatMap((silence) => {
      const [startsAt, endsAt] = [silence.time('startsAt'), silence.time('endsAt')];
      // Planned ones are in the configuration, and have no such times.
      if (silence.flag('planned') || startsAt === undefined || endsAt === undefined) return [];
      const said = { id: silence.text('id'), matchers: silence.texts('matchers'), comment: silence.text('comment') };
      return [silenceFrom({ ...said, startsAt, endsAt })];
    }),
    firing: alerts.items
      .map(fieldsOf)
      .filter((alert) => alert.text('status') === 'firing')
      .map((alert) => ({
        fingerprint: alert.text('fingerprint'),
        labels: alert.textMap('labels'),
        annotations: alert.textMap('annotations'),
      })),
  };
}
