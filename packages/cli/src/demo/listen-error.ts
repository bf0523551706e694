import { SignalboxError } from '@signalbox/sdk';
import { type Address, formatAddress } from '../args/address.ts';

/** What a failed `listen` means: another program has the port, or the address is not ours. */
export function listenError(error: unknown, wanted: Address): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const address = formatAddress(wanted);
  if (code === 'EADDRINUSE') return new SignalboxError('port-taken', { address });
  if (code === 'EADDRNOTAVAIL' || code === 'EACCES' || code === 'ENOTFOUND') {
    return new SignalboxError('listen-failed', { address, detail: code });
  }
  return error;
}
