/** Short forms of JSON Schema, as the document uses it. */
export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;
export const count = { type: 'integer', minimum: 0 } as const;
export const time = { type: 'string', format: 'date-time' } as const;
export const texts = { type: 'array', items: text } as const;
export const textMap = { type: 'object', additionalProperties: text } as const;
export const fingerprint = { type: 'string', pattern: '^[0-9a-f]{32}$' } as const;
export const fingerprints = { type: 'array', items: fingerprint } as const;

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** An object that has these keys and no others; those that may be missing come second. */
export function object(required: Readonly<Record<string, object>>, optional: Readonly<Record<string, object>> = {}) {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

export function page(name: string) {
  return object({
    items: { type: 'array', items: ref(name) },
    next: { type: ['string', 'null'], description: 'The cursor of the next page; null: there is none.' },
  });
}
