#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';

// Plain JavaScript, so that an older Node can at least say which one is needed.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 15)) {
  process.stderr.write(
    `signalbox needs Node.js 24.15 or newer, and this is ${process.versions.node}.\n` +
      'Newer ones are at https://nodejs.org. In a checkout, start it with `npx signalbox`: that uses the Node.js that\n' +
      '`npm ci` has installed.\n',
  );
  process.exit(2);
}
// Loading the program makes garbage that would let the young generation grow to 48 MB and stay there at rest. `serve`
// lets it grow again once it runs.
setFlagsFromString('--semi-space-growth-factor=1');
await import('../dist/main.js');
