import { type Schema, Type } from '@signalbox/sdk';
import { problemSchema } from '../http/component.ts';
import type { AnswerDescription, BodyDescription, Endpoint } from '../http/endpoint.ts';

/** A route as `@fastify/swagger` reads it. */
export interface DescribedRoute {
  readonly method: Endpoint['method'];
  /** As Fastify writes it: `/api/v1/silences/:id`. */
  readonly url: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request is wrong; the document says why.',
  401: 'Credentials are missing or wrong.',
  403: 'A page of another site asked.',
  404: 'Nothing has this name.',
  409: 'The state of the item does not allow it.',
  413: 'The body is too large.',
  415: 'The body is not JSON.',
  500: 'A source failed on this payload; the log says why.',
  503: 'The store refuses, too much arrives at once, or the server is stopping; try again.',
};

const PROBLEM_BODY: BodyDescription = { contentType: 'application/problem+json', schema: problemSchema };

const SECURITY: Readonly<Record<Endpoint['access'], readonly object[] | undefined>> = {
  // As the document has it for all.
  operators: undefined,
  senders: [{ bearer: [] }, { basic: [] }, { secret: [] }, {}],
  everybody: [{}],
};

export function describedRoute(endpoint: Endpoint): DescribedRoute {
  const { method, path, id, summary, query, body, answers, problems, problemBody = PROBLEM_BODY } = endpoint;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const security = SECURITY[endpoint.access];
  return {
    method,
    url: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: {
      operationId: id,
      summary,
      ...(security === undefined ? {} : { security }),
      ...(names.length === 0
        ? {}
        : { params: Type.Object(Object.fromEntries(names.map((name) => [name, Type.String()]))) }),
      ...(query === undefined ? {} : { querystring: Type.Object(query) }),
      ...(body === undefined ? {} : { body: { content: contentOf(body) } }),
      response: {
        ...mapValues(answers, answerSchema),
        ...Object.fromEntries(
          problems.map((status) => [
            status,
            { description: PROBLEMS[status] ?? 'Refused.', content: contentOf(problemBody) },
          ]),
        ),
      },
    },
  };
}

function answerSchema({ description, body, headers }: AnswerDescription): object {
  return {
    description,
    ...(headers === undefined ? {} : { headers }),
    // How `@fastify/swagger` is told that there is no body.
    ...(body === undefined ? { type: 'null' } : { content: contentOf(body) }),
  };
}

function contentOf({ contentType, schema }: BodyDescription): Readonly<Record<string, { readonly schema: Schema }>> {
  return { [contentType]: { schema } };
}

function mapValues<T, U>(record: Readonly<Record<number, T>>, change: (value: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
