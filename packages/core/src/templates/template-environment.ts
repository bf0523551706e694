import type { PartFormat } from '@signalbox/sdk';
import Handlebars from 'handlebars';
import { WRITERS } from './escape-values.ts';
import { helperCatalogue } from './helpers/helper-catalogue.ts';
import { webAddress } from './helpers/link.ts';
import type { RenderBudget } from './render-budget.ts';
import { escapeValue, isMarkup, toText } from './values/format-value.ts';

type Environment = typeof Handlebars;

/** What each rendering hands to the helpers, beside the context. */
export interface RenderData {
  readonly root: unknown;
  readonly now: number;
  readonly budget: RenderBudget;
}

/** A Handlebars of its own: our helpers for this format, loops that are counted, no partials, nothing that logs. */
export function createTemplateEnvironment(format: PartFormat): Environment {
  const environment = Handlebars.create();
  countLoops(environment);
  environment.unregisterHelper('log');
  for (const helper of helperCatalogue.values()) {
    environment.registerHelper(helper.name, (...all: unknown[]) => {
      const { now } = dataOf(all.at(-1));
      return helper.run(all.slice(0, -1), { format, now });
    });
  }
  environment.registerHelper(WRITERS.escaped, (value: unknown) => escapeValue(value, format));
  environment.registerHelper(WRITERS.raw, (value: unknown) => toText(value));
  environment.registerHelper(WRITERS.address, (value: unknown) =>
    isMarkup(value) ? '#' : escapeValue(webAddress(value) ?? '#', format),
  );
  return environment;
}

/** The names that the compiler may take for helpers; it refuses all others. */
export function knownHelpers(): Record<string, boolean> {
  const names = [...helperCatalogue.keys(), ...Object.values(WRITERS)];
  return Object.fromEntries(names.map((name) => [name, true]));
}

type BlockOptions = Handlebars.HelperOptions;

/** Wraps `each`, so that loops within loops end before they take all memory or time. */
function countLoops(environment: Environment): void {
  const each: Handlebars.HelperDelegate | undefined = environment.helpers['each'];
  environment.registerHelper('each', function (this: unknown, items: unknown, options: BlockOptions) {
    const { budget } = dataOf(options);
    let length = 0;
    const fn: Handlebars.TemplateDelegate = (context, runtime) => {
      budget.turn();
      const text = options.fn(context, runtime);
      length += text.length;
      budget.checkLength(length);
      return text;
    };
    return each?.call(this, items, { ...options, fn });
  });
}

/** Helpers get the data of their rendering in their last argument; Handlebars does not type it. */
function dataOf(options: unknown): RenderData {
  return (options as { readonly data: RenderData }).data;
}
