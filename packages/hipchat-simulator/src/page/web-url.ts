/** The address if it is a whole one of the web (or of another protocol that is named), else null. */
export function readWebUrl(
  text: string | undefined,
  protocols: readonly string[] = ['http:', 'https:'],
): string | null {
  const url = text === undefined ? null : URL.parse(text);
  return url !== null && protocols.includes(url.protocol) ? url.href : null;
}
