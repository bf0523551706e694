/** What an entry of the catalogue says about a code. */
export interface ProblemExplanation {
  /** One sentence: what is wrong. */
  readonly means: string;
  /** What a person does about it. */
  readonly instead: string;
}

export type ProblemCode = keyof typeof problemCatalogue;

/** Every problem that a configuration can have. Codes are permanent; `docs/errors.md` is generated from this list. */
export const problemCatalogue = {
  'file-missing': {
    means: 'A file that is named does not exist.',
    instead: 'Correct the path: it starts at the file that says it.',
  },
  'file-unreadable': {
    means: 'A file cannot be read: no permission, no ordinary file, too large, or not UTF-8.',
    instead: 'Name an ordinary text file that the server may read.',
  },
  'main-file': {
    means: 'A folder was given, and it is not clear which of its files is the main one.',
    instead: 'Name the main file `signalbox.yaml`, or have `unmatched` in exactly one of them.',
  },
  'main-file-only': {
    means: 'A key that only the main file may have is in an included file.',
    instead: 'Move it to the main file.',
  },
  'yaml-syntax': {
    means: 'The file is not YAML 1.2.',
    instead: 'Correct the line; quote texts with special characters.',
  },
  'yaml-aliases': {
    means: 'Anchors and aliases expand beyond reason, or into themselves.',
    instead: 'Write the values out.',
  },
  'duplicate-key': { means: 'A key appears twice in one map.', instead: 'Remove one of them.' },
  'unknown-key': { means: 'A key that the language does not have.', instead: 'Correct its spelling, or remove it.' },
  'missing-key': { means: 'A key that must be there is not.', instead: 'Add it to the map.' },
  'wrong-type': {
    means: 'A value of another kind than expected.',
    instead: 'Write the kind of value that the message names.',
  },
  'wrong-value': {
    means: 'A value of the right kind that is not allowed.',
    instead: 'Write one of the values that are.',
  },
  'reserved-key': {
    means: 'A key that is kept for a planned feature.',
    instead: 'Remove it; in a label, write it below `match`.',
  },
  'not-yet-supported': {
    means: 'A part of the language that this version does not know yet.',
    instead: 'Remove it, or use a later version.',
  },
  'bad-duration': {
    means: 'A text that is not a duration, or one that is longer than ten years.',
    instead: 'Write numbers with units: `500ms`, `30s`, `5m`, `4h`, `1d`, `2w`, `1h30m`.',
  },
  'bad-rate-limit': { means: 'A text that is not a rate limit.', instead: 'Write a count and a duration: `60/1m`.' },
  'bad-listen': {
    means: 'A text that is not an address to listen on.',
    instead: 'Write `HOST:PORT`, such as `127.0.0.1:8080` or `[::1]:8080`.',
  },
  'secret-missing': {
    means: `A \`\${env:...}\` or \`\${file:...}\` that is not there, or cannot be read.`,
    instead: `Set the variable or make the file; \`\${env:NAME:-default}\` gives a default.`,
  },
  'bad-placeholder': {
    means: `A \`\${\` that does not begin a placeholder.`,
    instead: `Write \`\${env:NAME}\`, \`\${env:NAME:-default}\` or \`\${file:path}\`; \`$\${\` is a literal \`\${\`.`,
  },
  'short-secret': {
    means:
      'A secret of less than three characters: it cannot be masked in logs without masking far more than the secret.',
    instead: 'Use a longer one.',
  },
  'duplicate-name': { means: 'A name that is already taken.', instead: 'Rename one of the two.' },
  'unknown-channel': {
    means: 'A route, or the fallback of a channel, names a channel that does not exist.',
    instead: 'Correct the name, or define the channel.',
  },
  'fallback-cycle': {
    means: 'The fallbacks of channels lead back to where they begin: there is nobody who steps in.',
    instead: 'End the chain with a channel that reaches people in another way.',
  },
  'fallback-missing': {
    means: 'A channel says after what time its fallback is notified, and has none.',
    instead: 'Add `fallback: CHANNEL`, or remove `fallbackAfter`.',
  },
  'unknown-template': {
    means: 'A channel names a template that does not exist.',
    instead: 'Correct the name, or define it below `templates`.',
  },
  'unknown-part': {
    means: 'A template has a part that the transport does not render, or none of those that it does.',
    instead: 'Name the parts of the transport.',
  },
  'unknown-transport': {
    means: 'No such transport is installed.',
    instead: 'Correct the name, or install its package.',
  },
  'unknown-source-type': {
    means: 'No such source is installed.',
    instead: 'Correct the type, or install its package.',
  },
  'plugin-failed': {
    means: 'A transport or source could not be loaded, or failed while its options were checked.',
    instead: 'Report it to the author of the package.',
  },
  'plugin-changed': {
    means: 'The file of a transport or source was changed after it was loaded.',
    instead: 'Start the program again: code is loaded once.',
  },
  'option-rejected': {
    means: 'A transport refuses options that its schema allows.',
    instead: 'Do as its message says.',
  },
  'tls-file': {
    means:
      'A file of certificates or keys that a channel names is not there, has nothing of the kind in it, has expired, or does not belong to the other one.',
    instead:
      'Name the right PEM file: its path starts at the file that says it. Until then the channel cannot deliver.',
  },
  'route-without-to': {
    means: 'A top-level route names no channels.',
    instead: 'Add `to: [CHANNEL]`; `to: []` drops its alerts on purpose.',
  },
  'bad-matcher': {
    means: 'A matcher that cannot be read.',
    instead: 'Write a map of labels, or texts such as `host!~"test-.*"`.',
  },
  'bad-regex': {
    means: 'A regular expression that RE2 does not take.',
    instead: 'Correct it; RE2 has no look-around and no back-references.',
  },
  'boolean-match': {
    means: 'A label is compared with a boolean; labels are texts.',
    instead: 'Quote it: `"true"`, `"yes"`.',
  },
  'unknown-severity': {
    means:
      'A severity that nearly is one of those that Signalbox knows (`critical`, `error`, `warning`, `unknown`, `info`), or a word for yes or no.',
    instead: 'Correct its spelling. It is only right if a sender says exactly this.',
  },
  'pattern-as-text': {
    means: 'A value is compared as it stands, and looks like a regular expression: `alertname="A|B"`.',
    instead: 'Write `matches` or `=~`, or a list of values.',
  },
  'label-word': {
    means: 'A `groupBy` of a word that is read as the name of a label: `all`, `*`, `none`.',
    instead: 'Write `["..."]` for all labels, `[]` for none.',
  },
  'unreachable-route': {
    means:
      'A route that no alert can reach: the routes before it take all that it could, or its conditions and those above it exclude each other.',
    instead: 'Put it before those routes, let them `continue`, or correct its match.',
  },
  'active-without-continue': {
    means:
      'A route has its alerts at all times, but notifies in its `active` ones only: no other route gets them at the others.',
    instead:
      'Add `continue: true`, and a later route for the other times; `continue: true` alone if nobody shall be notified.',
  },
  'stand-in-only': {
    means: 'A route reaches nobody: each of its channels only stands in for another one (`insteadOf`).',
    instead: 'Give one of these channels the transport that notifies people, and remove its `insteadOf`.',
  },
  'template-syntax': {
    means: 'A template that Handlebars cannot compile.',
    instead: 'Correct the braces or the block.',
  },
  'template-path': { means: 'A template shows something that no notification has.', instead: 'Correct the path.' },
  'template-helper': {
    means: 'A template calls a helper or partial that does not exist.',
    instead: 'Correct its name.',
  },
  'template-word': {
    means:
      'A template compares `status`, `reason` or `severity` with a word that it never is, or formats a time by letters that mean nothing.',
    instead: 'Correct the word.',
  },
  'repeat-shorter-than-group-interval': {
    means:
      'A `repeatInterval` shorter than `groupInterval` cannot be kept: a group notifies once a `groupInterval` at most.',
    instead: 'Make `repeatInterval` at least as long.',
  },
  'unknown-mute-time': {
    means: 'A route or a silence names a mute time that does not exist.',
    instead: 'Correct the name, or define it below `muteTimes`.',
  },
  'unknown-time-zone': {
    means: 'A time zone that the IANA database does not have.',
    instead: 'Write a name such as `Asia/Tokyo` or `UTC`; an offset is not a time zone.',
  },
  'mute-time-never': {
    means:
      'A mute time, or an interval of it, that is never active from now on: a 30th of February, a year that is over.',
    instead: 'Correct its days, months or years, or remove it.',
  },
  'always-quiet': {
    means: 'The `mute` and `active` of a route leave no time at all, so it never notifies anybody.',
    instead: 'Leave some time; `to: []` drops alerts on purpose.',
  },
  'silence-everything': {
    means: 'A silence without matchers, or with matchers that nearly every alert fulfils.',
    instead: 'Name the alerts below `match`; `matchEverything: true` if all of them are meant.',
  },
  'silence-time': {
    means: 'A silence that never ends, ends before it begins, or says in two ways when it is active.',
    instead: 'Write `until` (and `from`), or `during`.',
  },
  'silence-over': { means: 'A planned silence that has ended.', instead: 'Remove it.' },
  'self-inhibition': {
    means: 'An inhibition rule whose source and target are the same alerts: none inhibits itself, so it does nothing.',
    instead: 'Let the target be other alerts than the source.',
  },
  'auth-required': {
    means: 'The server would listen beyond loopback without asking for credentials.',
    instead: 'Add `server.auth`, listen on 127.0.0.1, or write `auth: none`.',
  },
  'open-source': {
    means: 'Anyone who reaches the server can post alerts to a source.',
    instead: 'Add `auth` to the source, or write `auth: none`.',
  },
} as const satisfies Record<string, ProblemExplanation>;
