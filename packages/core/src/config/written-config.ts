/**
 * What a file says, once its schema was checked and what was wrong is gone: so everything may be absent, and a place
 * in a list may be empty.
 */
export interface WrittenFile {
  readonly version?: 1;
  readonly include?: readonly (string | undefined)[];
  readonly server?: WrittenServer;
  readonly store?: string;
  readonly sources?: Readonly<Record<string, WrittenSource>>;
  readonly defaults?: WrittenGrouping;
  readonly channels?: Readonly<Record<string, WrittenChannel>>;
  readonly templates?: Readonly<Record<string, WrittenTemplate>>;
  readonly muteTimes?: Readonly<Record<string, WrittenMuteTime>>;
  readonly silences?: readonly (WrittenSilence | undefined)[];
  readonly inhibit?: readonly (WrittenInhibition | undefined)[];
  readonly routes?: readonly (WrittenRoute | undefined)[];
  readonly unmatched?: WrittenUnmatched;
}

export interface WrittenServer {
  readonly listen?: string;
  readonly externalUrl?: string;
  readonly auth?: WrittenAuth;
  readonly egress?: 'any' | 'public';
  readonly maxBodyBytes?: number;
}

export type WrittenAuth = 'none' | WrittenCredential | readonly (WrittenCredential | undefined)[];

/** One of them. */
export interface WrittenCredential {
  readonly basic?: { readonly username?: string; readonly password?: string };
  readonly bearer?: string;
  readonly secret?: string;
}

/** The source's own options stand beside these. */
export interface WrittenSource extends Readonly<Record<string, unknown>> {
  readonly type?: string;
  readonly auth?: WrittenAuth;
  readonly expireAfter?: string;
}

/** The transport's own options stand beside these. */
export interface WrittenChannel extends Readonly<Record<string, unknown>> {
  readonly transport?: string;
  readonly template?: string | WrittenTemplate;
  readonly sendResolved?: boolean;
  readonly rateLimit?: string;
  readonly concurrency?: number;
  readonly timeout?: string;
  readonly retry?: { readonly giveUpAfter?: string };
  readonly suspended?: boolean;
  readonly allowPrivate?: boolean;
}

/** Parts by name. */
export type WrittenTemplate = Readonly<Record<string, string | { readonly file?: string }>>;

export interface WrittenGrouping {
  readonly groupBy?: readonly (string | undefined)[];
  readonly groupWait?: string;
  readonly groupInterval?: string;
  readonly repeatInterval?: string;
}

export interface WrittenUnmatched extends WrittenGrouping {
  readonly to?: readonly (string | undefined)[];
}

/** These are read by the matchers' compiler. */
export interface WrittenMatch {
  readonly match?: unknown;
  readonly matchAny?: unknown;
  readonly matchAnnotations?: unknown;
}

export interface WrittenRoute extends WrittenUnmatched, WrittenMatch {
  readonly name?: string;
  readonly mute?: readonly (string | undefined)[];
  readonly active?: readonly (string | undefined)[];
  readonly continue?: boolean;
  readonly routes?: readonly (WrittenRoute | undefined)[];
}

export interface WrittenMuteTime {
  readonly timeZone?: string;
  readonly intervals?: readonly (WrittenInterval | undefined)[];
}

export interface WrittenInterval {
  readonly weekdays?: WrittenRanges;
  readonly times?: readonly ({ readonly from?: string; readonly to?: string } | undefined)[];
  readonly daysOfMonth?: WrittenRanges;
  readonly months?: WrittenRanges;
  readonly years?: WrittenRanges;
  readonly timeZone?: string;
}

/** Numbers, names, and ranges of them. */
export type WrittenRanges = readonly (string | number | undefined)[];

export interface WrittenSilence extends WrittenMatch {
  readonly from?: string;
  readonly until?: string;
  readonly during?: readonly (string | undefined)[];
  readonly comment?: string;
  readonly matchEverything?: boolean;
}

/** Sources and target are read by the matchers' compiler. */
export interface WrittenInhibition {
  readonly source?: unknown;
  readonly sources?: readonly unknown[];
  readonly target?: unknown;
  readonly equal?: readonly (string | undefined)[];
}
