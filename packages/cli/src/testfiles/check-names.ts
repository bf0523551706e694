import { type Config, compileRegexp, didYouMean, type KeyPath, type ProblemAt } from '@signalbox/core';
import type { ConfigTest } from './test-file.ts';
import type { TextCheck } from './test-file-schema.ts';

type Parts = Readonly<Record<string, TextCheck>>;

/** Names in a test that its configuration does not have: the test could never be right, or never be wrong. */
export function checkNames(test: ConfigTest, config: Config): readonly ProblemAt[] {
  const at: KeyPath = ['tests', test.index];
  const { channels = [], render, notifications = [] } = test.expect;
  const expect = [...at, 'expect'];
  return [
    ...sourcesOf(test, at).flatMap(([name, place]) => unknownSource(name, place, config)),
    ...channels.flatMap((name, index) => unknownChannel(name, [...expect, 'channels', index], 'value', config)),
    ...Object.entries(render).flatMap(([name, parts]) => [
      ...unknownChannel(name, [...expect, 'render', name], 'key', config),
      ...checkParts(name, parts, [...expect, 'render', name], config),
    ]),
    ...notifications.flatMap(({ channel, render: parts = {} }, index) => [
      ...unknownChannel(channel, [...expect, 'notifications', index, 'channel'], 'value', config),
      ...checkParts(channel, parts, [...expect, 'notifications', index, 'render'], config),
    ]),
  ];
}

function sourcesOf({ isSingle, steps }: ConfigTest, at: KeyPath): readonly (readonly [string, KeyPath])[] {
  return steps.flatMap(({ source }, index) => {
    if (source === undefined) return [];
    return [[source, isSingle ? [...at, 'source'] : [...at, 'steps', index, 'source']] as const];
  });
}

function unknownSource(name: string, at: KeyPath, { sources }: Config): readonly ProblemAt[] {
  if (sources.has(name)) return [];
  const hint = didYouMean(name, sources.keys()) ?? known(sources.keys());
  return [{ code: 'wrong-value', at, message: `the configuration has no source ${JSON.stringify(name)}`, hint }];
}

function unknownChannel(name: string, at: KeyPath, on: 'key' | 'value', { channels }: Config): readonly ProblemAt[] {
  if (channels.has(name)) return [];
  const hint = didYouMean(name, channels.keys()) ?? known(channels.keys());
  const message = `the configuration has no channel ${JSON.stringify(name)}`;
  return [{ code: 'unknown-channel', at, on, message, hint }];
}

function checkParts(channel: string, parts: Parts, at: KeyPath, { channels }: Config): readonly ProblemAt[] {
  const config = channels.get(channel);
  if (config === undefined) return [];
  const names = [...Object.keys(config.transport.parts(config.options)), 'request'];
  return Object.entries(parts).flatMap(([part, { matches }]): readonly ProblemAt[] => {
    const findings = matches === undefined ? [] : badPattern(matches, [...at, part, 'matches']);
    if (names.includes(part)) return findings;
    const message = `${channel} has no part ${JSON.stringify(part)}`;
    const hint = didYouMean(part, names) ?? known(names);
    return [...findings, { code: 'unknown-key', at: [...at, part], on: 'key', message, hint }];
  });
}

function badPattern(pattern: string, at: KeyPath): readonly ProblemAt[] {
  const compiled = compileRegexp(pattern);
  return 'test' in compiled ? [] : [{ code: 'wrong-value', at, ...compiled }];
}

function known(names: Iterable<string>): string {
  return `there are: ${[...names].join(', ') || 'none'}`;
}
