import type { HipchatOptions } from './options.ts';

/** Alerts of a group that are listed; of more the number is said. */
const LISTED = 10;

const word = '{{#if (eq status "resolved")}}RESOLVED{{else}}{{upper severity}}{{/if}}';
const name = '{{#if labels.alertname}}{{labels.alertname}}{{else}}alert{{/if}}';
const roles =
  '{{#if labels.roles}} ({{labels.roles}}){{else if labels.service}} ({{labels.service}}){{else if labels.job}} ({{labels.job}}){{/if}}';
const thresholds = [
  '{{#if annotations.warning_threshold}}warning {{annotations.operator}} {{annotations.warning_threshold}}',
  '{{#if annotations.critical_threshold}}, {{/if}}{{/if}}',
  '{{#if annotations.critical_threshold}}critical {{annotations.operator}} {{annotations.critical_threshold}}{{/if}}',
].join('');
const bracketedThresholds = `{{#if (or annotations.warning_threshold annotations.critical_threshold)}} (${thresholds}){{/if}}`;
const metric = '{{#if labels.metric}}{{labels.metric}}: {{/if}}';
const age = 'began {{ago startsAt}}{{#if (eq status "resolved")}}{{#if endsAt}}, over {{ago endsAt}}{{/if}}{{/if}}';
const why = [
  '{{#if (eq reason "repeat")}}, still firing{{/if}}',
  '{{#if (eq reason "unsuppressed")}}, fires on after a silence{{/if}}',
  '{{#if (eq reason "moved")}}, told elsewhere from now on{{/if}}',
].join('');
const counts = '{{firing.length}} firing, {{resolved.length}} resolved';
const isListed = `(gt ${LISTED} @index)`;
const rest = `the first ${LISTED} of {{alerts.length}} alerts are listed`;
const silenced = '{{suppressed.length}} more still firing under a silence';

const html = [
  '{{#if (eq alerts.length 1)}}',
  `<b>${word}</b>`,
  `{{#each alerts}} {{#if this.link}}{{link this.link (default labels.alertname "alert")}}{{else}}<b>${name}</b>{{/if}}`,
  '{{#if labels.host}} on <b>{{labels.host}}</b>{{else if labels.instance}} on <b>{{labels.instance}}</b>{{/if}}',
  `${roles}{{/each}}${why}`,
  '{{#each alerts}}',
  '{{#if annotations.summary}}<br>{{truncate annotations.summary 500}}{{/if}}',
  `<br>{{#if annotations.value}}${metric}<b>{{annotations.value}}</b>${bracketedThresholds}, {{/if}}${age}`,
  '{{#if annotations.description}}<br><i>{{truncate annotations.description 1000}}</i>{{/if}}',
  '{{#if annotations.runbook_url}}<br>{{link annotations.runbook_url "Runbook"}}{{/if}}',
  '{{#if image}}<br><img src="{{image}}" alt="graph" height="150">{{/if}}',
  '{{/each}}',
  '{{else}}',
  `<b>${word}</b> <b>{{#if labels.alertname}}{{labels.alertname}}{{else}}several alerts{{/if}}</b>`,
  `{{#if labels.host}} on <b>{{labels.host}}</b>{{/if}}${roles}: ${counts}${why}`,
  `<ul>{{#each alerts}}{{#if ${isListed}}}`,
  `<li><b>${word}</b> {{#if this.link}}{{link this.link (default labels.alertname "alert")}}{{else}}${name}{{/if}}`,
  '{{#if labels.host}} on <b>{{labels.host}}</b>{{else if labels.instance}} on <b>{{labels.instance}}</b>{{/if}}',
  `{{#if annotations.summary}}: {{truncate annotations.summary 200}}{{/if}}, ${age}</li>`,
  '{{/if}}{{/each}}</ul>',
  `{{#if (gt alerts.length ${LISTED})}}… ${rest}{{/if}}`,
  '{{/if}}',
  `{{#if suppressed.length}}<br><i>${silenced}</i>{{/if}}`,
].join('');

const text = [
  '{{#if (eq alerts.length 1)}}',
  `${word}: {{#each alerts}}${name}`,
  '{{#if labels.host}} on {{labels.host}}{{else if labels.instance}} on {{labels.instance}}{{/if}}',
  `${roles}{{/each}}${why}`,
  '{{#each alerts}}',
  '{{#if annotations.summary}}\n{{truncate annotations.summary 500}}{{/if}}',
  `\n{{#if annotations.value}}${metric}{{annotations.value}}${bracketedThresholds}, {{/if}}${age}`,
  '{{#if annotations.description}}\n{{truncate annotations.description 1000}}{{/if}}',
  '{{#if annotations.runbook_url}}\nRunbook: {{annotations.runbook_url}}{{/if}}',
  '{{#if this.link}}\n{{this.link}}{{/if}}',
  '{{#if image}}\nGraph: {{image}}{{/if}}',
  '{{/each}}',
  '{{else}}',
  `${word}: {{#if labels.alertname}}{{labels.alertname}}{{else}}several alerts{{/if}}`,
  `{{#if labels.host}} on {{labels.host}}{{/if}}${roles}: ${counts}${why}`,
  `{{#each alerts}}{{#if ${isListed}}}`,
  `\n- ${word} ${name}`,
  '{{#if labels.host}} on {{labels.host}}{{else if labels.instance}} on {{labels.instance}}{{/if}}',
  `{{#if annotations.summary}}: {{truncate annotations.summary 200}}{{/if}}, ${age}{{#if this.link}} {{this.link}}{{/if}}`,
  '{{/if}}{{/each}}',
  `{{#if (gt alerts.length ${LISTED})}}\n… ${rest}{{/if}}`,
  '{{/if}}',
  `{{#if suppressed.length}}\n${silenced}{{/if}}`,
].join('');

/**
 * What a room reads at a glance: status, alert, host and roles, value against thresholds, how long, link, graph, notes.
 * HTML takes only elements that HipChat shows: a, b, i, br, img, ul, li.
 */
export function defaultMessage(format: HipchatOptions['format']): string {
  return format === 'html' ? html : text;
}
