import { isTruthy } from '../values/format-value.ts';
import type { TemplateHelper } from './helper.ts';

const MOST = 20;

export const and: TemplateHelper = {
  name: 'and',
  signature: 'and a b ...',
  description: 'The first value that is absent, empty, zero or false; else the last one.',
  example: { template: '{{#if (and firing.length resolved.length)}}both{{/if}}', shows: 'both' },
  arity: [1, MOST],
  run: (args) => args.find((arg) => !isTruthy(arg)) ?? (args.every(isTruthy) ? args.at(-1) : undefined),
};

export const or: TemplateHelper = {
  name: 'or',
  signature: 'or a b ...',
  description: 'The first value that is not absent, empty, zero or false; else the last one.',
  example: { template: '{{or labels.instance labels.host "somewhere"}}', shows: 'db-1' },
  arity: [1, MOST],
  run: (args) => args.find(isTruthy) ?? args.at(-1),
};

export const not: TemplateHelper = {
  name: 'not',
  signature: 'not a',
  description: 'Whether the value is absent, empty, zero or false.',
  example: { template: '{{#if (not labels.team)}}nobody{{/if}}', shows: 'nobody' },
  arity: [1, 1],
  run: ([value]) => !isTruthy(value),
};
