import { didYouMean } from '@signalbox/core';
import { parseGoDuration } from './go-duration.ts';
import type { KnownKeys } from './known-keys.ts';
import type { Place, Problems } from './problems.ts';
import type { Written, WrittenMap, WrittenText } from './written.ts';

/** The entries of a map that are asked for one after the other; what nobody asks for is left over. */
export interface MapReader {
  readonly map: WrittenMap;
  /** Undefined if it is absent or null. */
  take(key: string): Written | undefined;
  text(key: string): string | undefined;
  boolean(key: string): boolean | undefined;
  /** Milliseconds. */
  duration(key: string): number | undefined;
  list(key: string): readonly Written[];
  /** Texts of a list; a text alone counts as a list of one only where Alertmanager says so. */
  texts(key: string): readonly (Place & { readonly text: string })[];
  /** The same, of names of labels: none of them is empty. */
  labels(key: string): readonly (Place & { readonly text: string })[];
  maps(key: string): readonly WrittenMap[];
  mapAt(key: string): WrittenMap | undefined;
  /** Those that were never asked for and say something. */
  leftOver(): readonly (readonly [key: string, value: Written])[];
}

/** Reports every key that Alertmanager does not know: dropped, it could widen a route, or leave a receiver without a target. */
export function mapReader(map: WrittenMap, known: KnownKeys, problems: Problems): MapReader {
  const isKnown = (key: string) => known.keys?.has(key) ?? true;
  for (const [key, value] of map.entries) {
    if (isKnown(key)) continue;
    const hint = didYouMean(key, known.keys ?? []);
    problems.error(value, `${JSON.stringify(key)} is not a key of ${known.of}${hint === undefined ? '' : `; ${hint}`}`);
  }
  const asked = new Set<string>();
  const take = (key: string): Written | undefined => {
    asked.add(key);
    const value = map.entries.get(key);
    return value?.type === 'nothing' ? undefined : value;
  };
  const scalar = (key: string): WrittenText | undefined => {
    const value = take(key);
    if (value === undefined || value.type === 'text') return value;
    return problems.error(value, 'a single value is expected here');
  };
  const list = (key: string): readonly Written[] => {
    const value = take(key);
    if (value === undefined) return [];
    if (value.type === 'list') return value.items;
    problems.error(value, 'a list is expected here');
    return [];
  };
  const texts = (key: string) =>
    list(key).flatMap((item) => {
      if (item.type === 'text') return [item];
      problems.error(item, 'a text is expected here');
      return [];
    });
  return {
    map,
    take,
    list,
    texts,
    labels: (key) =>
      texts(key).filter((item) => {
        if (item.text === '') problems.error(item, 'the name of a label is empty');
        return item.text !== '';
      }),
    text: (key) => scalar(key)?.text,
    boolean(key) {
      const value = scalar(key);
      if (value === undefined) return undefined;
      if (value.quoted === true) return problems.error(value, 'this must be true or false, without quotes');
      if (YES.test(value.text)) return true;
      return NO.test(value.text) ? false : problems.error(value, 'this must be true or false');
    },
    duration(key) {
      const value = scalar(key);
      if (value === undefined) return undefined;
      return parseGoDuration(value.text) ?? problems.error(value, 'this is not a duration (30s, 5m, 1h30m, 1d)');
    },
    maps: (key) => list(key).flatMap((item) => asMap(item, problems) ?? []),
    mapAt(key) {
      const value = take(key);
      return value === undefined ? undefined : asMap(value, problems);
    },
    leftOver: () => [...map.entries].filter(([key, value]) => isKnown(key) && !asked.has(key) && !isEmpty(value)),
  };
}

/** What YAML 1.1 takes for a truth, and Alertmanager with it. */
const YES = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const NO = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;

/** As Alertmanager prints what was never set. */
export function isEmpty(value: Written): boolean {
  switch (value.type) {
    case 'text':
      return value.text === '';
    case 'list':
      return value.items.length === 0;
    case 'map':
      return value.entries.size === 0;
    case 'nothing':
      return true;
  }
}

export function asMap(written: Written, problems: Problems): WrittenMap | undefined {
  return written.type === 'map' ? written : problems.error(written, 'a map is expected here');
}
