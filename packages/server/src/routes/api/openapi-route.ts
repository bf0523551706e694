import { openApiDocument } from '../../openapi/document.ts';
import { type ApiRoute, answered } from './api-route.ts';

export const openApiRoute: ApiRoute = {
  method: 'GET',
  path: '/api/v1/openapi.json',
  handle: () => answered(openApiDocument),
};
