import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { Endpoint } from '../http/endpoint.ts';
import { collectComponents } from './collect-components.ts';
import { describedRoute } from './route-schema.ts';

/**
 * Describes endpoints in OpenAPI 3.1. The libraries are loaded when somebody asks, and see these descriptions alone:
 * a start costs nothing, and neither validation nor serialization of the running server depends on them.
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export async function openApiDocument(endpoints: readonly Endpoint[]): Promise<object> {
  const [{ fastify }, { fastifySwagger }] = await Promise.all([import('fastify'), import('@fastify/swagger')]);
  const app = fastify();
  // Nothing is ever requested here, so there is nothing to compile.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  await app.register(fastifySwagger, {
    openapi: ABOUT,
    convertConstToEnum: false,
    refResolver: { buildLocalReference: ({ $id }, _base, _fragment, index) => String($id ?? `schema-${index}`) },
  });
  const { routes, components } = collectComponents(endpoints.map(describedRoute));
  for (const schema of components) app.addSchema(schema);
  for (const route of routes) app.route({ ...route, handler: () => undefined });
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}

const ABOUT: NonNullable<FastifyDynamicSwaggerOptions['openapi']> = {
  openapi: '3.1.1',
  info: {
    title: 'Signalbox',
    // Of this interface: it counts up if something is taken out of it.
    version: '1',
    description: 'Alerts, groups and silences of a running router. Times are RFC 3339, in UTC.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  // `server.auth` says which of these the server accepts; the last one: it asks for nothing.
  security: [{ bearer: [] }, { basic: [] }, {}],
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer' },
      basic: { type: 'http', scheme: 'basic' },
      secret: { type: 'apiKey', in: 'query', name: 'secret' },
    },
  },
};
