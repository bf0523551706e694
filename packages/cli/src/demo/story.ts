import { type AlertMessage, alertPayload, hostRetirePayload, type Subject } from './mackerel-payload.ts';

/** A moment of the story: `afterMs` after its beginning Mackerel posts this. */
export interface Scene {
  readonly afterMs: number;
  /** What happens, for the terminal. */
  readonly title: string;
  readonly payload: object;
}

/** How long the story is, with the silence after its end; then it begins again with other alerts. */
export const STORY_MS = 90_000;

const disk: Subject = {
  type: 'host',
  monitorName: 'Disk usage',
  host: 'db-3',
  service: 'shop',
  role: 'db',
  memo: 'Old backups live in /var/backups: remove those first.',
  metric: { label: 'filesystem./var.used %', operator: '>', warning: 80, critical: 95 },
};
const errors: Subject = {
  type: 'service',
  monitorName: 'エラー率 (5xx)',
  service: 'shop',
  memo: '決済チームに連絡してください。手順書は Wiki の「5xx 対応」にあります。',
  metric: { label: 'errors.5xx', operator: '>', warning: 1, critical: 5 },
};
const page: Subject = {
  type: 'external',
  monitorName: 'https://shop.example.com/',
  service: 'shop',
  memo: 'The front page of the shop.',
};
const web: Subject = { type: 'connectivity', monitorName: 'connectivity', host: 'web-2', service: 'shop', role: 'web' };

/** A bad morning in a small shop, from `startedAt` (epoch ms) on; each round has alerts of its own. */
export function tellStory(round: string, startedAt: number): readonly Scene[] {
  const begun = new Map<Subject, number>();
  const scene = (second: number, title: string, subject: Subject, message: StoryMessage): Scene => {
    const now = startedAt + second * 1000;
    const openedAt = begun.get(subject) ?? now;
    begun.set(subject, openedAt);
    const id = `${IDS.get(subject) ?? 'x'}${round}`;
    return {
      afterMs: second * 1000,
      title,
      payload: alertPayload({ ...message, id, subject, openedAt, now, isOpen: message.status !== 'ok' }),
    };
  };
  return [
    scene(1, 'db-3 runs out of disk: warning', disk, {
      status: 'warning',
      value: 83.2,
      message: 'filesystem./var.used % 83.2 > 80',
    }),
    scene(4, 'the shop answers with errors: warning (in Japanese)', errors, {
      status: 'warning',
      value: 2.4,
      message: '5xx の割合が 2.4 % になりました (しきい値 1 %)',
    }),
    scene(8, 'db-3 is almost full: critical', disk, {
      status: 'critical',
      value: 96.7,
      message: 'filesystem./var.used % 96.7 > 95',
    }),
    scene(12, 'the front page does not answer: critical', page, {
      status: 'critical',
      message: 'GET https://shop.example.com/: 503 Service Unavailable',
    }),
    scene(22, 'somebody removed old backups: db-3 is well again', disk, {
      status: 'ok',
      value: 61.5,
      message: 'filesystem./var.used % 61.5 < 80',
    }),
    scene(26, 'the front page answers again', page, { status: 'ok', message: 'GET https://shop.example.com/: 200 OK' }),
    scene(30, 'the errors are gone', errors, { status: 'ok', value: 0.1, message: '5xx の割合が 0.1 % に戻りました' }),
    scene(40, 'web-2 is silent: critical', web, { status: 'critical', message: 'no connection since 5 minutes' }),
    { afterMs: 52_000, title: 'web-2 is retired', payload: hostRetirePayload('web-2', web) },
    scene(53, 'with its host the alert ends', web, {
      status: 'ok',
      trigger: 'retire host',
      message: 'the host was retired',
    }),
  ];
}

type StoryMessage = Pick<AlertMessage, 'status' | 'message' | 'value' | 'trigger'>;

/** Mackerel's ids are short and opaque; the round makes each telling's alerts new ones. */
const IDS: ReadonlyMap<Subject, string> = new Map([
  [disk, '3disk'],
  [errors, '3errs'],
  [page, '3page'],
  [web, '3webc'],
]);
