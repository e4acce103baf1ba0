import { show, type Fault } from '../errors';
import { nearestOf } from './nearest';
import type { Notes } from '../model/reader';

export const optionsHaveTheirType: (model: Notes) => readonly Fault[] = (model) =>
  model.misfits.map(({ option, expected, choices, got }): Fault => {
    if (choices !== undefined) return { what: `${option} is not a choice`, got, todo: whichChoice(got, choices) };
    if (got === undefined) return { what: `${option} is missing`, todo: `pass ${expected}` };
    return { what: `${option} is of the wrong type`, got, todo: `pass ${expected}` };
  });

function whichChoice(got: unknown, choices: readonly string[]): string {
  const alike = choices.find((choice) => typeof got === 'string' && choice.toLowerCase() === got.toLowerCase());
  return alike === undefined ? `pass one of ${choices.map(show).join(', ')}` : `did you mean ${show(alike)}?`;
}

/** A key that is nearly an option is a misspelled one; any other may belong to the user. */
export const optionsAreSpelledRight: (model: Notes) => readonly Fault[] = (model) =>
  model.strayKeys.flatMap(({ option, key, options }): Fault[] => {
    const name = nearestOf(key, options);
    if (name === undefined) return [];
    const part = option === 'props' ? '' : `${option}.`;
    return [{ what: `${part}${key} is not an option`, todo: `did you mean ${show(name)}?` }];
  });

export const optionsAreDecidedAtSynth: (model: Notes) => readonly Fault[] = (model) =>
  model.undecided.map((option) => ({
    what: `${option} is late-bound`,
    todo: 'choose it in code, it must be known at synth',
  }));
