import * as limits from '../azure/limits';
import type { Fault } from '../errors';
import type { ScopeMapModel } from '../model/contents';
import type { RegistryModel } from '../model/model';
import { madeScopeMaps } from '../model/token';
import type { TokenPermissionReading } from '../reading/token';
import { plain } from '../text';
import { fault } from './checks/fault';
import { nameFault } from './checks/ids';
import { targetFaults } from './checks/repository';
import type { Rule, Rules } from './rule';

/** A rule on each scope map by itself, including those that belong to one token. */
function eachScopeMap(check: (scopeMap: ScopeMapModel, model: RegistryModel) => readonly Fault[]): Rule {
  return (model) => {
    const { changedScopeMaps, changedTokens } = model;
    return madeScopeMaps(changedScopeMaps, changedTokens).flatMap((scopeMap) => check(scopeMap, model));
  };
}

export const refused = {
  /** azurerm 4.55.0, containers/validate/container_registry_scope_map_name.go. */
  scopeMapNamesAreValid: ({ changedScopeMaps }) =>
    // The scope map of a token is named after it, and valid where the token's name is.
    changedScopeMaps.flatMap(({ named }): Fault[] => {
      const { pattern, max } = limits.scopeMapName;
      const name = plain(named.value);
      if (name === undefined || pattern.test(name)) return [];
      const valid = `set 5 to ${max} letters, digits and "-"`;
      const todo = name.startsWith('_')
        ? `${valid}; for a scope map of Azure itself, set systemScopeMap of the token`
        : valid;
      return [nameFault(named, todo)];
    }),

  tokenPermissionsAreGiven: eachScopeMap(({ permissions }) => {
    if (permissions === undefined) return [];
    if (permissions.value.length === 0) {
      const todo = 'list what the token may do, such as TokenPermission.pull("products/*")';
      return [fault({ path: permissions.path, value: [] }, 'is empty', todo)];
    }
    return permissions.value.flatMap(({ actions }) =>
      actions?.value.length === 0
        ? [fault({ path: actions.path, value: [] }, 'is empty', 'list an action, such as TokenAction.CONTENT_READ')]
        : [],
    );
  }),

  /** container-registry-token-based-repository-permissions.md, wildcards: "*" alone or at the end, after a slash. */
  tokenRepositoriesAreWellFormed: eachScopeMap(({ permissions }, { loginServer }) =>
    (permissions?.value ?? []).flatMap((permission) => repositoryFaults(permission, loginServer)),
  ),

  scopeMapsFitTheLimit: eachScopeMap(({ path, actions }) => {
    const repositories = new Set(actions.map(({ key }) => key.split('/').slice(1, -2).join('/'))).size;
    const most = limits.scopeMap;
    const option = `${path}.permissions`;
    const todo = 'use "path/*" for all repositories below a path, or several tokens';
    if (repositories > most.repositories) {
      return [
        { option, what: `contain ${repositories} repositories, and the limit of Azure is ${most.repositories}`, todo },
      ];
    }
    return actions.length > most.actions
      ? [{ option, what: `contain ${actions.length} actions, and the limit of Azure is ${most.actions}`, todo }]
      : [];
  }),

  /** azurerm 4.55.0, containers/container_registry_scope_map_resource.go. */
  scopeMapDescriptionsFit: eachScopeMap(({ description }) => {
    const bytes = Buffer.byteLength((description && plain(description.value)) ?? '');
    return description !== undefined && bytes > limits.scopeMapDescriptionBytes
      ? [fault(description, `has ${bytes} bytes`, `use at most ${limits.scopeMapDescriptionBytes}`)]
      : [];
  }),
} satisfies Rules;

function repositoryFaults({ repository }: TokenPermissionReading, loginServer: string | undefined): Fault[] {
  const text = plain(repository.value);
  if (text === undefined) return [];
  const most = limits.repositoryNameLength;
  return text.length > most
    ? [fault(repository, `has ${text.length} characters`, `use at most ${most}`)]
    : targetFaults(repository, text, loginServer);
}
