import { answerSchemas } from './answer-schemas.ts';
import { describe } from './operations.ts';
import { alertPaths, groupPaths, ownPaths } from './read-paths.ts';
import { requestSchemas } from './request-schemas.ts';
import { silencePaths } from './silence-paths.ts';

/**
 * What `/api/v1` is, in OpenAPI 3.1: every path that is there and no other.
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export const openApiDocument = {
  openapi: '3.1.1',
  info: {
    title: 'Signalbox',
    // Of this interface: it counts up if something is taken out of it.
    version: '1',
    description: 'Alerts, groups and silences of a running router. Times are RFC 3339, in UTC.',
  },
  servers: [{ url: '/' }],
  // `server.auth` says which of these it takes; without it the last one: nothing is asked for.
  security: [{ bearer: [] }, { basic: [] }, {}],
  paths: describe({ ...alertPaths, ...groupPaths, ...silencePaths, ...ownPaths }),
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, basic: { type: 'http', scheme: 'basic' } },
    schemas: { ...answerSchemas, ...requestSchemas },
  },
} as const;
