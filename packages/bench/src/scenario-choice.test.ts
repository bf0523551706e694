import { describe, expect, it } from 'vitest';
import { chosenFrom } from './scenario-choice.ts';
import { scenarios } from './scenarios.ts';

const chosen = (only?: string) => {
  const { scenarios: some, ...rest } = chosenFrom(scenarios, only);
  return { ids: some.map(({ id }) => id), ...rest };
};

describe('what is measured', () => {
  it('is everything but what takes very long', () => {
    const { ids, hasStages } = chosen();
    expect(ids).toEqual(scenarios.map(({ id }) => id).filter((id) => id !== 'million'));
    expect(hasStages).toBe(true);
  });

  it('is what is named, in the order of the table', () => {
    expect(chosen('burst, intake-1')).toEqual({ ids: ['intake-1', 'burst'], hasStages: false, unknown: [] });
    expect(chosen('stages,million')).toEqual({ ids: ['million'], hasStages: true, unknown: [] });
  });

  it('tells names that nothing has', () => {
    expect(chosen('intake-2,burst').unknown).toEqual(['intake-2']);
  });
});

describe('the scenarios', () => {
  it('have different names, and a figure each at least', () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    expect(scenarios.every(({ figures }) => figures.length > 0)).toBe(true);
  });
});
