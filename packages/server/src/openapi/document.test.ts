import { describe, expect, it } from 'vitest';
import { apiRoutes } from '../routes/api/add-api.ts';
import { isSendable } from '../testing/check-against-openapi.ts';
import { openApiDocument } from './document.ts';

const HTTP_METHODS = ['get', 'put', 'post'];
const operations = Object.entries(openApiDocument.paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([method]) => HTTP_METHODS.includes(method))
    .map(([method, operation]) => ({ path, method, operation, item })),
);
const documentText = JSON.stringify(openApiDocument);

/** What a JSON pointer of the document leads to. */
function at(pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)?.[key], openApiDocument);
}

describe('the OpenAPI document', () => {
  it('has the operations that are served, and no others', () => {
    const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(described.sort()).toEqual(apiRoutes.map(({ path, method }) => `${method} ${path}`).sort());
  });

  it('has the parameters and bodies that are read, and no others', () => {
    for (const { path, method, operation, item } of operations) {
      const route = apiRoutes.find((each) => each.path === path && each.method.toLowerCase() === method);
      const query = (operation.parameters ?? []).filter((each: { in: string }) => each.in === 'query');
      expect(query.map(({ name }: { name: string }) => name)).toEqual(route?.query ?? []);
      expect(operation.requestBody !== undefined).toBe(route?.readsBody === true);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const { parameters = [] } = item as { readonly parameters?: readonly { readonly name: string }[] };
      expect(parameters.map(({ name }) => name)).toEqual(named);
    }
  });

  it('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers to nothing that is not there, and has nothing that is not referred to', () => {
    const references = [...documentText.matchAll(/"\$ref":"#(\/[^"]+)"/g)].map(([, pointer = '']) => pointer);
    for (const pointer of references) expect(at(pointer), pointer).toBeDefined();
    const schemas = Object.keys(openApiDocument.components.schemas).map((name) => `/components/schemas/${name}`);
    expect(schemas.filter((pointer) => !references.includes(pointer))).toEqual([]);
  });

  it('describes every answer', () => {
    for (const { operation } of operations) {
      expect(operation.summary).toMatch(/\.$/);
      const statuses = Object.keys(operation.responses);
      expect(statuses).toEqual(expect.arrayContaining(['400', '401', '403']));
      for (const answer of Object.values(operation.responses)) {
        expect(answer).toMatchObject({ description: expect.stringMatching(/./), content: expect.anything() });
      }
    }
  });

  it.each([
    ['a text', { matchers: ['a=b'] }, true],
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
