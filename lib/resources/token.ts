import { ContainerRegistryScopeMap } from '@cdktf/provider-azurerm/lib/container-registry-scope-map';
import { ContainerRegistryToken } from '@cdktf/provider-azurerm/lib/container-registry-token';
import { ContainerRegistryTokenPassword } from '@cdktf/provider-azurerm/lib/container-registry-token-password';
import {
  TerraformLocal,
  TerraformStack,
  TerraformVariable,
  Token,
  VariableType,
  type TerraformResource,
  type TerraformResourceLifecycle,
} from 'cdktf';
import type { Construct } from 'constructs';
import type { CurrentTokenModel, ScopeMapModel, TokenMemberModel, TokenModel } from '../model/contents';
import type { Stated } from '../reading/notes';
import { expression, known, late } from '../text';
import { addressOf, childOf, importExisting, unstated, type Part, type Site, type Source } from './terraform';

export const part: Part<Source> = {
  follow: (site, { changedScopeMaps, changedTokens }) => {
    for (const scopeMap of changedScopeMaps) createScopeMap(site, scopeMap);
    for (const token of changedTokens) {
      if (token.scopeMap.own !== undefined) createScopeMap(site, token.scopeMap.own);
      for (const index of token.members.keys()) createToken(site, token, index);
      if (token.current !== undefined) declareCurrent(site, token, token.current);
    }
  },
};

/** A scope map, for the public class. */
export interface MadeScopeMap {
  readonly registryName: string;
  readonly resource: ContainerRegistryScopeMap;
  readonly id: () => string;
}

/** A token, for the public class. */
export interface MadeToken {
  readonly token: TokenModel;
  readonly member: TokenMemberModel;
  readonly resource: ContainerRegistryToken;
  readonly passwordResource?: ContainerRegistryTokenPassword;
  readonly scopeMapResource?: ContainerRegistryScopeMap;
  readonly attribute: (name: 'id' | 'name' | 'scopeMapId') => string;
  readonly password: (which: 1 | 2) => string;
}

/** A pair of tokens, for the public class. */
interface MadePair {
  readonly a: MadeToken;
  readonly b: MadeToken;
  readonly current: MadeCurrent;
}

/** Which of two tokens is current. */
export interface MadeCurrent {
  readonly variable: TerraformVariable;
  readonly name: () => string;
  readonly password: () => string;
}

export function describeScopeMap(site: Site, scopeMap: ScopeMapModel): MadeScopeMap | undefined {
  const resource = scopeMapIn(site, scopeMap);
  return (
    resource && {
      registryName: site.current().name,
      resource,
      id: () => idOf(site, resource),
    }
  );
}

/** @param index which of a pair */
export function describeToken(site: Site, token: TokenModel, index = 0): MadeToken | undefined {
  const resource = childIn(site, token, token.members[index].constructId, ContainerRegistryToken);
  if (resource === undefined) return undefined;
  const passwordResource = childOf(resource, passwordsId, ContainerRegistryTokenPassword);
  const { own, shared } = token.scopeMap;
  const scopeMap = own ?? shared?.declared;
  return {
    token,
    member: token.members[index],
    resource,
    passwordResource,
    scopeMapResource: scopeMap === undefined ? shared?.stated.made?.resource : scopeMapIn(site, scopeMap),
    attribute: (name) =>
      site.referenceTo(resource, name === 'scopeMapId' ? 'scope_map_id' : name, () => resource[name]),
    password: (which) => passwordOf(site, passwordResource, which),
  };
}

/** The id below the token, where ids of the user's choice cannot clash with it. */
const passwordsId = 'Passwords';

export function describePair(site: Site, pair: TokenModel): MadePair | undefined {
  const [a, b] = [describeToken(site, pair, 0), describeToken(site, pair, 1)];
  const { nameId = '', passwordId = '', variable: stated } = pair.current ?? {};
  const name = childIn(site, pair, nameId, TerraformLocal);
  const password = childIn(site, pair, passwordId, TerraformLocal);
  const variable = childOf(TerraformStack.of(placeOf(site, pair)), stated?.value ?? '', TerraformVariable);
  if (a === undefined || b === undefined) return undefined;
  if (name === undefined || password === undefined || variable === undefined) return undefined;
  const refer = (local: TerraformLocal) => () => site.referenceToLocal(local);
  return { a, b, current: { variable, name: refer(name), password: refer(password) } };
}

