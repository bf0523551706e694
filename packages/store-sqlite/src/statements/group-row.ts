import type { GroupRecord, NotificationRecord, NotifiedAlert } from '@signalbox/core/store';
import { bare } from './row.ts';

/** A group as `group_state.record` holds it. Files keep the names of the first version: `told`, and `heard` in it. */
interface GroupRow extends Omit<GroupRecord, 'notified'> {
  readonly told: readonly (Omit<NotificationRecord, 'firing'> & { readonly firing: readonly AlertRow[] })[];
}

interface AlertRow extends Omit<NotifiedAlert, 'delivered' | 'suppressed'> {
  readonly heard: NotifiedAlert['delivered'];
  /** In files of the first version `true`: its message said so. */
  readonly suppressed?: NotifiedAlert['suppressed'] | true;
}

export function groupText({ notified, ...group }: GroupRecord): string {
  const told = notified.map(({ firing, ...about }) => ({
    ...about,
    firing: firing.map(({ delivered, ...alert }) => ({ ...alert, heard: delivered })),
  }));
  return JSON.stringify({ ...group, told } satisfies GroupRow);
}

export function groupFrom(text: string): GroupRecord {
  const { told, ...group } = JSON.parse(text) as GroupRow;
  const notified = told.map(({ firing, ...about }) => ({
    ...about,
    firing: firing.map(alertOf),
  }));
  return { ...group, key: bare(group.key), notified };
}

function alertOf({ heard, suppressed, ...alert }: AlertRow): NotifiedAlert {
  const noted = suppressed === true ? ({ by: 'silence', since: alert.at } as const) : suppressed;
  return { ...alert, delivered: heard, ...(noted === undefined ? {} : { suppressed: noted }) };
}
