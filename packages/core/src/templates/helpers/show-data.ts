import { markup, toJson, toText } from '../values/format-value.ts';
import type { TemplateHelper } from './helper.ts';

export const join: TemplateHelper = {
  name: 'join',
  signature: 'join list separator',
  description: 'The items of a list, or name=value of a map, with the separator between them (", " if none is given).',
  example: { template: '{{join labels " / "}}', shows: 'alertname=High CPU / host=db-1 / severity=critical' },
  arity: [1, 2],
  run: ([list, separator]) => items(list).join(separator === undefined ? ', ' : toText(separator)),
};

function items(list: unknown): readonly string[] {
  if (Array.isArray(list)) return list.map(toText);
  if (typeof list !== 'object' || list === null) return [toText(list)];
  return Object.entries(list).map(([name, value]) => `${name}=${toText(value)}`);
}

export const json: TemplateHelper = {
  name: 'json',
  signature: 'json a',
  description: 'The value as JSON. In a JSON part, write it without quotes around it.',
  example: { template: '{"host": {{json labels.host}} }', shows: '{"host": "db-1" }', format: 'json' },
  arity: [1, 1],
  run: ([value], { format }) => (format === 'json' ? markup(toJson(value)) : toJson(value)),
};

export const lookup: TemplateHelper = {
  name: 'lookup',
  signature: 'lookup map name',
  description: 'The value of this name, for names that are known only when the template is rendered.',
  example: { template: '{{lookup labels "host"}}', shows: 'db-1' },
  arity: [2, 2],
  run: ([map, name]) => {
    if (typeof map !== 'object' || map === null) return undefined;
    return Object.getOwnPropertyDescriptor(map, toText(name))?.value;
  },
};
