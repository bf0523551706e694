import { isJsonObject, type Part } from '@signalbox/sdk';
import { compilePart } from '../../templates/compile-template.ts';
import type { PartRenderer } from '../../templates/render-parts.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { KeyPath } from '../../text/json-path.ts';
import { isError } from '../../text/problem-text.ts';
import type { Compilation } from '../document/compilation.ts';
import type { ConfigFile } from '../document/config-file.ts';
import type { Definition } from '../document/definition.ts';
import { formatKeyPath } from '../problems/key-path.ts';
import type { WrittenChannel } from './channel-schema.ts';

/** The template of a channel: what it says, and where. */
export interface ChosenTemplate {
  /** Does it stand in the channel itself? Then every part must be one of the transport's. */
  readonly inline: boolean;
  readonly texts: ReadonlyMap<string, TemplateText>;
}

/** The text of one part. */
export interface TemplateText {
  readonly text: string;
  readonly file: ConfigFile;
  /** Of the part in the configuration. */
  readonly at: KeyPath;
  /** The template file, relative to the main file's folder, if the text stands in one. */
  readonly templateFile?: string;
}

export interface CompiledParts {
  readonly parts: ReadonlyMap<string, PartRenderer>;
  readonly defaultParts: ReadonlyMap<string, PartRenderer>;
  /** The texts behind `parts`, by part. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The parts that a transport renders: by the channel's template, else by the transport's own default. */
export function compileParts(
  { file, at }: Definition<WrittenChannel>,
  transport: string,
  declared: Readonly<Record<string, Part>>,
  template: ChosenTemplate,
  compilation: Compilation,
): CompiledParts {
  checkPartNames(transport, Object.keys(declared), template, { file, at: [...at, 'template'] }, compilation);
  const parts = new Map<string, PartRenderer>();
  const defaultParts = new Map<string, PartRenderer>();
  const texts: Record<string, string> = Object.create(null);
  for (const [name, part] of Object.entries(declared)) {
    const fault = faultOf(part);
    if (fault !== undefined) {
      const message = `the transport ${transport} declares the part ${name} with ${fault}`;
      const hint = 'report it to the author of the package';
      compilation.report(file, { code: 'plugin-failed', at, on: 'key', message, hint });
      continue;
    }
    const fallback = part.default === undefined ? undefined : compileDefault(part.default);
    const chosen = template.texts.get(name);
    const render = chosen === undefined ? fallback : compileTemplateText(chosen, part.format, compilation);
    if (fallback !== undefined) defaultParts.set(name, fallback);
    if (render !== undefined) parts.set(name, render);
    texts[name] = chosen?.text ?? part.default ?? '';

    function compileDefault(text: string): PartRenderer | undefined {
      const { render: compiled, problems } = compilePart(text, part.format);
      const problem = problems.find(isError);
      if (problem !== undefined) {
        const message = `the default template of ${transport} (${name}) is wrong: ${problem.message}`;
        compilation.report(file, { code: 'plugin-failed', at, on: 'key', message });
      }
      return compiled;
    }
  }
  return { parts, defaultParts, texts };
}

/** Compiles a part; its mistakes are reported where they stand, in the configuration or in the template's own file. */
export function compileTemplateText(
  { text, file, at, templateFile }: TemplateText,
  format: Part['format'],
  { report, reportProblem }: Compilation,
): PartRenderer | undefined {
  const { render, problems } = compilePart(text, format);
  for (const { severity = 'error', code, line, column, message, hint } of problems) {
    const problem = { severity, code, message, ...(hint === undefined ? {} : { hint }) } as const;
    if (templateFile !== undefined) reportProblem({ ...problem, file: templateFile, line, column, path: '' });
    else if (!file.broken && !file.unfilled.has(formatKeyPath(at))) {
      const place = file.positions.within(at, text, { line, column });
      reportProblem({ ...problem, file: file.path, ...place, path: formatKeyPath(at) });
    } else report(file, { severity, code, at, message });
  }
  return render;
}

const FORMATS: readonly string[] = ['html', 'text', 'json'] satisfies readonly Part['format'][];

/** What a plugin declares may be anything: a part of a format that is not known would be sent unescaped. */
function faultOf(part: unknown): string | undefined {
  const { format, default: text }: Readonly<Record<string, unknown>> = isJsonObject(part) ? part : {};
  if (typeof format !== 'string' || !FORMATS.includes(format))
    return `the format ${JSON.stringify(format)}; there are ${FORMATS.join(', ')}`;
  return text === undefined || typeof text === 'string' ? undefined : 'a default that is not a text';
}

function checkPartNames(
  transport: string,
  known: readonly string[],
  { inline, texts }: ChosenTemplate,
  place: { readonly file: ConfigFile; readonly at: KeyPath },
  { report }: Compilation,
): void {
  const unknown = [...texts].filter(([name]) => !known.includes(name));
  const wanted = inline ? unknown : unknown.length === texts.size ? unknown : [];
  for (const [name, { file, at }] of wanted) {
    const message = `${transport} renders no part ${JSON.stringify(name)}`;
    const hint = didYouMean(name, known) ?? (known.length > 0 ? `its parts are ${known.join(', ')}` : undefined);
    report(inline ? place.file : file, { code: 'unknown-part', at, on: 'key', message, hint });
  }
}
