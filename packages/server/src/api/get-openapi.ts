import { type Schema, Type } from '@signalbox/sdk';
import { component } from '../http/component.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { openApiDocument } from '../openapi/document.ts';
import { type ApiEndpoint, answered, apiEndpoint } from './api-endpoint.ts';

const documentSchema: Schema<object> = component(
  'OpenApi',
  Type.Object({ openapi: Type.String(), info: Type.Object({}), paths: Type.Object({}) }),
);

/** `GET /api/v1/openapi.json`. The document is made when it is first asked for, and describes this endpoint as well. */
export function getOpenApi(others: readonly Endpoint[]): ApiEndpoint {
  let document: Promise<object> | undefined;
  const endpoint = apiEndpoint({
    method: 'GET',
    path: '/api/v1/openapi.json',
    id: 'getOpenApi',
    summary: 'This document.',
    answer: documentSchema,
    async handle() {
      document ??= openApiDocument([...others, endpoint]);
      return answered(await document);
    },
  });
  return endpoint;
}
