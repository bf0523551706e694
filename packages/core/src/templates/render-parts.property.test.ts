import { aNotification, anAlert } from '@signalbox/sdk/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePart } from './compile-template.ts';
import { helperCatalogue } from './helpers/helper-catalogue.ts';
import type { PartRenderer } from './render-parts.ts';
import { contextPaths } from './template-context.ts';

const notification = aNotification({ alerts: [anAlert({ labels: { alertname: '<cpu>', severity: 'critical' } })] });

function compiled(template: string, format: 'html' | 'text' | 'json'): PartRenderer {
  const { render, problems } = compilePart(template, format);
  if (render === undefined) throw new Error(JSON.stringify(problems));
  return render;
}

describe('hostile data', () => {
  const everyPath = contextPaths()
    .filter((path) => !path.includes('[]'))
    .map((path) => `{{${path.replace('*', 'x')}}}`)
    .join('|');
  const alertPaths = contextPaths()
    .filter((path) => path.startsWith('alerts[].'))
    .map((path) => `{{${path.slice('alerts[].'.length).replace('*', 'x')}}}`)
    .join('|');
  const everyHelper = [...helperCatalogue.values()].map(({ example }) => example.template).join('\n');
  const template = `${everyPath}{{#each alerts}}${alertPaths}{{#each labels}}{{@key}}{{this}}{{/each}}{{/each}}{{json alerts}}{{join labels}}\n${everyHelper}`;

  it('renders, whatever value stands at whatever place, and shows no prototype', () => {
    const renders = (['html', 'text', 'json'] as const).map((format) => compiled(template, format));
    const key = fc.constantFrom(
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'valueOf',
      'length',
      'lookup',
      'x',
      'host',
    );
    const value = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue()), fc.constantFrom('', 'x', 0, null));
    const paths = ['labels', 'annotations', 'group', 'alerts', 'severity', 'now', 'status', 'firing'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.constantFrom('here', 'in an alert', 'as a label'),
        value,
        key,
        (path, place, hostile, name) => {
          const alert: object = {
            ...anAlert(),
            ...(place === 'in an alert' ? { [path]: hostile } : {}),
            ...(place === 'as a label' ? { labels: { [name]: hostile } } : {}),
          };
          const written: object = {
            ...notification,
            alerts: [alert],
            ...(place === 'here' ? { [path]: hostile } : {}),
          };
          for (const render of renders) {
            const text = render(JSON.parse(JSON.stringify(written)));
            expect(text).not.toMatch(/native code|\[object|function /);
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});
