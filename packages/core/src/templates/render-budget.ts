/** Longest text of a part, characters. */
export const MAX_PART_CHARS = 1_048_576;

/** Most turns of all loops together. */
const MAX_TURNS = 500_000;

/** What one rendering may still do: it ends a template whose loops multiply before memory or time does. */
export interface RenderBudget {
  /** Throws if a text has grown too long. */
  checkLength(chars: number): void;
  /** One more turn of a loop; throws if there were too many. */
  turn(): void;
}

export function createRenderBudget(): RenderBudget {
  let turns = 0;
  return {
    checkLength(chars) {
      if (chars > MAX_PART_CHARS) throw new Error(`the text is longer than ${MAX_PART_CHARS} characters`);
    },
    turn() {
      turns += 1;
      if (turns > MAX_TURNS) throw new Error(`the template's loops took more than ${MAX_TURNS} turns`);
    },
  };
}
