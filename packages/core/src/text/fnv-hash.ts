/**
 * Tells a list of texts from another one at a quarter of the cost of a cryptographic hash. Not for what a stranger
 * may gain by: whoever makes two lists of one hash must only deceive himself.
 */
export class QuickHash {
  #low = 0x811c9dc5;
  #high = 0x9747b28c;

  /** Texts are told apart: `ab` and `c` are not `a` and `bc`. */
  add(text: string): void {
    // In local variables, which stay in registers.
    let low = this.#low;
    let high = this.#high;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      low = Math.imul(low ^ unit, LOW_PRIME);
      high = Math.imul(high ^ unit, HIGH_PRIME);
    }
    this.#low = Math.imul(low ^ END, LOW_PRIME);
    this.#high = Math.imul(high ^ END, HIGH_PRIME);
  }

  /** 53 bits. */
  value(): number {
    return (this.#low >>> 0) + (this.#high & 0x1f_ffff) * 0x1_0000_0000;
  }
}

/** FNV-1a, twice. @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
const LOW_PRIME = 0x0100_0193;
const HIGH_PRIME = 0x85eb_ca6b;
/** No code unit of a text is as large. */
const END = 0x1_0000;
