const MARKER = Symbol.for('signalbox.error');

/** Names and numbers that a message may mention. Never options, requests or bodies: they hold secrets. */
export type ErrorFacts = Readonly<Record<string, string | number>>;

/**
 * Thrown for what a caller could not prevent. What it can expect comes back as a value: `Problem[]`, `Outcome`.
 * The code is permanent: tests, docs and metrics name it.
 */
export class SignalboxError extends Error {
  readonly [MARKER] = true;
  override readonly name = 'SignalboxError';
  readonly code: ErrorCode;
  /** What to do now. */
  readonly hint: string;

  constructor(code: ErrorCode, facts: ErrorFacts = {}, options?: ErrorOptions) {
    const { message, hint } = errorCatalogue[code](facts);
    super(message, options);
    this.code = code;
    this.hint = hint;
  }

  /** By marker, not instanceof: a plugin may bring its own copy of the SDK. */
  static is(error: unknown): error is SignalboxError {
    return typeof error === 'object' && error !== null && MARKER in error;
  }
}

export type ErrorCode = keyof typeof errorCatalogue;

/** Every error that Signalbox throws on purpose. `docs/errors.md` is generated from it. */
export const errorCatalogue = {
  'store-locked': ({ path }: ErrorFacts) => ({
    message: `the store ${path} is in use by another process`,
    hint: 'stop the other signalbox, or give this one its own --store',
  }),
  'store-damaged': ({ path, detail }: ErrorFacts) => ({
    message: `the store ${path} is damaged: ${detail}`,
    hint: 'move the file away (keep it: it may be repaired) and start again, or restore a backup',
  }),
  'store-foreign': ({ path }: ErrorFacts) => ({
    message: `${path} is not a store of Signalbox`,
    hint: 'name another file with --store or `store:`; this one is left as it is',
  }),
  'store-newer': ({ path, found, known }: ErrorFacts) => ({
    message: `the store ${path} has format ${found}, and this version knows formats up to ${known}`,
    hint: 'start the newer signalbox that wrote it; going back needs a backup from before the upgrade',
  }),
  'store-place': ({ path, kind }: ErrorFacts) => ({
    message: `the store ${path} is on a ${kind} file system, where locks cannot be trusted`,
    hint: 'put it on a local disk or a block volume',
  }),
  'store-unusable': ({ path, detail }: ErrorFacts) => ({
    message: `the store ${path} cannot be opened: ${detail}`,
    hint: 'check that the folder exists and may be written, and that the disk has room',
  }),
  'store-full': () => ({ message: 'the disk of the store is full', hint: 'free some space: it goes on by itself' }),
  'store-commit-unknown': () => ({
    message: 'the store could not say whether a commit is on disk',
    hint: 'send it again: what is already stored is recognised',
  }),
  'store-fenced': () => ({
    message: 'another process has taken over the engine on this store',
    hint: 'nothing: this one goes on when it has the engine again',
  }),
  'store-closed': () => ({ message: 'the store is closed', hint: 'the program is stopping' }),
  'store-moved': ({ path }: ErrorFacts) => ({
    message: `the store ${path} was moved or deleted while in use`,
    hint: 'put it back, or restart to begin a new one',
  }),
  'backup-failed': ({ file, detail }: ErrorFacts) => ({
    message: `the backup ${file} could not be written: ${detail}`,
    hint: 'name a new file, in a folder that exists and has room for a copy of the store',
  }),
  'sqlite-too-old': ({ found, needed }: ErrorFacts) => ({
    message: `this Node.js brings SQLite ${found}, which can lose commits; ${needed} is needed`,
    hint: 'use Node.js 24.15 or newer',
  }),
  'egress-refused': ({ host, range }: ErrorFacts) => ({
    message: `connections to ${host} are refused: its address is ${range}`,
    hint: 'link-local and metadata addresses are never contacted; loopback and private ones only without `server.egress: public`, or with `allowPrivate`',
  }),
  'bad-proxy': ({ name }: ErrorFacts) => ({
    message: `${name} in the environment is not the address of a proxy`,
    hint: 'write for instance http://proxy.example:3128; only proxies of http and https are known',
  }),
  'source-gone': ({ source }: ErrorFacts) => ({
    message: `there is no source ${source} any more`,
    hint: 'the configuration was changed while the request was on its way; send it to a source that exists',
  }),
  'not-running': ({ why }: ErrorFacts) => ({
    message: `nothing is accepted now: ${why}`,
    hint: 'send it again in some seconds',
  }),
  'port-taken': ({ address }: ErrorFacts) => ({
    message: `${address} is in use by another program`,
    hint: 'choose another one with --listen HOST:PORT',
  }),
  'listen-failed': ({ address, detail }: ErrorFacts) => ({
    message: `cannot listen on ${address}: ${detail}`,
    hint: 'choose an address of this machine with --listen HOST:PORT',
  }),
} satisfies Record<string, (facts: ErrorFacts) => { message: string; hint: string }>;
