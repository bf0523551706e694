import { describe, expect, it } from 'vitest';
import { createBodyBudget } from './body-budget.ts';

describe('the budget for bodies', () => {
  it('is reserved up to its limit, and not a byte beyond', () => {
    const budget = createBodyBudget(100);
    expect(budget.reserve(60)).toBe(true);
    expect(budget.reserve(41)).toBe(false);
    expect(budget.reserve(40)).toBe(true);
    expect(budget.reserve(1)).toBe(false);
  });

  it('reserves nothing of what it refuses', () => {
    const budget = createBodyBudget(100);
    for (let attempt = 0; attempt < 10; attempt++) expect(budget.reserve(101)).toBe(false);
    expect(budget.reserve(100)).toBe(true);
  });

  it('has room again for what is released', () => {
    const budget = createBodyBudget(100);
    budget.reserve(100);
    budget.release(30);
    expect(budget.reserve(31)).toBe(false);
    expect(budget.reserve(30)).toBe(true);
  });

  it('is 64 MiB by default', () => {
    const budget = createBodyBudget();
    expect(budget.reserve(64 * 1024 * 1024)).toBe(true);
    expect(budget.reserve(1)).toBe(false);
  });
});
