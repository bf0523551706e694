import { Command, CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { collect } from './option-values.ts';
import { requireOptions } from './require-options.ts';

function parse(...args: readonly string[]): unknown {
  let acted: unknown;
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  const command = program
    .command('send')
    .option('-c, --config <path>', 'the configuration')
    .option('--room <id>', 'a room', collect)
    .option('--dry-run', 'do nothing')
    .action((options) => {
      acted = options;
    });
  requireOptions(command, 'config', 'room');
  program.parse(['send', ...args], { from: 'user' });
  return acted;
}

describe('required options', () => {
  it('let the command run once they are all there', () => {
    expect(parse('-c', 'x', '--room', '1', '--room', '2')).toEqual({ config: 'x', room: ['1', '2'] });
  });

  it.each([
    ['none of them', [], "required option '-c, --config <path>' not specified"],
    ['one of them', ['-c', 'x'], "required option '--room <id>' not specified"],
    ['a mistyped one, which is the mistake', ['--confg', 'x'], "unknown option '--confg'"],
    ['one without its value, which is the mistake', ['-c'], "option '-c, --config <path>' argument missing"],
  ])('refuse %s', (_what, args, message) => {
    expect(() => parse(...args)).toThrow(CommanderError);
    expect(() => parse(...args)).toThrow(message);
  });

  it('are marked in the help', () => {
    const command = requireOptions(new Command().option('--a <a>', 'first').option('--b', 'second'), 'a');
    expect(command.helpInformation()).toMatch(/first \(required\)\n.*second\n/);
  });
});
