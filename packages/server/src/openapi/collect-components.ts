import type { DescribedRoute } from './route-schema.ts';

export interface Collected {
  /** The routes, with a reference in place of each named schema. */
  readonly routes: readonly DescribedRoute[];
  /** The named schemas, each once. */
  readonly components: readonly object[];
}

/**
 * Takes the schemas that have a name (`$id`) out of the routes, so that the document has each of them once.
 * @throws {TypeError} if two different schemas have one name
 */
export function collectComponents(routes: readonly DescribedRoute[]): Collected {
  const components = new Map<string, object>();
  const inside = (object: object) =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, referring(value)]));
  const referring = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(referring);
    if (typeof value !== 'object' || value === null) return value;
    const copy = inside(value);
    const { $id: name } = copy;
    if (typeof name !== 'string') return copy;
    const known = components.get(name) ?? copy;
    if (JSON.stringify(known) !== JSON.stringify(copy)) throw new TypeError(`two schemas have the name ${name}`);
    components.set(name, known);
    return { $ref: `${name}#` };
  };
  const referred = routes.map(({ schema, ...route }) => ({ ...route, schema: inside(schema) }));
  return { routes: referred, components: [...components.values()] };
}
