import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Generation } from '@signalbox/core/store';
import { numberOf, textOf } from './row.ts';

export interface GenerationStatements {
  /** Nothing, if it is the same as the last one. */
  save(generation: Generation): void;
  last(): Generation | undefined;
}

interface FileOfGeneration {
  readonly path: string;
  readonly hash: string;
}

export function prepareGenerations(db: DatabaseSync): GenerationStatements {
  const insert = db.prepare('INSERT INTO generation (hash, at, main, files) VALUES (?, ?, ?, ?)');
  const insertFile = db.prepare('INSERT INTO file VALUES (?, ?) ON CONFLICT DO NOTHING');
  const newest = db.prepare('SELECT hash, at, main, files FROM generation ORDER BY id DESC LIMIT 1');
  const readFile = db.prepare('SELECT text FROM file WHERE hash = ?');
  return {
    save({ hash: name, at, main, files }) {
      const last = newest.get();
      if (last?.['hash'] === name && last['main'] === main) return;
      const list: FileOfGeneration[] = files.map(({ path, text }) => {
        const content = hash('sha256', text);
        insertFile.run(content, text);
        return { path, hash: content };
      });
      insert.run(name, at, main, JSON.stringify(list));
    },
    last() {
      const row = newest.get();
      if (row === undefined) return undefined;
      const files = JSON.parse(textOf(row, 'files')) as readonly FileOfGeneration[];
      return {
        hash: textOf(row, 'hash'),
        at: numberOf(row, 'at'),
        main: textOf(row, 'main'),
        files: files.map((file) => ({ path: file.path, text: textOf(readFile.get(file.hash) ?? {}, 'text') })),
      };
    },
  };
}