function placeOf(site: Site, { options }: ScopeMapModel | TokenModel): Construct {
  return options.scope?.value ?? site.scope;
}

function childIn<T>(
  site: Site,
  model: ScopeMapModel | TokenModel,
  id: string,
  kind: new (...args: never[]) => T,
): T | undefined {
  const scope = placeOf(site, model);
  return childOf(scope, site.idIn(scope, id), kind);
}

function scopeMapIn(site: Site, scopeMap: ScopeMapModel): ContainerRegistryScopeMap | undefined {
  return childIn(site, scopeMap, scopeMap.constructId, ContainerRegistryScopeMap);
}

function idOf(site: Site, resource: ContainerRegistryScopeMap | ContainerRegistryToken): string {
  return site.referenceTo(resource, 'id', () => resource.id);
}

function passwordOf(site: Site, resource: ContainerRegistryTokenPassword | undefined, which: 1 | 2): string {
  if (resource === undefined) return '';
  return site.referenceTo(resource, `password${which}[0].value`, () => resource[`password${which}`].value);
}

/** What all resources of a token have in common: the scope, the registry, and the provider. */
function commonOf(site: Site, model: ScopeMapModel | TokenModel) {
  const scope = placeOf(site, model);
  const keep = <R extends TerraformResource>(created: R, importId?: string): R => {
    if (importId !== undefined) importExisting(created, importId);
    if (scope !== site.scope) site.elsewhere.push(created);
    return created;
  };
  const meta = site.metaIn(scope, model.options.provider?.value);
  // References, so that Terraform creates the registry before and destroys it after.
  const registry = { containerRegistryName: site.registryName, resourceGroupName: site.resourceGroupName };
  return { scope, idIn: (id: string) => site.idIn(scope, id), keep, meta, registry };
}

function createScopeMap(site: Site, scopeMap: ScopeMapModel): void {
  const { scope, idIn, keep, meta, registry } = commonOf(site, scopeMap);
  const { constructId, name, description, preventDestroy, importId } = scopeMap;
  const ignoreChanges = importId === undefined ? [] : unstated(scopeMapAttributes, scopeMap);
  keep(
    new ContainerRegistryScopeMap(scope, idIn(constructId), {
      name,
      ...registry,
      description: description?.value,
      actions: actionsOf(scopeMap),
      lifecycle: lifecycleOf(preventDestroy, ignoreChanges),
      ...meta,
    }),
    importId,
  );
}

const scopeMapAttributes: Readonly<Record<string, (scopeMap: ScopeMapModel) => unknown>> = {
  description: ({ description }) => description,
};

/** Late-bound actions are sorted by Terraform. */
function actionsOf({ actions }: ScopeMapModel): string[] {
  const texts = actions.map(({ text }) => text);
  return texts.every(known) ? texts : Token.asList(expression`sort(distinct(${texts}))`);
}

function createToken(site: Site, token: TokenModel, index: number): void {
  const { scope, idIn, keep, meta, registry } = commonOf(site, token);
  const member = token.members[index];
  const { name, enabled, importId, passwords } = member;
  const ignoreChanges = importId === undefined ? [] : unstated(tokenAttributes, member);
  const created = keep(
    new ContainerRegistryToken(scope, idIn(member.constructId), {
      name,
      ...registry,
      scopeMapId: scopeMapIdOf(site, token),
      enabled: ignoreChanges.includes('enabled') ? undefined : (enabled ?? true),
      lifecycle: lifecycleOf(token.preventDestroy, ignoreChanges),
      ...meta,
    }),
    importId,
  );
  if (passwords === undefined) return;
  const { expiry1, expiry2 } = passwords;
  const blocks = { password1: expiry1, password2: expiry2 };
  const password = keep(
    new ContainerRegistryTokenPassword(created, passwordsId, {
      containerRegistryTokenId: idOf(site, created),
      // Always both: one that is added later would never be created, and would replace the other at every apply.
      password1: passwordBlock(expiry1),
      password2: passwordBlock(expiry2),
      ...meta,
    }),
  );
  password.lifecycle = passwordLifecycle(password, name, blocks);
}

