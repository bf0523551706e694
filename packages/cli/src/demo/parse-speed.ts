import { InvalidArgumentError } from 'commander';

export function parseSpeed(text: string): number {
  const speed = Number(text);
  if (!(speed > 0 && speed <= 1_000)) throw new InvalidArgumentError('Write a number above 0, for instance 2.');
  return speed;
}
