import { InvalidArgumentError, Option } from 'commander';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Reads `HOST:PORT`, `[::1]:PORT`, or `:PORT` (all addresses). For commander: a mistake is exit code 2. */
export function parseAddress(text: string): Address {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:[\]\s]*)):(\d{1,5})$/i.exec(text);
  const port = Number(match?.[3]);
  if (match === null || port > 65_535) throw new InvalidArgumentError('Write HOST:PORT, for instance 127.0.0.1:8080.');
  return { host: match[1] ?? (match[2] || '::'), port };
}

/** As it is written: an IPv6 address in brackets. */
export function formatAddress({ host, port }: Address): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** An option whose value is an address, and its default. */
export function addressOption(flags: string, description: string, usual: string): Option {
  return new Option(flags, description).argParser(parseAddress).default(parseAddress(usual), usual);
}
