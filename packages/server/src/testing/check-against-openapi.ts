import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { openApiDocument } from '../openapi/document.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false });
formats.default(ajv);
ajv.addSchema({ ...openApiDocument, $id: 'signalbox' });

interface Described {
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, object>> }>>;
}

const patterns = Object.entries(openApiDocument.paths).map(([path, operations]) => ({
  path,
  pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  operations: operations as Readonly<Record<string, Described>>,
}));

/** Throws unless an answer is one that the document has for this request: its status, content type and body. */
export async function checkAgainstOpenApi(method: string, url: string, answer: Response): Promise<void> {
  const found = patterns.find(({ pattern }) => pattern.test(new URL(url).pathname));
  const content = found?.operations[method.toLowerCase()]?.responses[answer.status]?.content;
  const type = (answer.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
  if (content?.[type] === undefined) throw new Error(`${method} ${url} may not answer ${answer.status} as ${type}`);
  const validate = schemaAt([
    'paths',
    found?.path ?? '',
    method.toLowerCase(),
    'responses',
    `${answer.status}`,
    'content',
    type,
  ]);
  if (!validate(await answer.clone().json())) throw new Error(ajv.errorsText(validate.errors));
}

/** Is this what the document has people send? */
export function isSendable(schema: string, body: unknown): boolean {
  return ajv.validate(`signalbox#/components/schemas/${schema}`, body);
}

function schemaAt(path: readonly string[]): ValidateFunction {
  const pointer = [...path, 'schema'].map((part) =>
    encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  const validate = ajv.getSchema(`signalbox#/${pointer.join('/')}`);
  if (validate === undefined) throw new Error(`nothing at ${path.join(' ')}`);
  return validate;
}
