import type { KeyPath } from '../../text/json-path.ts';
import { valueAt } from '../../text/json-path.ts';
import type { ConfigFile } from '../document/config-file.ts';
import type { ProblemAt } from '../problems/problem.ts';

/** The two times of a silence as they were read (epoch ms). */
interface Times {
  readonly from: number | undefined;
  readonly until: number | undefined;
}

/** A silence ends, and says in one way when it is active. What is written but was wrong has been reported already. */
export function silenceTime({ from, until }: Times, now: number, at: KeyPath, file: ConfigFile): readonly ProblemAt[] {
  const code = 'silence-time';
  const says = (key: 'from' | 'until' | 'during') => valueAt(file.value, [...at, key]) !== undefined;
  if (says('during')) {
    const key = says('from') ? 'from' : says('until') ? 'until' : undefined;
    if (key === undefined) return [];
    const message = `\`${key}\` cannot be used together with \`during\``;
    return [{ code, at: [...at, key], on: 'key', message, hint: 'write two silences, or remove one of the two' }];
  }
  if (!says('until')) {
    const message = 'the silence has no end';
    return [{ code, at, message, hint: 'add `until: 2026-12-01T00:00:00Z`, or `during: [MUTE TIME]`' }];
  }
  if (until === undefined) return [];
  if (from !== undefined && until <= from) {
    return [
      { code, at: [...at, 'until'], message: 'the silence ends before it begins', hint: 'correct one of the two' },
    ];
  }
  if (until > now) return [];
  const message = 'the silence is over';
  return [{ severity: 'warning', code: 'silence-over', at: [...at, 'until'], message, hint: 'remove it' }];
}
