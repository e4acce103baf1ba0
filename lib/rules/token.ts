import * as limits from '../azure/limits';
import { show, type Fault } from '../errors';
import type { ScopeMapModel, TokenMemberModel, TokenModel } from '../model/contents';
import type { RegistryModel } from '../model/model';
import { madeScopeMaps } from '../model/token';
import type { Stated } from '../reading/notes';
import type { SharedScopeMapReading, TokenPermissionReading } from '../reading/token';
import { identityOf, known, plain } from '../text';
import { fault } from './checks/fault';
import { malformedIds, repeatedIds } from './checks/ids';
import { nearestOf } from './checks/nearest';
import { repeats } from './checks/repeats';
import { targetFaults } from './checks/repository';
import { resourceIdFaults } from './checks/resource-id';
import type { Rule, Rules } from './rule';

/** A rule on each token by itself. One that has not changed is known to be sound. */
function eachToken(check: (token: TokenModel, model: RegistryModel) => readonly Fault[]): Rule {
  return (model) => model.changedTokens.flatMap((token) => check(token, model));
}

/** A rule on each scope map by itself, also those that tokens have for themselves. */
function eachScopeMap(check: (scopeMap: ScopeMapModel, model: RegistryModel) => readonly Fault[]): Rule {
  return (model) => {
    const { changedScopeMaps, changedTokens } = model;
    return madeScopeMaps(changedScopeMaps, changedTokens).flatMap((scopeMap) => check(scopeMap, model));
  };
}

