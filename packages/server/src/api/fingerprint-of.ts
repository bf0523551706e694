/** A fingerprint, however a person writes it. */
export function fingerprintOf(text: string): string {
  return text.toLowerCase();
}
