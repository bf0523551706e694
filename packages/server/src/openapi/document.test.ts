import { validate } from '@readme/openapi-parser';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../endpoints.ts';
import { described, isSendable } from '../testing/check-against-openapi.ts';

const operations = Object.entries(described.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);
const endpointOf = (path: string, method: string) =>
  endpoints.find((each) => each.path === path && each.method.toLowerCase() === method);
const namesOf = (operation: (typeof operations)[number]['operation'], place: string) =>
  (operation.parameters ?? []).filter((each) => each.in === place).map(({ name }) => name);

/** The part of the document that a JSON pointer leads to. */
function at(pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)?.[key], described);
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1, as a validator sees it that knows nothing of us', async () => {
    expect(described).toMatchObject({ openapi: '3.1.1' });
    expect(await validate(JSON.parse(JSON.stringify(described)))).toMatchObject({ valid: true, warnings: [] });
  });

  it('has the operations that are served, and no others', () => {
    const paths = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(paths.sort()).toEqual(endpoints.map(({ path, method }) => `${method} ${path}`).sort());
  });

  it('has the parameters and bodies that are read, and no others', () => {
    for (const { path, method, operation } of operations) {
      const endpoint = endpointOf(path, method);
      expect(namesOf(operation, 'query')).toEqual(Object.keys(endpoint?.query ?? {}));
      expect(namesOf(operation, 'path')).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(operation.requestBody !== undefined).toBe(endpoint?.body !== undefined);
      for (const parameter of operation.parameters ?? []) expect(parameter.required).toBe(parameter.in === 'path');
    }
  });

  it('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers to nothing that is missing, and has nothing that is not referred to', () => {
    const text = JSON.stringify(described);
    const references = [...text.matchAll(/"\$ref":"#(\/[^"]+)"/g)].map(([, pointer = '']) => pointer);
    for (const pointer of references) expect(at(pointer), pointer).toBeDefined();
    const schemas = Object.keys(described.components.schemas).map((name) => `/components/schemas/${name}`);
    expect(schemas.filter((pointer) => !references.includes(pointer))).toEqual([]);
    expect(text).not.toContain('$id');
  });

  it('describes every answer', () => {
    for (const { path, operation } of operations) {
      expect(operation.summary).toMatch(/\.$/);
      const statuses = Object.keys(operation.responses);
      // The backup reads neither a query nor a body.
      if (path.startsWith('/api/v1/') && path !== '/api/v1/store/backup')
        expect(statuses).toEqual(expect.arrayContaining(['400', '401', '403']));
      for (const answer of Object.values(operation.responses)) {
        expect(answer).toMatchObject({ description: expect.stringMatching(/./) });
      }
    }
  });

  it.each([
    ['an operator', '/api/v1/alerts', 'get', undefined],
    ['a sender, who may present a secret', '/in/{source}', 'post', [{ bearer: [] }, { basic: [] }, { secret: [] }, {}]],
    ['everybody', '/healthz', 'get', [{}]],
  ])('says who may ask: %s', (_who, path, method, security) => {
    expect(described.paths[path]?.[method]?.security).toEqual(security);
  });

  it.each([
    ['a matcher as text', { matchers: ['a=b'] }, true],
    ['a matcher in parts', { matchers: [{ name: 'a', value: 'b', op: '=~' }] }, true],
    ['an unknown operator', { matchers: [{ name: 'a', value: 'b', op: '==' }] }, false],
    ['no matchers', { matchers: [] }, false],
    ['an unknown key', { matchers: ['a=b'], until: 'x' }, false],
    ['a blank comment', { matchers: ['a=b'], comment: '  ' }, false],
  ])('says what a silence is: %s', (_what, facts, expected) => {
    const silence = { endsAt: '2026-11-23T10:00:00+09:00', author: 'kana', comment: 'disks', ...facts };
    expect(isSendable('NewSilence', silence)).toBe(expected);
  });
});
