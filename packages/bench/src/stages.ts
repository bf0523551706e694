import { fork } from 'node:child_process';
import { once } from 'node:events';
import { advanceGroup, fingerprintOf, type Group, type GroupPolicy, groupDueAt, type Member } from '@signalbox/core';
import { postedAlerts } from './alerts.ts';
import { processorUs, startSignalbox } from './peers.ts';
import type { Stage } from './report.ts';
import type { Settings } from './scenario.ts';
import { createQuietIntake } from './work/quiet-intake.ts';
import { type Load, postAlerts } from './wrk.ts';

/** Where the time of an alert and of a request goes, beside what Node.js alone needs for them. Processor time, not that of the wall. */
export async function measureStages(settings: Settings): Promise<readonly Stage[]> {
  return [...(await intakeStages()), stateMachine(), ...(await processes(settings))];
}

const PER = 100;
const REQUESTS = 100;
const ROUNDS = 12;

/** One process, no HTTP, a store that keeps nothing. */
async function intakeStages(): Promise<readonly Stage[]> {
  const intake = await createQuietIntake();
  const least = new Map<string, number>();
  const timed = async <Result>(what: string, work: () => Result): Promise<Awaited<Result>> => {
    const before = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(before);
    // The least of all rounds: what else runs on the machine only ever adds.
    least.set(what, Math.min(least.get(what) ?? Number.POSITIVE_INFINITY, (user + system) / PER / REQUESTS));
    return result;
  };
  for (let round = 0; round < ROUNDS; round++) {
    const first = round * PER * REQUESTS;
    const bodies = Array.from({ length: REQUESTS }, (_, at) =>
      Buffer.from(postedAlerts(first + at * PER, PER, Date.now() + 240_000)),
    );
    await timed('JSON.parse alone (limit)', () => bodies.map((body) => JSON.parse(body.toString())));
    const parsed = await timed('JSON.parse, with the checks of what is hostile', () => bodies.map(intake.parse));
    const read = await timed('the source reads', () => parsed.map(intake.read));
    await timed('identity', () => read.flat().map((alert) => fingerprintOf('prometheus', alert, '')));
    await timed('the engine takes in a new alert, identity and group included', () =>
      Promise.all(read.map(intake.accept)),
    );
    const again = parsed.map(intake.read);
    await timed('the engine takes in an alert that is sent again', () => Promise.all(again.map(intake.accept)));
  }
  await intake.engine.stop(0);
  return [...least].map(([what, us]) => ({ what, us, unit: 'an alert' }));
}

const POLICY: GroupPolicy = {
  route: 'route',
  groupWaitMs: 30_000,
  groupIntervalMs: 300_000,
  repeatIntervalMs: 14_400_000,
  channels: [{ name: 'room', sendResolved: true, unsent: false }],
  suppressionOf: () => undefined,
};

function aMember(fingerprint: string, at: number, status: Member['status']): Member {
  const facts = { severity: 'warning', arrivedAt: at, knownAt: at, notice: undefined, endedUnder: undefined };
  return { fingerprint, eventId: at, status, ...facts };
}

/** Alerts of a small group come and go: an alert changes, the due time is asked for, the group is judged. */
function stateMachine(): Stage {
  const looks = 200_000;
  const empty: Group = { id: 'group', key: {}, members: new Map(), notified: new Map() };
  let group = empty;
  let now = 0;
  const before = process.cpuUsage();
  for (let look = 0; look < looks; look++) {
    const name = `alert-${look % 5}`;
    const members = new Map(group.members).set(name, aMember(name, now, look % 10 < 5 ? 'firing' : 'resolved'));
    group = { ...group, members, changedAt: group.changedAt ?? now };
    now = Math.max(now, groupDueAt(group, POLICY, now) ?? now);
    const step = advanceGroup(group, POLICY, now);
    for (const member of step.leaving) members.delete(member.fingerprint);
    group = step.group === undefined ? empty : { ...step.group, members };
  }
  const { user, system } = process.cpuUsage(before);
  return {
    what: 'a change in a small group, and the look at it when it is due',
    us: (user + system) / looks,
    unit: 'an alert',
  };
}

/** Whole processes under load: all of their threads, the kernel's part included. */
async function processes({ seconds }: Settings): Promise<readonly Stage[]> {
  const stages: Stage[] = [];
  for (const [per, unit] of [
    [1, 'a request'],
    [PER, 'an alert'],
  ] as const) {
    const shape = per === 1 ? 'one alert a request' : `${per} alerts a request`;
    const load: Load = { per, connections: 16, seconds, seed: 'stage' };
    stages.push({ what: `node:http and JSON.parse alone (limit), ${shape}`, us: await ofLimit(load, 'bare'), unit });
    stages.push({
      what: `the same with an identity and one map (limit), ${shape}`,
      us: await ofLimit(load, 'identity'),
      unit,
    });
    stages.push({ what: `Signalbox, new alerts, ${shape}`, us: await ofSignalbox(load), unit });
    stages.push({
      what: `Signalbox, the same alerts again, ${shape}`,
      us: await ofSignalbox({ ...load, distinct: 5_000 }),
      unit,
    });
  }
  return stages;
}

async function ofLimit(load: Load, kind: 'bare' | 'identity'): Promise<number> {
  const server = fork(new URL('./limit-server.js', import.meta.url), [kind]);
  const [{ port }] = await once(server, 'message');
  const us = await processorUsAnAlert(`http://127.0.0.1:${port}/api/v2/alerts`, server.pid ?? 0, load);
  server.kill('SIGKILL');
  return us;
}

async function ofSignalbox(load: Load): Promise<number> {
  const peer = await startSignalbox();
  const us = await processorUsAnAlert(peer.alertsUrl, peer.pid, load);
  await peer.stop();
  return us;
}

async function processorUsAnAlert(url: string, pid: number, load: Load): Promise<number> {
  // Compiled, and known where the same alerts come again.
  await postAlerts(url, { ...load, seconds: 3 });
  const before = processorUs(pid);
  const { requests } = await postAlerts(url, { ...load, ...(load.distinct === undefined ? { seed: 'counted' } : {}) });
  return (processorUs(pid) - before) / requests / load.per;
}
