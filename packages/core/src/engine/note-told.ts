import { noteStandIn } from '../grouping/note-stand-in.ts';
import type { Snapshot } from '../store/index.ts';
import type { EngineState } from './engine-state.ts';
import type { LiveGroup } from './live-group.ts';
import { schedule } from './place-alert.ts';

/** Who is notified that an alert fires hears of its end: the group that the alert is in now remembers it. */
export function noteTold(
  state: EngineState,
  about: { groupId: string; channel: string; snapshot: Snapshot; isReplaced: boolean; now: number },
): readonly LiveGroup[] {
  const { groupId, channel, snapshot, isReplaced, now } = about;
  const alertsOf = new Map<LiveGroup, { fingerprint: string; severity: string }[]>();
  for (const { fingerprint, notice } of [...snapshot.firing, ...snapshot.suppressed]) {
    const known = state.known.get(fingerprint);
    const home = known?.groups.find(({ facts }) => facts.id === groupId) ?? known?.groups[0];
    if (notice || known === undefined || home === undefined) continue;
    alertsOf.set(home, [...(alertsOf.get(home) ?? []), { fingerprint, severity: known.severity }]);
  }
  for (const [group, alerts] of alertsOf) {
    const { thread, contentHash } = snapshot;
    const record = noteStandIn(group.facts.notified.get(channel), { thread, contentHash }, alerts, isReplaced, now);
    group.write({ notified: new Map(group.facts.notified).set(channel, record) });
    schedule(state, group, now);
  }
  return [...alertsOf.keys()];
}
