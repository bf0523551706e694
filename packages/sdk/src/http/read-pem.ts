import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { TlsOptions } from './http-message.ts';

/** The TLS files of a request, read. */
export interface Pem {
  readonly files: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** Changes with the content of any of them. Empty: no files. */
  readonly digest: string;
}

export const noPem: Pem = { files: {}, digest: '' };

/** A bundle of all public authorities is a quarter of this. */
const MAX_FILE_BYTES = 1024 * 1024;

/**
 * Reads the files anew: they are small, and a renewed certificate counts with the next request.
 * @throws an error with a `code` and a text that names the file
 */
export async function readPem({ caFile, certFile, keyFile }: TlsOptions): Promise<Pem> {
  const [ca, cert, key] = await Promise.all([caFile, certFile, keyFile].map(readPemFile));
  const files = {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
  return { files, digest: createHash('sha256').update(JSON.stringify(files)).digest('base64') };
}

async function readPemFile(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const found = await stat(path);
  // A pipe or a device would be read for ever.
  if (!found.isFile()) throw new Error(`${path} is not a regular file`);
  if (found.size > MAX_FILE_BYTES) throw new Error(`${path} is larger than 1 MiB`);
  return readFile(path, 'utf8');
}
