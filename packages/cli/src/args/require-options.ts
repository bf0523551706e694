import type { Command } from 'commander';

/**
 * Makes options mandatory, but only once all else is right: for a mistyped option the message is that it is unknown, not that another is missing.
 *
 * @param names as they are in the options' object
 */
export function requireOptions(command: Command, ...names: readonly string[]): Command {
  for (const option of command.options) {
    if (names.includes(option.attributeName())) option.description += ' (required)';
  }
  return command.hook('preAction', (_program, acting) => {
    const given: Readonly<Record<string, unknown>> = acting.opts();
    for (const option of acting.options) {
      const name = option.attributeName();
      const value = given[name];
      const missing = value === undefined || (Array.isArray(value) && value.length === 0);
      if (names.includes(name) && missing) acting.error(`error: required option '${option.flags}' not specified`);
    }
  });
}