/** Empty instead of an undefined date, with which cdktf would omit the block. */
function passwordBlock(expiry: Stated<string> | undefined): { readonly expiry?: string } {
  return expiry === undefined ? {} : { expiry: expiry.value };
}

const tokenAttributes: Readonly<Record<string, (member: TokenMemberModel) => unknown>> = {
  enabled: ({ enabled }) => enabled,
};

function scopeMapIdOf(site: Site, { scopeMap: { own, shared, system } }: TokenModel): string {
  const made = own ?? shared?.declared;
  const resource = made && scopeMapIn(site, made);
  if (resource !== undefined) return idOf(site, resource);
  if (system !== undefined) return `${site.registryId}/scopeMaps/${system}`;
  return shared?.stated.made?.id() ?? shared?.stated.existing?.value ?? '';
}

function lifecycleOf(preventDestroy: boolean, ignoreChanges: string[]): TerraformResourceLifecycle | undefined {
  if (!preventDestroy && ignoreChanges.length === 0) return undefined;
  return {
    preventDestroy: preventDestroy ? true : undefined,
    ignoreChanges: ignoreChanges.length === 0 ? undefined : ignoreChanges,
  };
}

/**
 * Keeps both passwords unless somebody asks to replace them, which azurerm would do for a changed expiry. A plan
 * reports an expiry that differs from the code. No `create_before_destroy`: the provider refuses to create passwords
 * for a token that has some.
 */
function passwordLifecycle(
  password: ContainerRegistryTokenPassword,
  name: string,
  blocks: Readonly<Record<string, Stated<string> | undefined>>,
): TerraformResourceLifecycle | undefined {
  const fixed = Object.entries(blocks).filter(([, expiry]) => expiry === undefined || known(expiry.value));
  if (fixed.length === 0) return undefined;
  const parts = fixed.map(([block, expiry]) => {
    const present = `self.${block}[0].expiry`;
    return {
      stated: expiry?.value ?? 'never',
      present: `\${try(coalesce(${present}, "never"), "never")}`,
      isSame:
        expiry === undefined
          ? `try(length(${present}), 0) == 0`
          : `try(timecmp(${present}, "${expiry.value}") == 0, false)`,
    };
  });
  const listed = (part: 'stated' | 'present') => parts.map((each) => each[part]).join(' and ');
  const whose = known(name) ? ` of the token ${name}` : '';
  const address = late(() => addressOf(password));
  return {
    ignoreChanges: fixed.map(([block]) => block),
    postcondition: [
      {
        condition: `\${${parts.map(({ isSame }) => isSame).join(' && ')}}`,
        errorMessage: `${fixed.map(([block]) => block).join(' and ')}${whose} ${fixed.length === 1 ? 'expires' : 'expire'} ${listed('stated')} in the code, and ${listed('present')} in Azure. A change replaces both passwords at once, so Terraform does it only if you ask for it: set what is in Azure, or add -replace=${address} to plan and apply when clients can get new passwords.`,
      },
    ],
  };
}

/**
 * Declares the variable that decides which token is current, with locals for its name and password, so that other
 * stacks can refer to them.
 */
function declareCurrent(
  site: Site,
  token: TokenModel,
  { variable: { value: variable }, ...ids }: CurrentTokenModel,
): void {
  const { scope, idIn } = commonOf(site, token);
  const { name: registry } = site.current();
  const whose = known(registry) ? ` of ${registry}` : '';
  const declared = new TerraformVariable(TerraformStack.of(scope), variable, {
    type: VariableType.STRING,
    default: 'a',
    nullable: false,
    description: `Which token of the pair ${token.id.value}${whose} is current, a or b.`,
  });
  declared.addValidation({
    condition: `\${contains(["a", "b"], var.${variable})}`,
    errorMessage: `${variable} must be a or b, the current token of the pair.`,
  });
  const [a, b] = token.members.map((_, index) => describeToken(site, token, index));
  const choose = (id: string, attribute: (made: MadeToken | undefined) => string | undefined) =>
    new TerraformLocal(
      scope,
      idIn(id),
      expression([`var.${variable} == "b" ? `, ' : ', ''], attribute(b), attribute(a)),
    );
  choose(ids.nameId, (made) => made?.attribute('name'));
  choose(ids.passwordId, (made) => made?.password(1));
}
