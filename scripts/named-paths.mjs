// The paths that a page names: the targets of its links, and what is written as code and begins in a folder of the
// repository. Files move, and a page that names an old place misleads.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDERS = ['.changeset', '.ci', 'configs', 'docs', 'packages', 'scripts'];
const LINK = /\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g;
const CODE = /`([^`\n]+)`/g;

/** What is wrong with the paths of a page, a sentence each. @param page its own path */
export function pathProblems(page, text) {
  const links = matches(LINK, text)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target));
  const named = matches(CODE, text)
    .flatMap((code) => code.split(/\s+/))
    .filter((word) => FOLDERS.some((folder) => word.startsWith(`${folder}/`)) && !isPattern(word));
  return [...new Set([...links, ...named])]
    .filter((path) => !existsSync(sourceOf(path)))
    .map((path) => `${page}: ${path} does not exist`);
}

const matches = (pattern, text) => [...text.matchAll(pattern)].map(([, found]) => found);

/** `packages/transport-NAME`, `configs/*.yaml`: many places, not one. */
const isPattern = (word) => /[*{<]|\b[A-Z]{3,}\b(?!\.md)/.test(word);

/** What is built need not be there while the sources are checked. */
const sourceOf = (path) => path.replace(/\/dist\/(.+)\.js$/, '/src/$1.ts');
