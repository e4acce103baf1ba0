import type { Rule } from './rule';

export const optionsHaveTheirType: Rule = (model) =>
  model.misfits.map(({ option, expected, got }) =>
    got === undefined
      ? { what: `${option} is missing`, todo: `pass ${expected}` }
      : { what: `${option} is of the wrong type`, got, todo: `pass ${expected}` },
  );

export const optionsAreDecidedAtSynth: Rule = (model) =>
  model.undecided.map((option) => ({
    what: `${option} is late-bound`,
    todo: 'choose it in code, what is synthesized depends on it',
  }));
