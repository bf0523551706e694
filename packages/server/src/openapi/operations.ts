import { DEFAULT_LIMIT, MAX_CURSOR_LENGTH, MAX_LIMIT } from '../routes/api/page.ts';

/** One operation, as short as it can be said; `describe` writes it out. */
export interface Operation {
  readonly id: string;
  readonly summary: string;
  readonly query?: readonly object[];
  /** Schemas by their names in the document. */
  readonly reads?: string;
  readonly answers: string;
  readonly created?: true;
  /** Statuses of problem documents beside those that every operation may answer. */
  readonly refuses?: readonly number[];
}

export type Paths = Readonly<Record<string, Readonly<Partial<Record<'get' | 'post' | 'put', Operation>>>>>;

const WHAT: Readonly<Record<number, string>> = {
  400: 'The request is wrong; the document says what.',
  401: 'Credentials are missing or wrong.',
  403: 'A page of another site asked.',
  404: 'There is none.',
  409: 'It cannot be done to this one.',
  413: 'The body is too large.',
  415: 'The body is no JSON.',
  503: 'The store refuses, or the server is stopping; try again.',
};
const ALWAYS = [400, 401, 403];
const IN_WRITES = [415, 503];
const WITH_BODY = [413];

export function describe(paths: Paths): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      {
        ...parametersOf(path),
        ...Object.fromEntries(
          Object.entries(operations).map(([method, operation]) => [method, operationObject(method, operation)]),
        ),
      },
    ]),
  );
}

function parametersOf(path: string): object {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  if (names.length === 0) return {};
  return { parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })) };
}

function operationObject(method: string, { id, summary, query, reads, answers, created, refuses = [] }: Operation) {
  const writes = method === 'get' ? [] : [...IN_WRITES, ...(reads === undefined ? [] : WITH_BODY)];
  const problems = [...ALWAYS, ...writes, ...refuses].sort((a, b) => a - b);
  return {
    operationId: id,
    summary,
    ...(query === undefined ? {} : { parameters: query }),
    ...(reads === undefined ? {} : { requestBody: { required: true, content: content('application/json', reads) } }),
    responses: {
      [created === true ? 201 : 200]: {
        description: 'Done.',
        ...(created === true
          ? { headers: { location: { description: 'Its address.', schema: { type: 'string' } } } }
          : {}),
        content: content('application/json', answers),
      },
      ...Object.fromEntries(
        problems.map((status) => [
          status,
          { description: WHAT[status] ?? 'Refused.', content: content('application/problem+json', 'Problem') },
        ]),
      ),
    },
  };
}

function content(type: string, schema: string): object {
  return { [type]: { schema: { $ref: `#/components/schemas/${schema}` } } };
}

/** The parameters of every list. */
export const pageParameters: readonly object[] = [
  {
    name: 'limit',
    in: 'query',
    description: 'The most items of a page.',
    schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
  },
  {
    name: 'cursor',
    in: 'query',
    description: 'What the page before gave as `next`.',
    schema: { type: 'string', minLength: 1, maxLength: MAX_CURSOR_LENGTH },
  },
];
