import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { testFileSchema } from './test-file-schema.ts';

/** All names of properties in a schema. */
function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => [
    ...(keyword === 'properties' && typeof value === 'object' && value !== null ? Object.keys(value) : []),
    ...keysOf(value),
  ]);
}

it('every key of a test file stands in the page about testing', async () => {
  const page = await readFile(new URL('../../../../docs/testing-your-configuration.md', import.meta.url), 'utf8');
  const keys = [...new Set(keysOf(testFileSchema))];
  expect(keys).toContain('notifications');
  expect(keys.filter((key) => !new RegExp(`\`${key}(: true)?\``).test(page))).toEqual([]);
});
