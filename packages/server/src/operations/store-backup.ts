import { open, rm } from 'node:fs/promises';
import { SignalboxError, Type } from '@signalbox/sdk';
import { authenticateOperator, checkOperatorOrigin } from '../auth/authenticate-operator.ts';
import { problemAnswer, type StreamedAnswer } from '../http/answer.ts';
import { httpProblem } from '../http/http-problem.ts';
import type { Serving } from '../http/serving.ts';
import { storeProblem } from '../http/store-problem.ts';
import type { OperationsEndpoint } from './operations-endpoint.ts';

/** Servers that make a copy now: each takes the room of a whole store. */
const busy = new WeakSet<Serving>();

/** A consistent copy of the store, made while it runs. */
export const getStoreBackup: OperationsEndpoint = {
  method: 'GET',
  path: '/api/v1/store/backup',
  id: 'getStoreBackup',
  summary:
    'A consistent copy of the store, which `--store` takes. It is made beside the store, and sent once it is whole.',
  access: 'operators',
  answers: {
    200: {
      description: 'The copy: a database of SQLite.',
      body: { contentType: 'application/vnd.sqlite3', schema: Type.String({ format: 'binary' }) },
    },
  },
  problems: [401, 403, 409, 501, 503, 507],
  async handle(serving, headers) {
    const problem = checkOperatorOrigin(serving, headers) ?? authenticateOperator(serving, headers);
    if (problem !== undefined) return problemAnswer(problem);
    const { backup, place } = serving.store;
    if (backup === undefined) {
      return problemAnswer(
        httpProblem(501, 'no-backup', 'this store is no file: copy it with the tools of its database'),
      );
    }
    if (busy.has(serving)) {
      return problemAnswer(
        httpProblem(409, 'backup-failed', 'another backup is being made: ask again when it is through'),
      );
    }
    busy.add(serving);
    try {
      return await copyOf(backup, `${place}.backup`);
    } catch (error) {
      if (!SignalboxError.is(error) || error.code !== 'backup-failed') return problemAnswer(storeProblem(error));
      serving.log.warn({ err: error }, 'a backup of the store failed');
      return problemAnswer(httpProblem(507, 'backup-failed', error.message));
    } finally {
      busy.delete(serving);
    }
  },
};

async function copyOf(backup: (file: string) => Promise<void>, file: string): Promise<StreamedAnswer> {
  // Left by a process that was killed while it copied.
  await rm(file, { force: true });
  await backup(file);
  const copy = await open(file);
  // It has no name any more, and is gone when it was sent, or nobody wants it any longer.
  await rm(file);
  const { size } = await copy.stat();
  return {
    status: 200,
    headers: {
      'content-type': 'application/vnd.sqlite3',
      'content-length': String(size),
      'content-disposition': 'attachment; filename="signalbox.db"',
      'cache-control': 'no-store',
    },
    body: copy.createReadStream(),
  };
}
