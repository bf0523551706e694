import type { KeyPath } from '../../text/json-path.ts';
import type { ProblemAt } from '../problems/problem.ts';

/** Siblings have different ids, or metrics and `explain` would take one for the other. */
export function uniqueRouteIds(ids: readonly string[], taken: readonly string[], at: KeyPath): readonly ProblemAt[] {
  const seen = new Set(taken);
  return ids.flatMap((id, index): ProblemAt[] => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `another route beside this one has the id ${JSON.stringify(id)}`;
    return [{ code: 'duplicate-name', at: [...at, index, 'name'], message, hint: 'give it another name' }];
  });
}
