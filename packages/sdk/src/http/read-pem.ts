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
 * @throws an error with a text that names the option and the file
 */
export async function readPem(tls: TlsOptions): Promise<Pem> {
  const [ca, cert, key] = await Promise.all(
    (['caFile', 'certFile', 'keyFile'] as const).map((name) => read(tls, name)),
  );
  const files = {
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
  return { files, digest: createHash('sha256').update(JSON.stringify(files)).digest('base64') };
}

async function read(tls: TlsOptions, name: keyof TlsOptions): Promise<string | undefined> {
  const path = tls[name];
  if (path === undefined) return undefined;
  try {
    return await readPemFile(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${why.includes(path) ? why : `${path} ${why}`} (\`${name}\`)`, { cause: error });
  }
}

/** @throws an error whose message follows the name of the file, or one of the system with its `code` */
export async function readPemFile(path: string): Promise<string> {
  const found = await stat(path);
  // A pipe or a device would be read for ever.
  if (!found.isFile()) throw new Error('is not a regular file');
  if (found.size > MAX_FILE_BYTES) throw new Error('is larger than 1 MiB');
  return readFile(path, 'utf8');
}