export const refused = {
  tokenIdsAreValid: ({ changedScopeMaps, changedTokens }) => [
    ...malformedIds(changedScopeMaps, 'Stores'),
    ...malformedIds(changedTokens, 'Store42'),
  ],

  tokenIdsAreDistinct: ({ scopeMaps, tokens }) => [
    ...repeatedIds(scopeMaps, 'scope map'),
    ...repeatedIds(
      tokens.filter((token) => token.variable === undefined),
      'token',
    ),
    ...repeatedIds(
      tokens.filter((token) => token.variable !== undefined),
      'pair',
    ),
  ],

  /** azurerm 4.55.0, containers/validate/container_registry_token_name.go. */
  tokenNamesAreValid: eachToken(({ members: [{ named }], variable }) => {
    const { pattern, max } = limits.tokenName;
    const name = plain(named.value);
    if (name === undefined || pattern.test(name)) return [];
    const range = variable === undefined ? `5 to ${max}` : `3 to ${max - 2}`;
    const stated = variable === undefined ? named : { ...named, value: name.slice(0, -2) };
    return [nameFault(stated, `set ${range} letters, digits and "-", beginning with a letter`)];
  }),

  /** azurerm 4.55.0, containers/validate/container_registry_scope_map_name.go. */
  scopeMapNamesAreValid: ({ changedScopeMaps }) =>
    // Those of tokens are sound where the name of the token is.
    changedScopeMaps.flatMap(({ named }): Fault[] => {
      const { pattern, max } = limits.scopeMapName;
      const name = plain(named.value);
      if (name === undefined || pattern.test(name)) return [];
      const todo = name.startsWith('_')
        ? 'set 5 to 49 letters, digits and "-"; those of Azure itself are systemScopeMap of a token'
        : `set 5 to ${max} letters, digits and "-"`;
      return [nameFault(named, todo)];
    }),

  /** Azure does not compare names by case. */
  tokenNamesAreDistinct: ({ scopeMaps, tokens }) => [
    ...sameNames(tokens.flatMap(({ path, id, members }) => members.map((member) => ({ ...member, path, id })))),
    ...sameNames(madeScopeMaps(scopeMaps, tokens)),
  ],

  tokensHaveOneScopeMap: eachToken(({ path, options: { permissions, scopeMap, systemScopeMap } }, { stated }) => {
    const given = { permissions, scopeMap, systemScopeMap };
    const ways = Object.keys(given).filter((way) => given[way as keyof typeof given] !== undefined);
    if (ways.length === 1) return [];
    const example = 'such as permissions: [TokenPermission.pull("products/*")]';
    if (ways.length > 1) {
      const what = `has ${new Intl.ListFormat('en').format(ways)}, and a token has one scope map`;
      return [{ option: path, what, todo: 'keep one of them' }];
    }
    // What could not be read is reported as that.
    return isNoted(stated.notes, path)
      ? []
      : [{ option: path, what: 'has none of permissions, scopeMap and systemScopeMap', todo: `set one, ${example}` }];
  }),

  tokenScopeMapsExist: eachToken(({ scopeMap: { shared } }, model) =>
    shared === undefined ? [] : sharedFaults(shared.stated, shared.declared !== undefined, model),
  ),

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
    const todo = 'use "path/*" for all below a path, or several tokens';
    if (repositories > most.repositories) {
      return [{ option, what: `come to ${repositories} repositories, and Azure takes ${most.repositories}`, todo }];
    }
    return actions.length > most.actions
      ? [{ option, what: `come to ${actions.length} actions, and Azure takes ${most.actions}`, todo }]
      : [];
  }),

  /** azurerm 4.55.0, containers/container_registry_scope_map_resource.go. */
  scopeMapDescriptionsFit: eachScopeMap(({ description }) => {
    const bytes = Buffer.byteLength((description && plain(description.value)) ?? '');
    return description !== undefined && bytes > limits.scopeMapDescriptionBytes
      ? [fault(description, `has ${bytes} bytes`, `use at most ${limits.scopeMapDescriptionBytes}`)]
      : [];
  }),

  /** azurerm 4.55.0, containers/container_registry_token_password_resource.go: RFC 3339. */
  tokenExpiriesAreTimes: eachToken((token) =>
    expiriesOf(token).flatMap((expiry): Fault[] => {
      const text = plain(expiry.value);
      if (text === undefined || isTime(text)) return [];
      const meant = timeMeant(text);
      const todo =
        meant === undefined ? 'write date, time and zone, as "2027-06-30T00:00:00Z"' : `did you mean ${show(meant)}?`;
      return [fault(expiry, 'is not a time with its zone', todo)];
    }),
  ),

  /** A time that is another one in every plan would replace the passwords in every plan. */
  tokenExpiriesStay: eachToken((token) =>
    expiriesOf(token)
      .filter(({ value }) => !known(value) && changesInEveryPlan.test(identityOf(value)))
      .map((expiry) =>
        fault(
          expiry,
          'is another one in every plan, which would replace the passwords each time',
          'write a date, or use the time of a time_rotating',
        ),
      ),
  ),

  /** azurerm 4.55.0: to make the passwords of a token that has some is an error at apply, and an import brings no values. */
  adoptedTokensKeepTheirPasswords: eachToken(({ path, variable, members }) =>
    members
      .filter(({ importId, passwords }) => importId !== undefined && passwords !== undefined)
      .map(({ name }) => ({
        option: variable === undefined ? `${path}.passwords` : path,
        what: `has Terraform make the passwords of the adopted token ${show(name)}, which fails if it has any`,
        todo: 'leave them out, or delete those that it has (az acr token credential delete) and take its id out of adopt.tokenIds once it is imported',
      })),
  ),

  tokenVariablesAreValid: eachToken(({ variable }) => {
    if (variable === undefined || !known(variable.value)) return [];
    const { pattern, reserved, max } = limits.variableName;
    if (reserved.has(variable.value)) {
      const todo = `use another name, such as "stores_token"; these names are reserved: ${[...reserved].join(', ')}`;
      return [fault(variable, 'is a name that is reserved', todo)];
    }
    if (pattern.test(variable.value) && variable.value.length <= max) return [];
    const todo = `use up to ${max} letters, digits, "_" and "-", not beginning with a digit, such as "stores_token"`;
    return [fault(variable, 'is a name that Terraform refuses for a variable', todo)];
  }),

  /** Azure Container Registry service tiers, limits. */
  tokensFitTheTier: ({ scopeMaps, tokens, sku }) => {
    const most = limits.tokensOf[sku];
    const counts = {
      tokens: tokens.reduce((sum, { members }) => sum + members.length, 0),
      'scope maps': madeScopeMaps(scopeMaps, tokens).length,
    };
    return Object.entries(counts)
      .filter(([, count]) => count > most)
      .map(([what, count]) => ({
        option: 'tokens',
        what: `come to ${count} ${what}, and sku "${sku}" allows ${most}`,
        todo: what === 'tokens' ? 'raise the tier' : 'share scope maps with addScopeMap, or raise the tier',
      }));
  },
} satisfies Rules;

