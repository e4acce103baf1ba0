import * as limits from '../azure/limits';
import { show, type Fault } from '../errors';
import type { NamedModel, TokenMemberModel, TokenModel } from '../model/contents';
import type { RegistryModel } from '../model/model';
import { madeScopeMaps, pairsOf, singlesOf } from '../model/token';
import { memberPath } from '../reading/kinds';
import type { Stated } from '../reading/notes';
import type { SharedScopeMapReading } from '../reading/token';
import { identityOf, known, plain } from '../text';
import { fault } from './checks/fault';
import { sameRegistryElsewhere } from './checks/elsewhere';
import { malformedIds, nameFault, repeatedIds } from './checks/ids';
import { nearestOf } from './checks/nearest';
import { isNoted, isNotedWithin } from './checks/noted';
import { repeats } from './checks/repeats';
import { resourceIdFaults } from './checks/resource-id';
import type { Rule, Rules } from './rule';

/** A rule on each token by itself. One that has not changed is known to be sound. */
function eachToken(check: (token: TokenModel, model: RegistryModel) => readonly Fault[]): Rule {
  return (model) => model.changedTokens.flatMap((token) => check(token, model));
}

/** Whether anything has changed that could clash. */
function hasChanged({ changedScopeMaps, changedTokens }: RegistryModel): boolean {
  return changedScopeMaps.length + changedTokens.length > 0;
}

export const refused = {
  tokenIdsAreValid: ({ changedScopeMaps, changedTokens }) => [
    ...malformedIds(changedScopeMaps, 'Stores'),
    ...malformedIds(changedTokens, 'Store42'),
  ],

  tokenIdsAreDistinct: (model) =>
    hasChanged(model)
      ? [
          ...repeatedIds(model.scopeMaps, 'scope map'),
          ...repeatedIds(singlesOf(model), 'token'),
          ...repeatedIds(pairsOf(model), 'pair'),
        ]
      : [],

  /** azurerm 4.55.0, containers/validate/container_registry_token_name.go. */
  tokenNamesAreValid: eachToken(({ members: [{ named }], current }) => {
    const { pattern, max } = limits.tokenName;
    const name = plain(named.value);
    if (name === undefined || pattern.test(name)) return [];
    const range = current === undefined ? `5 to ${max}` : `3 to ${max - 2}`;
    const stated = current === undefined ? named : { ...named, value: name.slice(0, -2) };
    return [nameFault(stated, `set ${range} letters, digits and "-", beginning with a letter`)];
  }),

  /** Azure does not compare names by case. */
  tokenNamesAreDistinct: (model) =>
    hasChanged(model)
      ? [
          ...sameNames(tokensOf(model)),
          ...sameNames(scopeMapsOf(model)),
          ...namesElsewhere(model, true, model.changedScopeMaps, model.changedTokens),
        ]
      : [],

  tokensHaveOneScopeMap: eachToken(({ path, options: { permissions, scopeMap, systemScopeMap } }, { stated }) => {
    const given = { permissions, scopeMap, systemScopeMap };
    const ways = Object.keys(given).filter((way) => given[way as keyof typeof given] !== undefined);
    if (ways.length === 1) return [];
    const example = 'such as permissions: [TokenPermission.pull("products/*")]';
    if (ways.length > 1) {
      const what = `has ${new Intl.ListFormat('en').format(ways)}, and a token has one scope map`;
      return [{ option: path, what, todo: 'keep one of them' }];
    }
    // Another rule reports what could not be read.
    return isNotedWithin(stated.notes, path)
      ? []
      : [{ option: path, what: 'has none of permissions, scopeMap and systemScopeMap', todo: `set one, ${example}` }];
  }),

  tokenScopeMapsExist: eachToken(({ scopeMap: { shared } }, model) =>
    shared === undefined ? [] : sharedFaults(shared.stated, shared.declared !== undefined, model),
  ),

  /** azurerm 4.55.0, containers/container_registry_token_password_resource.go: RFC 3339. */
  tokenExpiriesAreTimes: eachToken((token) =>
    expiriesOf(token).flatMap((expiry): Fault[] => {
      const text = plain(expiry.value);
      if (text === undefined || isTime(text)) return [];
      const meant = timeMeant(text);
      const todo =
        meant === undefined
          ? 'use date, time and time zone, such as "2027-06-30T00:00:00Z"'
          : `did you mean ${show(meant)}?`;
      return [fault(expiry, 'is not a date and time with a time zone', todo)];
    }),
  ),

  /** A time that changes in every plan would replace the passwords at every apply. */
  tokenExpiriesStay: eachToken((token) =>
    expiriesOf(token)
      .filter(({ value }) => !known(value) && changesInEveryPlan.test(identityOf(value)))
      .map((expiry) =>
        fault(
          expiry,
          'changes in every plan, which would replace the passwords each time',
          'set a fixed date, or use the time of a time_rotating',
        ),
      ),
  ),

  /** azurerm 4.55.0: creating the passwords of a token that has some fails at apply, and they cannot be imported with their values. */
  adoptedTokensKeepTheirPasswords: eachToken(({ path, current, members }) =>
    members
      .filter(({ importId, passwords }) => importId !== undefined && passwords !== undefined)
      .map(({ name }) => ({
        option: current === undefined ? `${path}.passwords` : path,
        what: `makes Terraform generate passwords of the adopted token ${show(name)}, which fails if it has any`,
        todo: 'leave them out, or delete those that it has (az acr token credential delete) and remove its id from adopt.tokenIds once it is imported',
      })),
  ),

  tokenVariablesAreValid: eachToken(({ current }) => {
    const variable = current?.variable;
    if (variable === undefined || !known(variable.value)) return [];
    const { pattern, reserved, max } = limits.variableName;
    if (reserved.has(variable.value)) {
      const todo = `use another name, such as "stores_token"; these names are reserved: ${[...reserved].join(', ')}`;
      return [fault(variable, 'is a name that Terraform reserves', todo)];
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
        what: `result in ${count} ${what}, and sku "${sku}" allows ${most}`,
        todo: what === 'tokens' ? 'use a higher tier' : 'share scope maps with addScopeMap, or use a higher tier',
      }));
  },
} satisfies Rules;

