import { setTimeout as sleep } from 'node:timers/promises';
import type { Peer, PostedAlert, SilenceMatcher } from './peer.ts';
import type { Action, Scenario, ScenarioAlert, ScenarioSilence } from './scenario.ts';

const FOREVER_MS = 3_600_000;

export interface Play {
  /** The value of the label `scenario`: no other scenario sees its alerts. */
  readonly label: string;
  readonly scenario: Scenario;
  /** Epoch milliseconds. */
  readonly startAt: number;
  readonly unitMs: number;
}

/** Plays the steps at their times to all peers at once. */
export async function playScenario(play: Play, peers: readonly Peer[]): Promise<void> {
  const { scenario, startAt, unitMs } = play;
  const began = new Map<string, number>();
  const lifts = new Map<string, readonly (() => Promise<void>)[]>();
  for (const step of scenario.steps) {
    await sleep(Math.max(0, startAt + step.at * unitMs - Date.now()));
    await act(step);
  }

  async function act(action: Action): Promise<void> {
    switch (action.type) {
      case 'post': {
        const alerts = action.alerts.map((alert) => postedAlert(alert, play, began));
        await Promise.all(peers.map((peer) => peer.post(alerts)));
        return;
      }
      case 'silence': {
        const silence = silenceOf(action.silence, play);
        const put = peers.map(async (peer) => {
          const id = await peer.silence(silence);
          return () => peer.lift(id);
        });
        lifts.set(action.silence.as, await Promise.all(put));
        return;
      }
      case 'lift':
        await Promise.all((lifts.get(action.as) ?? []).map((lift) => lift()));
        return;
    }
  }
}

/** As Prometheus does: `startsAt` is that of the run of firing, in each post of it and in its end. */
function postedAlert(alert: ScenarioAlert, { label, unitMs }: Play, began: Map<string, number>): PostedAlert {
  const { id, status, annotations = {}, lasts, beganSecondsAgo = 0 } = alert;
  const now = Date.now();
  const startsAt = began.get(id) ?? now - beganSecondsAgo * 1000;
  if (status === 'firing') began.set(id, startsAt);
  else began.delete(id);
  const labels = { scenario: label, alertname: 'Disk', id, ...alert.labels };
  const times = { labels, annotations, startsAt: new Date(startsAt).toISOString() };
  if (lasts === 'timeout') return times;
  const lastsMs = status === 'resolved' ? 0 : lasts === undefined ? FOREVER_MS : lasts * unitMs;
  return { ...times, endsAt: new Date(now + lastsMs).toISOString() };
}

function silenceOf({ matcher, from, until }: ScenarioSilence, { label, startAt, unitMs }: Play) {
  const timeOf = (units: number) => new Date(startAt + units * unitMs).toISOString();
  return {
    matchers: [{ name: 'scenario', operator: '=', value: label } as const, parseMatcher(matcher)],
    startsAt: from === undefined ? new Date().toISOString() : timeOf(from),
    endsAt: timeOf(until),
  };
}

function parseMatcher(text: string): SilenceMatcher {
  const [, name = '', operator = '', value = ''] = /^(\w+)(=~|!~|!=|=)(.*)$/.exec(text) ?? [];
  return { name, operator: operator as SilenceMatcher['operator'], value };
}
