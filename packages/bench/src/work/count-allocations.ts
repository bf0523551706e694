/**
 * Prints how many bytes of the heap the intake allocates for an alert that is new, for one that is sent again, and how
 * many stay in memory of an active one. Deterministic: nothing is optimized while it counts, and the young generation is so
 * large that nothing is collected. Started by `count-work.ts` with the flags that this needs.
 */
import { postedAlerts } from '../alerts.ts';
import { createQuietIntake, type QuietIntake } from './quiet-intake.ts';

const PER = 100;
const REQUESTS = 40;
const ALERTS = PER * REQUESTS;

const collect = globalThis.gc ?? (() => undefined);

async function allocated(work: () => Promise<void>): Promise<number> {
  collect();
  const before = process.memoryUsage().heapUsed;
  await work();
  return (process.memoryUsage().heapUsed - before) / ALERTS;
}

/** Bodies are made before, so that they do not count. */
function bodiesFrom(first: number, endsAt: number): readonly Buffer[] {
  return Array.from({ length: REQUESTS }, (_, at) => Buffer.from(postedAlerts(first + at * PER, PER, endsAt)));
}

async function post(intake: QuietIntake, bodies: readonly Buffer[]): Promise<void> {
  for (const body of bodies) await intake.accept(intake.read(intake.parse(body)));
}

function kept(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

const intake = await createQuietIntake();
const endsAt = Date.now() + 240_000;
const rounds = 5;
// Warm: groups are there, inline caches are filled.
for (let round = 0; round < 2; round++) await post(intake, bodiesFrom(round * ALERTS, endsAt));
const fresh: number[] = [];
const again: number[] = [];
const before = kept();
for (let round = 2; round < 2 + rounds; round++) {
  const bodies = bodiesFrom(round * ALERTS, endsAt);
  fresh.push(await allocated(() => post(intake, bodies)));
  const later = bodiesFrom(round * ALERTS, endsAt + 60_000);
  again.push(await allocated(() => post(intake, later)));
}
const keptBytes = (kept() - before) / (rounds * ALERTS);
const middle = (figures: readonly number[]) =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
process.stdout.write(
  `${JSON.stringify({ allocatedBytesANewAlert: middle(fresh), allocatedBytesAResentAlert: middle(again), keptBytesAnActiveAlert: keptBytes })}\n`,
);
process.exit(0);
