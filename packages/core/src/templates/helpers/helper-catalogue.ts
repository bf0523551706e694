import { defaultTo, lower, plural, truncate, upper } from './change-text.ts';
import { eq, gt, ne } from './compare.ts';
import { ago, duration } from './duration.ts';
import { formatTime } from './format-time.ts';
import type { TemplateHelper } from './helper.ts';
import { lines } from './lines.ts';
import { link } from './link.ts';
import { and, not, or } from './logic.ts';
import { join, json, lookup } from './show-data.ts';

/** Every helper of templates, by its name, in the order of the documentation. */
export const helperCatalogue: ReadonlyMap<string, TemplateHelper> = new Map(
  [
    formatTime,
    ago,
    duration,
    truncate,
    upper,
    lower,
    defaultTo,
    join,
    json,
    lookup,
    eq,
    ne,
    gt,
    and,
    or,
    not,
    plural,
    lines,
    link,
  ].map((helper) => [helper.name, helper]),
);
