import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { migrations } from '../migrations/migrations.ts';

/** An empty store in memory, in the present format; it is closed with the test. */
export function aDatabase(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  onTestFinished(() => db.close());
  for (const migration of migrations) db.exec(migration);
  return db;
}
