/** A text in XML, also in attributes. What XML 1.0 cannot hold at all is left out. @see https://www.w3.org/TR/xml/#charsets */
export function xmlText(text: string): string {
  const allowed = [...text.toWellFormed()].filter((char) => char >= ' ' || '\t\n\r'.includes(char)).join('');
  return allowed
    .replace(/[\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
