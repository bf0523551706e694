import path from 'node:path';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { Compilation } from '../document/compilation.ts';
import { quoted } from '../document/config-file.ts';
import type { Definition, Definitions, Place } from '../document/definition.ts';
import { type ConfigFiles, relativeName } from '../files/read-files.ts';
import type { WrittenChannel, WrittenTemplate } from './channel-schema.ts';
import type { ChosenTemplate, TemplateText } from './compile-parts.ts';

const NO_TEMPLATE: ChosenTemplate = { inline: false, texts: new Map() };

/** What the `template` of a channel names or says; nothing if it has none, or if it was reported as unknown. */
export function chooseTemplate(
  { file, at, written }: Definition<WrittenChannel>,
  templates: Definitions<WrittenTemplate>,
  files: ConfigFiles,
  { report }: Compilation,
): ChosenTemplate {
  const { template } = written;
  const place = [...at, 'template'];
  if (template === undefined) return NO_TEMPLATE;
  if (typeof template !== 'string') return { inline: true, texts: templateTexts(template, { file, at: place }, files) };
  const named = templates.byName.get(template);
  if (named !== undefined) return { inline: false, texts: templateTexts(named.written, named, files) };
  if (!templates.names.has(template) && !files.files.some(({ broken }) => broken)) {
    const hint = didYouMean(template, templates.names) ?? 'define it below `templates`';
    report(file, {
      code: 'unknown-template',
      at: place,
      message: `${quoted(file, place)} is not the name of a template`,
      hint,
    });
  }
  return NO_TEMPLATE;
}

/** The texts of a template's parts; those whose file could not be read were reported and are left out. */
export function templateTexts(
  template: WrittenTemplate,
  { file, at }: Place,
  { templates, folder }: ConfigFiles,
): ReadonlyMap<string, TemplateText> {
  const texts = new Map<string, TemplateText>();
  for (const [name, written] of Object.entries(template)) {
    const place = { file, at: [...at, name] };
    if (typeof written === 'string') texts.set(name, { text: written, ...place });
    else if (written.file !== undefined) {
      const absolute = path.resolve(file.folder, written.file);
      const read = templates.get(absolute);
      if (read?.type === 'text')
        texts.set(name, { text: read.text, ...place, templateFile: relativeName(absolute, folder) });
    }
  }
  return texts;
}
