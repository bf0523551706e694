// What configs/deploy/Dockerfile says, and what can be judged of it without an engine.
import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';

export const DOCKERFILE = 'configs/deploy/Dockerfile';
const text = readFileSync(DOCKERFILE, 'utf8');
const instructions = DockerfileParser.parse(text).getInstructions();

/** The instructions of one kind, the last of which counts: their words, or the texts of their JSON list. */
const all = (keyword) =>
  instructions
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => {
      const listed = instruction.getJSONStrings?.().map((each) => each.getJSONValue()) ?? [];
      return listed.length > 0 ? listed : instruction.getArguments().map((argument) => argument.getValue());
    });

/** The command that installs the program, and the folders that it reads tarballs from and installs into. */
export const install = {
  command: /^RUN ((?:.*\\\n)*.*npm install.*)/m.exec(text)?.[1] ?? '',
  tarballs: all('COPY')[0]?.at(-1) ?? '',
  folder: all('WORKDIR')[0]?.[0] ?? '',
};
export const entryPoint = all('ENTRYPOINT').at(-1) ?? [];

/**
 * All that is wrong, a sentence each.
 *
 * @param {any} program The package.json of the program.
 * @param {string} help What the command that the image runs says of its options.
 */
export function dockerfileProblems(program, help) {
  const problems = validate(text).map(({ range, message }) => `line ${range.start.line + 1}: ${message}`);
  const must = (isTrue, problem) => isTrue || problems.push(problem);
  const [, major] = /(\d+)/.exec(program.engines.node) ?? [];
  for (const [image] of all('FROM')) {
    must(
      new RegExp(`^node:${major}[.\\w]*-(\\w+-)?slim$`).test(image),
      `${image} is no slim image of Node.js ${major}`,
    );
  }
  must(
    /^[1-9]\d*:[1-9]\d*$/.test(all('USER').at(-1)?.[0] ?? ''),
    'the program does not run as a user and group of its own, by number',
  );
  const bin = `${install.folder}/node_modules/${program.name}/${program.bin.signalbox.replace('./', '')}`;
  must(entryPoint[1] === bin, `the entry point is not ${bin}`);
  must(
    all('COPY').some(([from]) => from === install.folder),
    `${install.folder} is not copied from the stage that made it`,
  );
  const [, ...options] = all('CMD').at(-1) ?? [];
  for (const option of options.filter((word) => word.startsWith('--'))) {
    must(help.includes(`${option} <`), `the program has no option ${option}`);
  }
  const store = options[options.indexOf('--store') + 1] ?? '';
  const volumes = all('VOLUME').flat();
  must(
    volumes.some((volume) => store.startsWith(`sqlite:${volume}/`)),
    'the store is not in a volume',
  );
  must(all('HEALTHCHECK').length === 1, 'there is no health check');
  return problems.map((problem) => `${DOCKERFILE}: ${problem}`);
}