export const warned = {
  /** Stacks may be alternatives, such as stages, so that what they have in common is only a warning. */
  stacksHaveTokensApart: (model) => namesElsewhere(model, false, model.scopeMaps, model.tokens),
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
            what: 'is not set, so Terraform does not have a password',
            todo: 'set it, {} is enough',
          },
        ]
      : [],
} satisfies Rules<PasswordCall>;

/** Another rule reports two of the same id. */
function sameNames(items: readonly NamedModel[]): Fault[] {
  return repeats(items, ({ key }) => key)
    .filter(({ item, first }) => item.constructId !== first.constructId)
    .map(({ item, first }) => fault(item.named, `is also the name of ${first.path}`, 'set another name'));
}

function tokensOf({ tokens }: Pick<RegistryModel, 'tokens'>): NamedModel[] {
  return tokens.flatMap(({ members }) => members);
}

function scopeMapsOf({ scopeMaps, tokens }: Pick<RegistryModel, 'scopeMaps' | 'tokens'>): NamedModel[] {
  return madeScopeMaps(scopeMaps, tokens);
}

/** Names of tokens and scope maps that other constructs of the app create in the same registry. */
function namesElsewhere(
  model: RegistryModel,
  isInSameStack: boolean,
  scopeMaps: RegistryModel['scopeMaps'],
  tokens: RegistryModel['tokens'],
): Fault[] {
  const others = sameRegistryElsewhere(model, isInSameStack);
  if (others.length === 0) return [];
  return [tokensOf, scopeMapsOf].flatMap((itemsOf) => {
    const there = new Map<string, string>();
    for (const { path, model: other } of others) {
      for (const item of itemsOf(other)) if (item.key !== undefined) there.set(item.key, `'${path}' ${item.path}`);
    }
    return itemsOf({ scopeMaps, tokens }).flatMap(({ named, key = '' }) => {
      const other = there.get(key);
      return other === undefined ? [] : [fault(named, `is also the name of ${other}`, 'set another name')];
    });
  });
}

function sharedFaults(
  { path, declared, existing, made }: SharedScopeMapReading,
  isDeclared: boolean,
  { scopeMaps, stated: { notes, registryName } }: RegistryModel,
): Fault[] {
  if (declared !== undefined && !isDeclared && known(declared.value)) {
    // Another rule reports scope maps that could not be read.
    if (['scopeMaps', memberPath('scopeMaps', declared.value)].some((path) => isNoted(notes, path))) return [];
    const meant = nearestOf(
      declared.value,
      scopeMaps.map(({ id }) => id.value),
    );
    const todo =
      meant === undefined ? 'declare it in scopeMaps, or call addScopeMap first' : `did you mean ${show(meant)}?`;
    return [fault(declared, 'is not the id of a scope map of this registry', todo)];
  }
  const idFaults = resourceIdFaults(existing, 'scopeMap');
  if (idFaults.length > 0) return [...idFaults];
  const owner = made?.registryName.key ?? (existing && plain(existing.value))?.split('/')[8].toLowerCase();
  const isOther = owner !== undefined && known(owner) && known(registryName.value) && owner !== registryName.key;
  const what = `is a scope map of the registry ${show(owner)}`;
  return isOther ? [{ option: path, what, todo: 'pass one of the same registry' }] : [];
}

/** As the user set them, each once. */
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
