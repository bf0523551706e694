import { isIP } from 'node:net';
import { type Credential, compileAuth } from '../auth/compile-auth.ts';
import type { Compilation } from '../document/compilation.ts';
import { quoted } from '../document/config-file.ts';
import type { CheckedFile } from '../document/definition.ts';
import type { ProblemAt } from '../problems/problem.ts';
import type { WrittenServer } from './server-schema.ts';
import { DEFAULT_LISTEN, DEFAULT_MAX_BODY_BYTES } from './server-schema.ts';

export interface ServerConfig {
  readonly listen: ListenAddress;
  /** Without a slash at its end; empty if there is none. */
  readonly externalUrl: string;
  /** One of these must hold. Empty: open. */
  readonly auth: readonly Credential[];
  /** `public`: channels reach no loopback and no private address unless they have `allowPrivate`. */
  readonly egress: 'any' | 'public';
  /** Largest body of a request, bytes. */
  readonly maxBodyBytes: number;
}

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** The server of the main file. `listen` (from the command line) counts before the written one. */
export function compileServer(
  { file, written }: CheckedFile<{ readonly server?: WrittenServer }>,
  listen: string | undefined,
  compilation: Compilation,
): ServerConfig {
  const server = written.server ?? {};
  const at = ['server', 'listen'];
  const address = parseListen(listen ?? server.listen ?? DEFAULT_LISTEN);
  if (address === undefined) {
    const message =
      listen === undefined
        ? `${quoted(file, at)} is not an address`
        : `--listen ${JSON.stringify(listen)} is not an address`;
    compilation.report(file, {
      code: 'bad-listen',
      at,
      message,
      hint: 'write `HOST:PORT`, for instance `127.0.0.1:8080` or `[::1]:8080`',
    });
  }
  return {
    listen: address ?? { host: '127.0.0.1', port: 8080 },
    externalUrl: server.externalUrl?.replace(/\/+$/, '') ?? '',
    auth: compileAuth(server.auth, { file, at: ['server', 'auth'] }, compilation),
    egress: server.egress ?? 'any',
    maxBodyBytes: server.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES,
  };
}

const LISTEN = /^(?:\[([^\]]+)\]|([^:[\]\s]*)):(\d{1,5})$/;

/** `127.0.0.1:8080`, `[::1]:8080`, `localhost:0` (any free port), `:8080` (all addresses). */
export function parseListen(text: string): ListenAddress | undefined {
  const [, inBrackets, plain, digits] = LISTEN.exec(text) ?? [];
  const port = Number(digits);
  if (digits === undefined || port > 65_535) return undefined;
  if (inBrackets !== undefined) return isIP(inBrackets) === 6 ? { host: inBrackets, port } : undefined;
  const host = plain || '::';
  return /^[A-Za-z0-9._-]+$/.test(host) || host === '::' ? { host, port } : undefined;
}

/** Can only this machine reach the address? */
export function isLoopback({ host }: ListenAddress): boolean {
  if (host === 'localhost' || host === '::1' || host === '0:0:0:0:0:0:0:1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

/** A server that others can reach asks for credentials, or says out loud that it does not. */
export function authRequired({ listen }: ServerConfig, written: WrittenServer | undefined): readonly ProblemAt[] {
  if (isLoopback(listen) || written?.auth !== undefined) return [];
  const at = written?.listen === undefined ? ['server'] : ['server', 'listen'];
  return [
    {
      code: 'auth-required',
      at,
      message: 'the server listens beyond loopback and asks nobody for credentials',
      hint: `add \`server.auth: { bearer: "\${env:SIGNALBOX_TOKEN}" }\`, or write \`auth: none\``,
    },
  ];
}
