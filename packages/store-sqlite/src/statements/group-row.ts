import type { GroupRecord, NotificationRecord, NotifiedAlert } from '@signalbox/core/store';
import { bare } from './row.ts';

/** A group as `group_state.record` holds it. Files keep the names of the first version: `told`, and `heard` in it. */
interface GroupRow extends Omit<GroupRecord, 'notified'> {
  readonly told: readonly (Omit<NotificationRecord, 'firing'> & { readonly firing: readonly AlertRow[] })[];
}

interface AlertRow extends Omit<NotifiedAlert, 'delivered'> {
  readonly heard: NotifiedAlert['delivered'];
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
    firing: firing.map(({ heard, ...alert }) => ({ ...alert, delivered: heard })),
  }));
  return { ...group, key: bare(group.key), notified };
}
