import type { CheckReport } from '../code-frame/check-report.ts';

/**
 * Workflow commands: GitHub shows them at the lines of a pull request.
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function checkGithub({ problems }: CheckReport): string {
  return problems
    .map(({ severity, file, line, column, code, message, hint }) => {
      const place = `file=${property(file)},line=${line},col=${column},title=${property(code)}`;
      return `::${severity} ${place}::${data(hint === undefined ? message : `${message} (${hint})`)}`;
    })
    .join('\n');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
