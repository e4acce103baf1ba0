import { show, type Fault } from '../errors';
import { problemOf } from '../text';
import type { Misfit, Notes, Stated } from '../reading/notes';
import { fault } from './checks/fault';
import { nearestOf } from './checks/nearest';
import type { Rules } from './rule';

/** Anything whose options were read. */
export interface Noted {
  readonly stated: { readonly notes: Notes };
}

/** What is wrong with options themselves, whatever they mean. */
export const refused = {
  optionsHaveTheirType: ({ stated: { notes } }) => notes.misfits.map(misfitFault),

  /** JavaScript would ignore the key, and a registry that was meant to be private would be public. */
  optionsAreKnown: ({ stated: { notes } }) =>
    notes.unknown.map(({ path, key, part, options }): Fault => {
      const nearest = nearestOf(key, options);
      const todo =
        otherWord(part, key) ??
        (nearest === undefined ? `use ${options.join(', ')}` : `did you mean ${show(nearest)}?`);
      return { option: path, what: 'is not an option', todo };
    }),

  /** Terraform reads ${…} and %{…} in every text (developer.hashicorp.com, Strings and Templates). */
  templatesAreWellFormed: ({ stated: { notes } }) =>
    notes.malformed.map((stated) => fault(stated, problemOf(stated.value), howToEscape(stated))),

  optionsAreDecidedAtSynth: ({ stated: { notes } }) =>
    notes.undecided.map((option) => ({
      option,
      what: 'is late-bound',
      todo: 'set a value that is known at synth',
    })),
} satisfies Rules<Noted>;

function misfitFault(misfit: Misfit): Fault {
  const { path: option, expected, choices, value } = misfit;
  if (choices !== undefined) return fault(misfit, 'is not one of the choices', whichChoice(value, choices));
  if (value === undefined) return { option, what: 'is missing', todo: `pass ${expected}` };
  return fault(misfit, 'is of the wrong type', `pass ${expected}`);
}

function whichChoice(got: unknown, choices: readonly string[]): string {
  const alike = choices.find((choice) => typeof got === 'string' && choice.toLowerCase() === got.toLowerCase());
  return alike === undefined ? `pass one of ${choices.map(show).join(', ')}` : `did you mean ${show(alike)}?`;
}

/** What azurerm, Azure Resource Manager, Bicep or the Azure CLI mean by a word. Loaded when it is needed. */
function otherWord(part: string, key: string): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { optionWords } = require('../azure/option-words') as typeof import('../azure/option-words');
  const word = key.toLowerCase().replace(/[^a-z0-9]/g, '');
  const words = optionWords[part] ?? {};
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

function howToEscape({ value, isSecret }: Stated<string>): string {
  if (/[#&]\{TfToken\[/.test(value)) return 'pass the item with Fn.element(list, 0) or Fn.lookup(map, key)';
  if (isSecret === true || value.includes('{TfToken[')) return 'write "$${" or "%%{" for the literal text';
  const escaped = value.replace(/(?<!\$)\$\{/g, '$$$${').replace(/(?<!%)%\{/g, '%%{');
  return `write ${show(escaped)} for the literal text`;
}
