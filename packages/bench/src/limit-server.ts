/**
 * What `node:http` and `JSON.parse` alone can do: the limit of any server of ours. With `identity`, each alert gets a hash of
 * its labels and a place in a map as well. Prints its port. `node packages/bench/dist/limit-server.js [identity]`
 */
import { hash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Posted {
  readonly labels: Readonly<Record<string, string>>;
}

const known = new Map<string, { readonly at: number; readonly team: string | undefined }>();
const withIdentity = process.argv[2] === 'identity';

function note({ labels }: Posted): void {
  let text = '';
  for (const name of Object.keys(labels).sort())
    text += `${name.length}:${name}${labels[name]?.length}:${labels[name]}`;
  const identity = hash('sha1', text);
  if (!known.has(identity)) known.set(identity, { at: Date.now(), team: labels['team'] });
}

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const alerts: readonly Posted[] = JSON.parse(Buffer.concat(parts).toString());
    if (withIdentity) for (const alert of alerts) note(alert);
    response.writeHead(200, { 'content-length': 0 }).end();
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
