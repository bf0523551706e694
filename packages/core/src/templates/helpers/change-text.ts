import { truncate as cut } from '@signalbox/sdk';
import { toNumber, toText } from '../values/format-value.ts';
import type { TemplateHelper } from './helper.ts';

export const upper: TemplateHelper = {
  name: 'upper',
  signature: 'upper s',
  description: 'In capital letters.',
  example: { template: '{{upper severity}}', shows: 'CRITICAL' },
  arity: [1, 1],
  run: ([text]) => toText(text).toUpperCase(),
};

export const lower: TemplateHelper = {
  name: 'lower',
  signature: 'lower s',
  description: 'In small letters.',
  example: { template: '{{lower labels.alertname}}', shows: 'high cpu' },
  arity: [1, 1],
  run: ([text]) => toText(text).toLowerCase(),
};

export const truncate: TemplateHelper = {
  name: 'truncate',
  signature: 'truncate s n',
  description: 'At most n characters; what was cut ends with an ellipsis, which counts.',
  example: { template: '{{truncate annotations.summary 10}}', shows: 'CPU is at…' },
  arity: [2, 2],
  run: ([text, most]) => cut(toText(text), Math.max(0, Math.floor(toNumber(most) ?? Number.MAX_SAFE_INTEGER))),
};

export const defaultTo: TemplateHelper = {
  name: 'default',
  signature: 'default a b',
  description: 'The first value, or the second one if the first is absent or empty. Zero stays zero.',
  example: { template: '{{default labels.team "nobody"}}', shows: 'nobody' },
  arity: [2, 2],
  run: ([value, otherwise]) => (toText(value) === '' ? otherwise : value),
};

export const plural: TemplateHelper = {
  name: 'plural',
  signature: 'plural n one many',
  description: 'The word for one, or for every other number. n may be a list: its length counts.',
  example: { template: '{{alerts.length}} {{plural alerts "alert" "alerts"}}', shows: '2 alerts' },
  arity: [3, 3],
  run: ([count, one, many]) => ((Array.isArray(count) ? count.length : toNumber(count)) === 1 ? one : many),
};
