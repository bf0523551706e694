import type { HipchatOptions } from './options.ts';

/** The most alerts of a group that are listed; a line says how many there are. */
const LISTED = 10;

/** What differs between a message in HTML and one in text. */
interface Markup {
  readonly bold: (template: string) => string;
  readonly italic: (template: string) => string;
  readonly newLine: string;
  /** After the word that begins the message. */
  readonly colon: string;
  /** The alert's name, in HTML with its link. */
  readonly name: string;
  readonly list: (item: string) => string;
  /** Lines below one alert, and after each one in a list. */
  readonly pictureAndLinks: string;
  readonly linkInList: string;
}

/** A value from the alert, short enough to leave room for the others. */
const short = (path: string, chars = 100) => `{{truncate ${path} ${chars}}}`;
/** The same for texts of several lines. */
const lines = (path: string, chars: number) => `{{lines (truncate ${path} ${chars})}}`;
const alertname = '(truncate (default labels.alertname "alert") 200)';

const htmlMarkup: Markup = {
  bold: (template) => `<b>${template}</b>`,
  italic: (template) => `<i>${template}</i>`,
  newLine: '<br>',
  colon: '',
  name: `{{#if this.link}}{{link this.link ${alertname}}}{{else}}<b>${short('(default labels.alertname "alert")', 200)}</b>{{/if}}`,
  list: (item) => `<ul>${eachListed(`<li>${item}</li>`)}</ul>`,
  pictureAndLinks: [
    '{{#if annotations.runbook_url}}<br>{{link annotations.runbook_url "Runbook"}}{{/if}}',
    '{{#if image}}<br><img src="{{image}}" alt="graph" height="150">{{/if}}',
  ].join(''),
  linkInList: '',
};

const textMarkup: Markup = {
  bold: (template) => template,
  italic: (template) => template,
  newLine: '\n',
  colon: ':',
  name: short('(default labels.alertname "alert")', 200),
  list: (item) => eachListed(`\n- ${item}`),
  pictureAndLinks: [
    '{{#if annotations.runbook_url}}\nRunbook: {{annotations.runbook_url}}{{/if}}',
    '{{#if this.link}}\n{{this.link}}{{/if}}',
    '{{#if image}}\nGraph: {{image}}{{/if}}',
  ].join(''),
  linkInList: '{{#if this.link}} {{this.link}}{{/if}}',
};

const word = '{{#if (eq status "resolved")}}RESOLVED{{else}}{{upper (truncate severity 40)}}{{/if}}';
const age = 'began {{ago startsAt}}{{#if (eq status "resolved")}}{{#if endsAt}}, over {{ago endsAt}}{{/if}}{{/if}}';
const roles = firstOf(['labels.roles', 'labels.service', 'labels.job'], (path) => ` (${short(path)})`);
const why = [
  '{{#if (eq reason "repeat")}}, still firing{{/if}}',
  '{{#if (eq reason "unsuppressed")}}, fires on after a silence{{/if}}',
  '{{#if (eq reason "moved")}}, told elsewhere from now on{{/if}}',
  '{{#each fallbackFor}}, in the place of {{truncate channel 60}}, which failed ({{truncate why 200}}){{/each}}',
  '{{#if resendFrom}}, sent again: it is of {{formatTime resendFrom}}, {{ago resendFrom}}{{/if}}',
].join('');
const thresholds = [
  `{{#if annotations.warning_threshold}}warning ${short('annotations.operator')} ${short('annotations.warning_threshold')}`,
  '{{#if annotations.critical_threshold}}, {{/if}}{{/if}}',
  `{{#if annotations.critical_threshold}}critical ${short('annotations.operator')} ${short('annotations.critical_threshold')}{{/if}}`,
].join('');
const limits = `{{#if (or annotations.warning_threshold annotations.critical_threshold)}} (${thresholds}){{/if}}`;

/**
 * What a room reads at a glance: status, alert, host and roles, value against thresholds, how long, link, graph, notes.
 * HTML takes only elements that HipChat shows: a, b, i, br, img, ul, li.
 */
export function defaultMessage(format: HipchatOptions['format']): string {
  const markup = format === 'html' ? htmlMarkup : textMarkup;
  return [
    `${markup.bold(word)}${markup.colon} {{#if (eq alerts.length 1)}}${single(markup)}{{else}}${several(markup)}{{/if}}`,
    `{{#if suppressed.length}}${markup.newLine}${markup.italic('{{suppressed.length}} more still firing under a silence')}{{/if}}`,
  ].join('');
}

function single({ bold, italic, newLine, name, pictureAndLinks }: Markup): string {
  return [
    `{{#each alerts}}${name}${place(bold)}${roles}{{/each}}${why}`,
    '{{#each alerts}}',
    `{{#if annotations.summary}}${newLine}${lines('annotations.summary', 500)}{{/if}}`,
    `${newLine}{{#if annotations.value}}{{#if labels.metric}}${short('labels.metric')}: {{/if}}`,
    `${bold(lines('annotations.value', 100))}${limits}, {{/if}}${age}`,
    `{{#if annotations.description}}${newLine}${italic(lines('annotations.description', 1000))}{{/if}}`,
    `${pictureAndLinks}{{/each}}`,
  ].join('');
}

function several({ bold, newLine, name, list, linkInList }: Markup): string {
  const summary = `{{#if annotations.summary}}: ${lines('annotations.summary', 200)}{{/if}}`;
  return [
    bold(short('(default labels.alertname "several alerts")', 200)),
    `${place(bold)}${roles}: {{firing.length}} firing, {{resolved.length}} resolved${why}`,
    list(`${bold(word)} ${name}${place(bold)}${summary}, ${age}${linkInList}`),
    `{{#if (gt alerts.length ${LISTED})}}${newLine}… the first ${LISTED} of {{alerts.length}} alerts are listed{{/if}}`,
  ].join('');
}

function place(bold: Markup['bold']): string {
  return firstOf(['labels.host', 'labels.instance'], (path) => ` on ${bold(short(path))}`);
}

function eachListed(item: string): string {
  return `{{#each alerts}}{{#if (gt ${LISTED} @index)}}${item}{{/if}}{{/each}}`;
}

/** Shows the first of some values that is there. */
function firstOf(paths: readonly string[], shown: (path: string) => string): string {
  return `${paths.map((path) => `{{#if ${path}}}${shown(path)}`).join('{{else}}')}${'{{/if}}'.repeat(paths.length)}`;
}
