import type { Notification, PartFormat } from '@signalbox/sdk';
import { isError } from '../text/problem-text.ts';
import { checkPaths } from './check-paths.ts';
import { escapeValues } from './escape-values.ts';
import { parseTemplate } from './parse-template.ts';
import { type PlacedValues, placeValues } from './place-values.ts';
import { createRenderBudget } from './render-budget.ts';
import type { PartRenderer } from './render-parts.ts';
import { templateContext } from './template-context.ts';
import { createTemplateEnvironment, knownHelpers, type RenderData } from './template-environment.ts';
import type { TemplateProblem } from './template-problem.ts';
import type { Program } from './template-syntax.ts';
import { toNumber } from './values/format-value.ts';

/** Everything wrong is reported at once; without errors there is a renderer. */
export interface CompiledPart {
  readonly render?: PartRenderer;
  readonly problems: readonly TemplateProblem[];
}

const NOT_HTML: PlacedValues = { addresses: new Set(), problems: [] };

/**
 * Compiles one part of a template and checks it without rendering: syntax, helpers, paths and, in HTML, where values go.
 * `{{x}}` escapes for the format, `{{{x}}}` does not.
 */
export function compilePart(text: string, format: PartFormat): CompiledPart {
  const parsed = parseTemplate(text);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  const { program } = parsed;
  const placed = format === 'html' ? placeValues(program) : NOT_HTML;
  const problems = [...checkPaths(program), ...placed.problems].toSorted(
    (one, other) => one.line - other.line || one.column - other.column,
  );
  if (problems.some(isError)) return { problems };
  return { render: createRenderer(escapeValues(program, placed.addresses), format), problems };
}

function createRenderer(program: Program, format: PartFormat): PartRenderer {
  const template = createTemplateEnvironment(format).compile(program, {
    knownHelpers: knownHelpers(),
    knownHelpersOnly: true,
    noEscape: true,
  });
  const render = (notification: Notification): string => {
    const root = templateContext(notification);
    const budget = createRenderBudget();
    const data: RenderData = { root, now: toNumber(notification.now) ?? 0, budget };
    const text = template(root, { data, allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    budget.checkLength(text.length);
    return text;
  };
  return Object.defineProperty(render, 'format', { value: format, enumerable: true });
}
