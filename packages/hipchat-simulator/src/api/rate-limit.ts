/** How many requests a window takes. */
export interface RateLimit {
  readonly max: number;
  readonly windowMs: number;
}

/** Where a key stands: what the three headers of a limit say. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Unix time in seconds at which the window is over; rounded up, so that who waits for it never comes too early. */
  readonly reset: number;
}

export interface RateLimiter {
  /** Counts one request if there is room for it; false: refused. */
  take(key: string, now: number): boolean;
  allowance(key: string, now: number): Allowance;
  enforce(enabled: boolean): void;
  clear(): void;
}

/** Per token. @see https://developer.atlassian.com/server/hipchat/hipchat-rest-api-rate-limits/ */
export const REQUESTS_PER_TOKEN: RateLimit = { max: 500, windowMs: 5 * 60_000 };

/** Per room. @see https://developer.atlassian.com/server/hipchat/hipchat-rest-api-rate-limits/ */
export const NOTIFICATIONS_PER_ROOM: RateLimit = { max: 30, windowMs: 60_000 };

/** Fixed windows, each opened by its first request. Not enforced: every window stays empty. */
export function createRateLimiter({ max, windowMs }: RateLimit, enabled: boolean): RateLimiter {
  const windows = new Map<string, { readonly endsAt: number; readonly used: number }>();
  let enforced = enabled;

  const windowOf = (key: string, now: number) => {
    const open = windows.get(key);
    return open !== undefined && now < open.endsAt ? open : { endsAt: now + windowMs, used: 0 };
  };

  return {
    take(key, now) {
      if (!enforced) return true;
      const { endsAt, used } = windowOf(key, now);
      if (used >= max) return false;
      windows.set(key, { endsAt, used: used + 1 });
      return true;
    },
    allowance(key, now) {
      const { endsAt, used } = windowOf(key, now);
      return { limit: max, remaining: max - used, reset: Math.ceil(endsAt / 1000) };
    },
    enforce(next) {
      enforced = next;
      windows.clear();
    },
    clear: () => windows.clear(),
  };
}
