import { toNumber, toText } from '../values/format-value.ts';
import type { TemplateHelper } from './helper.ts';

export const eq: TemplateHelper = {
  name: 'eq',
  signature: 'eq a b',
  description: 'Whether both are the same text: 5 and "5" are, and an absent value is the empty text.',
  example: { template: '{{#if (eq severity "critical")}}!{{/if}}', shows: '!' },
  arity: [2, 2],
  compares: true,
  run: ([one, other]) => toText(one) === toText(other),
};

export const ne: TemplateHelper = {
  name: 'ne',
  signature: 'ne a b',
  description: 'Whether they are different texts.',
  example: { template: '{{#if (ne labels.env "test")}}real{{/if}}', shows: 'real' },
  arity: [2, 2],
  compares: true,
  run: ([one, other]) => toText(one) !== toText(other),
};

export const gt: TemplateHelper = {
  name: 'gt',
  signature: 'gt a b',
  description: 'Whether the first number is greater than the second one; false if one of them is not a number.',
  example: { template: '{{#if (gt alerts.length 1)}}several{{/if}}', shows: 'several' },
  arity: [2, 2],
  run: ([one, other]) => (toNumber(one) ?? Number.NaN) > (toNumber(other) ?? Number.NaN),
};
