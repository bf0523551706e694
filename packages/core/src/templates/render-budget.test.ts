import { describe, expect, it } from 'vitest';
import { createRenderBudget, MAX_PART_CHARS } from './render-budget.ts';

const MOST_TURNS = 500_000;

describe('the budget of a rendering', () => {
  it('has room for the longest text, and for no longer one', () => {
    const budget = createRenderBudget();
    expect(() => budget.checkLength(0)).not.toThrow();
    expect(() => budget.checkLength(MAX_PART_CHARS)).not.toThrow();
    expect(() => budget.checkLength(MAX_PART_CHARS + 1)).toThrow('the text is longer than 1048576 characters');
  });

  it('looks at each length on its own', () => {
    const budget = createRenderBudget();
    for (let again = 0; again < 3; again += 1) budget.checkLength(MAX_PART_CHARS);
  });

  it('counts the turns of all loops together', () => {
    const budget = createRenderBudget();
    for (let turn = 0; turn < MOST_TURNS; turn += 1) budget.turn();
    expect(() => budget.turn()).toThrow("the template's loops took more than 500000 turns");
  });

  it('is a new one for each rendering', () => {
    const spent = createRenderBudget();
    for (let turn = 0; turn < MOST_TURNS; turn += 1) spent.turn();
    expect(() => createRenderBudget().turn()).not.toThrow();
  });
});
