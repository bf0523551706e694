import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { TlsOptions } from './http-message.ts';
import { readPemFile } from './read-pem.ts';

/** What is wrong with one of the TLS files, before anything is sent. */
export interface TlsFileFault {
  readonly option: keyof TlsOptions;
  /** A sentence that follows the name of the file: "does not exist". */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

const CERTIFICATE = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;
const KEY = /-----BEGIN ((?:[A-Z]+ )*)PRIVATE KEY-----/;

const HINTS: Readonly<Record<keyof TlsOptions, string>> = {
  caFile: 'name a PEM file with the certificate of the authority that signed the certificate of the target',
  certFile: 'name a PEM file with the client certificate',
  keyFile: 'name a PEM file with the private key of the client certificate, without a passphrase',
};

/**
 * Reads the TLS files of a channel as they are, and says what every request would fail at. Never rejects.
 *
 * @param now epoch milliseconds: what has expired by then is of no use
 */
export async function checkTlsFiles(
  { caFile, certFile, keyFile }: TlsOptions,
  now: number,
): Promise<readonly TlsFileFault[]> {
  const faults: TlsFileFault[] = [];

  /** What is in the file, if it can be used; else it is reported. */
  async function read<Content>(
    option: keyof TlsOptions,
    path: string | undefined,
    parse: (text: string) => Content,
  ): Promise<Content | undefined> {
    if (path === undefined) return undefined;
    try {
      return parse(await readPemFile(path));
    } catch (error) {
      faults.push({ option, message: messageOf(error), hint: HINTS[option] });
      return undefined;
    }
  }

  await read('caFile', caFile, (text) => mustBeValid(certificatesIn(text), now));
  const certificate = await read('certFile', certFile, (text) => mustBeValid(certificatesIn(text).slice(0, 1), now)[0]);
  const key = await read('keyFile', keyFile, privateKeyIn);
  if (certificate !== undefined && key !== undefined && !certificate.checkPrivateKey(key)) {
    faults.push({ option: 'keyFile', message: 'is not the key of the certificate in `certFile`', hint: HINTS.keyFile });
  }
  return faults;
}

function certificatesIn(text: string): readonly X509Certificate[] {
  if (text.trim() === '') throw new Error('is empty');
  const blocks = text.match(CERTIFICATE) ?? [];
  if (blocks.length === 0) throw new Error('has no certificate in it');
  return blocks.map((block) => {
    try {
      return new X509Certificate(block);
    } catch {
      throw new Error('has a certificate in it that cannot be read');
    }
  });
}

/** Of several certificates, one that has not expired is enough. */
function mustBeValid(certificates: readonly X509Certificate[], now: number): readonly X509Certificate[] {
  const ends = Math.max(...certificates.map(({ validToDate }) => validToDate.getTime()));
  if (ends < now) throw new Error(`has a certificate that expired on ${new Date(ends).toISOString().slice(0, 10)}`);
  return certificates;
}

function privateKeyIn(text: string): KeyObject {
  if (text.trim() === '') throw new Error('is empty');
  const [, kind] = KEY.exec(text) ?? [];
  if (kind === undefined) throw new Error('has no private key in it');
  if (kind.includes('ENCRYPTED') || text.includes('Proc-Type: 4,ENCRYPTED'))
    throw new Error('has a key with a passphrase');
  try {
    return createPrivateKey(text);
  } catch {
    throw new Error('has a private key in it that cannot be read');
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return 'cannot be read';
  if (!('code' in error)) return error.message;
  if (error.code === 'ENOENT') return 'does not exist';
  return error.code === 'EACCES' ? 'may not be read' : `cannot be read (${String(error.code)})`;
}
