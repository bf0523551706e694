/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  return share(figures, 0.5);
}

/** The figure that this share of all figures is below: 0.99 for the 99th percentile. */
export function share(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Three digits at least, thousands apart: `1,234`, `12.3`, `0.456`. */
export function shown(figure: number): string {
  if (Number.isNaN(figure)) return '-';
  if (figure === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(figure))));
  return figure.toLocaleString('en', { maximumFractionDigits: Math.min(digits, 3) });
}
