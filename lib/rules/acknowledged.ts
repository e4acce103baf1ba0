import { show, type Fault } from '../errors';
import type { RegistryModel } from '../model/model';
import { memberPath } from '../reading/kinds';
import { known } from '../text';
import { fault } from './checks/fault';
import { nearestOf } from './checks/nearest';
import type { Rules } from './rule';

/** The names of all rules: those that warn, and those that refuse a registry. */
interface RuleNames {
  readonly warned: readonly string[];
  readonly refused: readonly string[];
}

export function refusedBy(names: () => RuleNames): Rules {
  return {
    acknowledgedRulesExist: (model) => {
      const { warned, refused } = names();
      return entriesOf(model).flatMap(({ path, rule }): Fault[] => {
        if (warned.includes(rule)) return [];
        if (refused.includes(rule)) {
          return [{ option: path, what: 'is an error, which cannot be acknowledged', todo: 'fix what it reports' }];
        }
        const meant = nearestOf(rule, warned);
        const todo = meant === undefined ? `use ${warned.join(', ')}` : `did you mean ${show(meant)}?`;
        return [{ option: path, what: 'is not the name of a warning', todo }];
      });
    },

    /** The next reader of the code needs to know why. */
    acknowledgementsHaveReasons: (model) =>
      entriesOf(model)
        .filter(({ reason }) => known(reason) && reason.trim() === '')
        .map(({ path, reason }) =>
          fault({ path, value: reason }, 'has no reason', 'say why the warning is acceptable'),
        ),
  };
}

function entriesOf({ stated: { acknowledge } }: RegistryModel) {
  if (acknowledge === undefined) return [];
  const { path, value } = acknowledge;
  return Object.entries(value).map(([rule, reason]) => ({ path: memberPath(path, rule), rule, reason }));
}
