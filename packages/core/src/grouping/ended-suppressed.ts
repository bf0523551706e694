import type { GroupPolicy, Member } from './group.ts';

/** The alert ended while something suppressed it: a channel that was never notified of it hears nothing of it, ever. */
export function endedSuppressed(
  { endedUnder }: Pick<Member, 'endedUnder'>,
  { route }: Pick<GroupPolicy, 'route'>,
): boolean {
  return endedUnder !== undefined && (endedUnder.by !== undefined || endedUnder.mutedRoutes.includes(route));
}
