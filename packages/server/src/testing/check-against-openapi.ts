import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { endpoints } from '../endpoints.ts';
import { openApiDocument } from '../openapi/document.ts';

export interface DescribedOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: object;
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** The document as it is served. */
export const described: Described = JSON.parse(JSON.stringify(await openApiDocument(endpoints)));

const ajv = new Ajv2020({ allErrors: true, strict: false });
formats.default(ajv);
ajv.addSchema({ ...described, $id: 'signalbox' });

const patterns = Object.entries(described.paths).map(([path, operations]) => ({
  path,
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  operations,
}));

/** Does the document have this operation? */
export function isDescribed(method: string, url: string): boolean {
  return operationAt(method, url) !== undefined;
}

/** Throws unless an answer is one that the document has for this request: its status, content type and body. */
export async function checkAgainstOpenApi(method: string, url: string, answer: Response): Promise<void> {
  const found = operationAt(method, url);
  const response = found?.operation.responses[answer.status];
  const type = (answer.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
  const text = await answer.clone().text();
  if (response !== undefined && response.content === undefined && text === '') return;
  if (response?.content?.[type] === undefined) {
    throw new Error(`${method} ${url} may not answer ${answer.status} as ${type}`);
  }
  const pointer = ['paths', found?.path ?? '', method.toLowerCase(), 'responses', `${answer.status}`, 'content', type];
  const validate = schemaAt(pointer);
  if (!validate(type.endsWith('json') ? JSON.parse(text) : text)) throw new Error(ajv.errorsText(validate.errors));
}

/** Does the document allow people to send this? */
export function isSendable(schema: string, body: unknown): boolean {
  return ajv.validate(`signalbox#/components/schemas/${schema}`, body);
}

function operationAt(method: string, url: string) {
  const found = patterns.find(({ pattern }) => pattern.test(new URL(url).pathname));
  const operation = found?.operations[method.toLowerCase()];
  return found === undefined || operation === undefined ? undefined : { path: found.path, operation };
}

function schemaAt(path: readonly string[]): ValidateFunction {
  const pointer = [...path, 'schema'].map((part) =>
    encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  const validate = ajv.getSchema(`signalbox#/${pointer.join('/')}`);
  if (validate === undefined) throw new Error(`nothing at ${path.join(' ')}`);
  return validate;
}
