import { Ajv } from 'ajv';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { FilePath, Secret, Severity } from './options.ts';
import { type Static, Type } from './schema.ts';
import { SEVERITIES } from './severity.ts';

describe('an option that is a secret', () => {
  it('is marked as one, whatever else is said of it', () => {
    expect(Secret()).toEqual({ type: 'string', minLength: 1, writeOnly: true });
    expect(Secret({ writeOnly: false, description: 'Token.', minLength: 8 })).toEqual({
      type: 'string',
      minLength: 8,
      writeOnly: true,
      description: 'Token.',
    });
  });

  it('cannot be empty', () => {
    const isSecret = new Ajv().compile(Secret());
    expect([isSecret('x'), isSecret(''), isSecret(7)]).toEqual([true, false, false]);
  });
});

describe('an option that is the path of a file', () => {
  it('is marked for the host, which makes it absolute', () => {
    expect(FilePath({ format: 'uri', description: 'PEM file.' })).toEqual({
      type: 'string',
      minLength: 1,
      format: 'path',
      description: 'PEM file.',
    });
  });

  it('is a text among the options', () => {
    const options = Type.Object({ caFile: Type.Optional(FilePath()), token: Secret() });
    expect(options.required).toEqual(['token']);
    expectTypeOf<Static<typeof options>>().toEqualTypeOf<{ readonly caFile?: string; readonly token: string }>();
  });
});

describe('an option that is a severity', () => {
  it('is marked for the host, with the known ones as examples', () => {
    expect(Severity({ description: 'Rings.' })).toEqual({
      type: 'string',
      minLength: 1,
      description: 'Rings.',
      format: 'severity',
      examples: ['critical', 'error', 'warning', 'unknown', 'info'],
    });
  });

  it('may be another word that means something there', () => {
    expect(Severity({ examples: ['resolved'] })).toMatchObject({ examples: [...SEVERITIES, 'resolved'] });
  });

  it('may be the key of a map', () => {
    const colors = Type.Record(Severity(), Type.String());
    expect(colors).toMatchObject({ propertyNames: { format: 'severity' } });
    expectTypeOf<Static<typeof colors>>().toEqualTypeOf<Readonly<Record<string, string>>>();
  });
});