/** A call for the password of a token. */
export interface PasswordCall {
  readonly token: TokenModel;
  readonly member: TokenMemberModel;
}

export const refusedOfPasswords = {
  tokensHavePasswords: ({ token: { path }, member: { passwords } }) =>
    passwords === undefined
      ? [
          {
            option: `${path}.passwords`,
            what: 'is not set, so Terraform knows no password',
            todo: 'set it, {} will do',
          },
        ]
      : [],
} satisfies Rules<PasswordCall>;

function nameFault(named: Stated<string>, todo: string): Fault {
  const length = plain(named.value)?.length ?? 0;
  const isLong = /^[a-zA-Z][a-zA-Z0-9-]*$/.test(named.value);
  return fault(named, isLong ? `is ${length} characters long` : 'is not well formed', todo);
}

/** Two of one id are reported as that. */
function sameNames(
  items: readonly { path: string; id: Stated<string>; name: string; named: Stated<string> }[],
): Fault[] {
  return repeats(items, ({ name }) => plain(name)?.toLowerCase())
    .filter(({ item, first }) => item.id.value !== first.id.value || item.path === first.path)
    .map(({ item, first }) => fault(item.named, `is that of ${first.path}`, 'set another name'));
}

function isNoted({ misfits, undecided }: RegistryModel['stated']['notes'], path: string): boolean {
  return [...misfits.map((misfit) => misfit.path), ...undecided].some((noted) => noted.startsWith(`${path}.`));
}

function sharedFaults(
  { path, declared, existing, made }: SharedScopeMapReading,
  isDeclared: boolean,
  { scopeMaps, stated: { registryName } }: RegistryModel,
): Fault[] {
  if (declared !== undefined && !isDeclared && known(declared.value)) {
    const meant = nearestOf(
      declared.value,
      scopeMaps.map(({ id }) => id.value),
    );
    const todo =
      meant === undefined ? 'declare it in scopeMaps, or call addScopeMap before' : `did you mean ${show(meant)}?`;
    return [fault(declared, 'is not the id of a scope map of this registry', todo)];
  }
  const idFaults = resourceIdFaults(existing, 'scopeMap');
  if (idFaults.length > 0) return [...idFaults];
  const owner = made?.registryName.key ?? (existing && plain(existing.value))?.split('/')[8].toLowerCase();
  const isOther = owner !== undefined && known(owner) && known(registryName.value) && owner !== registryName.key;
  const what = `is a scope map of the registry ${show(owner)}`;
  return isOther ? [{ option: path, what, todo: 'pass one of the registry that has the token' }] : [];
}

function repositoryFaults({ repository }: TokenPermissionReading, loginServer: string | undefined): Fault[] {
  const text = plain(repository.value);
  if (text === undefined) return [];
  const most = limits.repositoryNameLength;
  return text.length > most
    ? [fault(repository, `has ${text.length} characters`, `use at most ${most}`)]
    : targetFaults(repository, text, loginServer);
}

/** As the user stated them, each once. */
function expiriesOf({ options }: TokenModel): Stated<string>[] {
  const stated =
    'variable' in options
      ? [options.expiryA, options.expiryB]
      : [options.passwords?.expiry1, options.passwords?.expiry2];
  return stated.filter((expiry) => expiry !== undefined);
}

/** In a template, or as a function of cdktf. */
const changesInEveryPlan = /\b(plan)?timestamp\s*\(|\bname=(plan)?timestamp\b/;

const time = /^(\d{4}-\d\d-\d\d)T(\d\d):([0-5]\d):([0-5]\d)(\.\d+)?(Z|[+-]\d\d:[0-5]\d)$/;

/** Whether Go reads a time of RFC 3339, which has no 30th of February. */
function isTime(text: string): boolean {
  const parts = time.exec(text);
  return parts !== null && Number(parts[2]) < 24 && isDate(parts[1]) && !Number.isNaN(Date.parse(text));
}

function isDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

/** What a date or time without zone, or with a space, stands for; undefined where it is none. */
function timeMeant(text: string): string | undefined {
  const [, date, clock = '00:00', seconds = ':00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?)? ?(Z|[+-]\d\d:\d\d)?$/i.exec(text.trim()) ?? [];
  const meant = `${date}T${clock}${seconds}${zone.toUpperCase()}`;
  return isTime(meant) ? meant : undefined;
}
