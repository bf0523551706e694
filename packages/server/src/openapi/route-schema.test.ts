import { Type } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { type Endpoint, json } from '../http/endpoint.ts';
import { describedRoute } from './route-schema.ts';

const anEndpoint = (facts: Partial<Endpoint> = {}): Endpoint => ({
  method: 'GET',
  path: '/api/v1/things',
  id: 'listThings',
  summary: 'Things.',
  access: 'operators',
  answers: { 200: { description: 'Done.', body: json(Type.Array(Type.String())) } },
  problems: [],
  ...facts,
});

describe('the route schema of an endpoint', () => {
  it('has the id and the summary, and the answer by its content type', () => {
    expect(describedRoute(anEndpoint())).toEqual({
      method: 'GET',
      url: '/api/v1/things',
      schema: {
        operationId: 'listThings',
        summary: 'Things.',
        response: {
          200: { description: 'Done.', content: { 'application/json': { schema: Type.Array(Type.String()) } } },
        },
      },
    });
  });

  it('has the parts of the path as parameters, in order', () => {
    const { url, schema } = describedRoute(anEndpoint({ path: '/in/{source}/{secret}' }));
    expect(url).toBe('/in/:source/:secret');
    expect(schema['params']).toMatchObject({ required: ['source', 'secret'] });
  });

  it('has parameters of the query that may be missing', () => {
    const query = { limit: Type.Optional(Type.Integer()), at: Type.String() };
    expect(describedRoute(anEndpoint({ query })).schema['querystring']).toMatchObject({ required: ['at'] });
  });

  it('has a problem document for each status, with what the status means', () => {
    const { response } = describedRoute(anEndpoint({ problems: [404, 503] })).schema as {
      readonly response: Readonly<Record<number, { readonly description: string; readonly content: object }>>;
    };
    expect(response[404]?.description).toBe('Nothing has this name.');
    expect(Object.keys(response[404]?.content ?? {})).toEqual(['application/problem+json']);
    expect(response[503]?.description).toContain('try again');
  });

  it('has the problems that an endpoint tells in its own way', () => {
    const endpoint = anEndpoint({ problems: [400], problemBody: json(Type.String()) });
    expect(describedRoute(endpoint).schema['response']).toMatchObject({
      400: { content: { 'application/json': { schema: Type.String() } } },
    });
  });

  it('says of an answer without a body that there is none', () => {
    const endpoint = anEndpoint({ answers: { 200: { description: 'Accepted.' } } });
    expect(describedRoute(endpoint).schema['response']).toEqual({ 200: { description: 'Accepted.', type: 'null' } });
  });
});
