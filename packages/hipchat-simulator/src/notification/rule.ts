/** What a JSON value must be. */
export type Rule =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly integer?: true }
  | { readonly kind: 'string'; readonly min?: number; readonly max?: number; readonly oneOf?: readonly string[] }
  | { readonly kind: 'list'; readonly items: Rule }
  | {
      readonly kind: 'object';
      readonly required?: readonly string[];
      readonly fields: Readonly<Record<string, Rule>>;
      /** Whether other keys are refused. */
      readonly closed?: true;
    }
  | { readonly kind: 'either'; readonly rules: readonly Rule[] };

/** The first breach of the rule in HipChat's wording, or undefined. `field` names the value in the message. */
export function findBreach(rule: Rule, value: unknown, field = ''): string | undefined {
  switch (rule.kind) {
    case 'null':
      return value === null ? undefined : wrongType(rule, value, field);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrongType(rule, value, field);
    case 'number':
      return breachOfNumber(rule, value, field);
    case 'string':
      return breachOfString(rule, value, field);
    case 'list':
      return breachOfList(rule, value, field);
    case 'object':
      return breachOfObject(rule, value, field);
    case 'either':
      return breachOfAll(rule, value, field);
  }
}

/** Whether the value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function breachOfNumber(rule: Rule & { kind: 'number' }, value: unknown, field: string): string | undefined {
  if (typeof value !== 'number') return wrongType(rule, value, field);
  if (rule.integer && !Number.isInteger(value)) return `Value ${value} for field '${field}' is not of type 'integer'`;
  if (rule.min !== undefined && value < rule.min) {
    return `Value ${value} for field '${field}' is less than minimum value: ${rule.min}`;
  }
  if (rule.max !== undefined && value > rule.max) {
    return `Value ${value} for field '${field}' is greater than maximum value: ${rule.max}`;
  }
  return undefined;
}

function breachOfString(rule: Rule & { kind: 'string' }, value: unknown, field: string): string | undefined {
  if (typeof value !== 'string') return wrongType(rule, value, field);
  if (rule.min !== undefined && value.length < rule.min) {
    return `Length of value for field '${field}' must be greater than or equal to ${rule.min}`;
  }
  if (rule.max !== undefined && value.length > rule.max) {
    return `Length of value for field '${field}' must be less than or equal to ${rule.max}`;
  }
  if (rule.oneOf !== undefined && !rule.oneOf.includes(value)) {
    return `Value ${show(value)} for field '${field}' is not in the enumeration: ${rule.oneOf.join(', ')}`;
  }
  return undefined;
}

function breachOfList(rule: Rule & { kind: 'list' }, value: unknown, field: string): string | undefined {
  if (!Array.isArray(value)) return wrongType(rule, value, field);
  for (const [index, item] of value.entries()) {
    const breach = findBreach(rule.items, item, `${field}.${index}`);
    if (breach !== undefined) return breach;
  }
  return undefined;
}

function breachOfObject(rule: Rule & { kind: 'object' }, value: unknown, field: string): string | undefined {
  if (!isObject(value)) return wrongType(rule, value, field);
  const path = (key: string) => (field === '' ? key : `${field}.${key}`);
  const missing = rule.required?.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return `Required field '${path(missing)}' is missing`;
  const unknown = rule.closed && Object.keys(value).find((key) => !Object.hasOwn(rule.fields, key));
  if (unknown) return `Unknown field '${path(unknown)}'; known are: ${Object.keys(rule.fields).join(', ')}`;
  for (const [key, fieldRule] of Object.entries(rule.fields)) {
    const breach = Object.hasOwn(value, key) ? findBreach(fieldRule, value[key], path(key)) : undefined;
    if (breach !== undefined) return breach;
  }
  return undefined;
}

function breachOfAll(rule: Rule & { kind: 'either' }, value: unknown, field: string): string | undefined {
  const breaches = rule.rules.map((choice) => ({ choice, breach: findBreach(choice, value, field) }));
  if (breaches.some(({ breach }) => breach === undefined)) return undefined;
  // The choice of the value's own type tells more than "is not of type".
  const nearest = breaches.find(({ choice }) => choice.kind === typeNameOf(value));
  return nearest?.breach ?? wrongType(rule, value, field);
}

function wrongType(rule: Rule, value: unknown, field: string): string {
  const expected = rule.kind === 'either' ? rule.rules.map((choice) => choice.kind) : [rule.kind];
  const types = expected.map((kind) => `'${kind}'`).join(' or ');
  return `Value ${show(value)}${field === '' ? '' : ` for field '${field}'`} is not of type ${types}`;
}

function typeNameOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

function show(value: unknown): string {
  if (typeof value === 'string') return value.length <= 60 ? `'${value}'` : `'${value.slice(0, 60)}...'`;
  return typeof value === 'object' && value !== null ? `of type '${typeNameOf(value)}'` : String(value);
}
