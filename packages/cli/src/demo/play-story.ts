import { setTimeout as wait } from 'node:timers/promises';
import type { HttpClient } from '@signalbox/sdk';
import { type Scene, STORY_MS, tellStory } from './story.ts';

export interface Stage {
  readonly http: HttpClient;
  /** Where Mackerel's webhook points: `http://127.0.0.1:8080/in/mackerel`. */
  readonly url: string;
  /** The value of the Authorization header; asked each time, since the configuration may change. */
  authorization(): string | undefined;
  /** 2 is twice as fast. */
  readonly speed: number;
  /** What happened, and whether it was taken. */
  played(scene: Scene, outcome: string): void;
  readonly signal: AbortSignal;
}

/** Plays the story again and again over real HTTP, as Mackerel would, until the signal. */
export async function playStory(stage: Stage): Promise<void> {
  try {
    while (!stage.signal.aborted) await playRound(stage);
  } catch (error) {
    if (!stage.signal.aborted) throw error;
  }
}

async function playRound(stage: Stage): Promise<void> {
  const startedAt = Date.now();
  // Of its own in every round and every start: an alert that is known to be over would lead to no message.
  const scenes = tellStory(startedAt.toString(36), startedAt);
  let elapsedMs = 0;
  for (const scene of scenes) {
    await wait((scene.afterMs - elapsedMs) / stage.speed, undefined, { signal: stage.signal });
    elapsedMs = scene.afterMs;
    stage.played(scene, await post(stage, scene.payload));
  }
  await wait((STORY_MS - elapsedMs) / stage.speed, undefined, { signal: stage.signal });
}

async function post({ http, url, authorization, signal }: Stage, json: object): Promise<string> {
  const credentials = authorization();
  const headers = credentials === undefined ? {} : { authorization: credentials };
  const result = await http.send({ method: 'POST', url, headers, json }, { timeoutMs: 10_000, signal });
  return result.type === 'answer' ? String(result.answer.status) : result.reason;
}
