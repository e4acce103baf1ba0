import { show, type Fault } from '../errors';
import { nearest } from './nearest';
import type { RegistryModel } from '../model/registry';

/** What every reading notes of the options that it read. */
type Notes = Pick<RegistryModel, 'misfits' | 'undecided' | 'strayKeys'>;

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
    const [meant] = nearest(
      key.toLowerCase(),
      options.map((name) => name.toLowerCase()),
    ).names;
    const name = options.find((other) => other.toLowerCase() === meant);
    if (name === undefined) return [];
    const part = option === 'props' ? '' : `${option}.`;
    return [{ what: `${part}${key} is not an option`, todo: `did you mean ${show(name)}?` }];
  });

export const optionsAreDecidedAtSynth: (model: Notes) => readonly Fault[] = (model) =>
  model.undecided.map((option) => ({
    what: `${option} is late-bound`,
    todo: 'choose it in code, it must be known at synth',
  }));
