/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return middle ?? Number.NaN;
}

/** A table row as text: a name, the figures with thousands separators, and their median. */
export function row(name: string, figures: readonly number[], unit: string): string {
  const list = figures.map((figure) => Math.round(figure).toLocaleString('en')).join(', ');
  return `${name}: median ${Math.round(median(figures)).toLocaleString('en')} ${unit} (${list})`;
}
