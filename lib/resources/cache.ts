import { ContainerRegistryCacheRule } from '@cdktf/provider-azurerm/lib/container-registry-cache-rule';
import { ContainerRegistryCredentialSet } from '@cdktf/provider-azurerm/lib/container-registry-credential-set';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { dependable, type TerraformResourceLifecycle } from 'cdktf';
import type { Construct } from 'constructs';
import type { CacheRuleModel, CredentialSetModel, CredentialsModel } from '../model/contents';
import { lateList } from '../text';
import { addressOf, childOf, importExisting, isInSameStack, type Part, type Site, type Source } from './terraform';

export const part: Part<Source> = {
  follow: (site, { credentialSets, changedCacheRules }) => {
    for (const set of credentialSets) {
      if (setOf(site, set) === undefined) createSet(site, set);
    }
    for (const rule of changedCacheRules) {
      if (ruleOf(site, rule) === undefined) createRule(site, rule);
    }
  },
};

/** A credential set, for the public class. */
export interface MadeCredentialSet {
  readonly registryName: string;
  readonly loginServer: string;
  readonly resource: ContainerRegistryCredentialSet;
  readonly roleAssignment?: RoleAssignment;
  readonly id: () => string;
  readonly principalId: () => string;
}

/** A cache rule, for the public class. */
export interface MadeCacheRule {
  readonly source: string;
  readonly target: string;
  readonly resource: ContainerRegistryCacheRule;
  readonly id: () => string;
}

export function describeSet(site: Site, set: CredentialSetModel): MadeCredentialSet | undefined {
  const resource = setOf(site, set);
  return (
    resource && {
      registryName: site.current().name,
      loginServer: set.options.loginServer.value,
      resource,
      roleAssignment: childOf(resource, 'Access', RoleAssignment),
      id: () => site.referenceTo(resource, 'id', () => resource.id),
      principalId: () => principalOf(site, resource),
    }
  );
}

export function describeRule(site: Site, rule: CacheRuleModel): MadeCacheRule | undefined {
  const resource = ruleOf(site, rule);
  const { source, target } = rule;
  return (
    resource && {
      source,
      target,
      resource,
      id: () => site.referenceTo(resource, 'id', () => resource.id),
    }
  );
}

function placeOf(site: Site, { options }: CredentialSetModel | CacheRuleModel): Construct {
  return options.scope?.value ?? site.scope;
}

function setId(site: Site, set: CredentialSetModel): string {
  return site.idIn(placeOf(site, set), `CredentialSet-${set.id.value}`);
}

function ruleId(site: Site, rule: CacheRuleModel): string {
  return site.idIn(placeOf(site, rule), `CacheRule-${rule.id.value}`);
}

function setOf(site: Site, set: CredentialSetModel): ContainerRegistryCredentialSet | undefined {
  return childOf(placeOf(site, set), setId(site, set), ContainerRegistryCredentialSet);
}

function ruleOf(site: Site, rule: CacheRuleModel): ContainerRegistryCacheRule | undefined {
  return childOf(placeOf(site, rule), ruleId(site, rule), ContainerRegistryCacheRule);
}

function principalOf(site: Site, set: ContainerRegistryCredentialSet): string {
  return site.referenceTo(set, 'identity[0].principal_id', () => set.identity.principalId);
}

function createSet(site: Site, set: CredentialSetModel): void {
  const { name, options, importId } = set;
  const { loginServer, usernameSecretId, passwordSecretId, keyVaultId } = options;
  const scope = placeOf(site, set);
  const meta = site.metaIn(scope, options.provider?.value);
  const created = new ContainerRegistryCredentialSet(scope, setId(site, set), {
    name,
    containerRegistryId: site.registryId,
    loginServer: loginServer.value,
    authenticationCredentials: {
      usernameSecretId: usernameSecretId.value,
      passwordSecretId: passwordSecretId.value,
    },
    identity: { type: 'SystemAssigned' },
    ...meta,
  });
  if (importId !== undefined) importExisting(created, importId);
  if (scope !== site.scope) site.elsewhere.push(created);
  if (keyVaultId === undefined) return;
  const access = new RoleAssignment(created, 'Access', {
    scope: keyVaultId.value,
    roleDefinitionName: 'Key Vault Secrets User',
    principalId: principalOf(site, created),
    // Set, because Azure may not be able to look up a new identity yet.
    principalType: 'ServicePrincipal',
    ...meta,
  });
  if (scope !== site.scope) site.elsewhere.push(access);
}

function createRule(site: Site, rule: CacheRuleModel): void {
  const { name, source, target, options, credentials, importId } = rule;
  const scope = placeOf(site, rule);
  const meta = site.metaIn(scope, options.provider?.value);
  const set = credentials && setOfRule(site, scope, credentials);
  const created = new ContainerRegistryCacheRule(scope, ruleId(site, rule), {
    name,
    containerRegistryId: site.registryId,
    sourceRepo: source,
    targetRepo: target,
    credentialSetId: set?.id,
    lifecycle: lifecycleOf(rule),
    ...meta,
  });
  const access = set?.access;
  // Without the role pulls would fail. Its name in Terraform is read at synth.
  if (access !== undefined && isInSameStack(access, created)) {
    created.dependsOn = lateList(() => [...(meta.dependsOn ?? []).map(dependable), addressOf(access)]);
  }
  if (importId !== undefined) importExisting(created, importId);
  if (scope !== site.scope) site.elsewhere.push(created);
}

/** The id of the set that a rule uses, and the role assignment that it depends on. */
function setOfRule(
  site: Site,
  place: Construct,
  { stated, declared }: CredentialsModel,
): { readonly id: string; readonly access?: RoleAssignment } | undefined {
  const set = declared === undefined ? stated.made : describeSet(site, declared);
  if (set === undefined) return stated.existing && { id: stated.existing.value };
  const { resource, roleAssignment } = set;
  return { id: isInSameStack(resource, place) ? plannedIdOf(site, resource) : set.id(), access: roleAssignment };
}

/**
 * The id of a set, composed of values that are known at plan: azurerm treats an id that is not known yet, of a new or
 * replaced set, as removed, and replaces the rule. The id of a set in another stack is known, because that stack is
 * deployed before.
 */
function plannedIdOf(site: Site, set: ContainerRegistryCredentialSet): string {
  const registryId = site.referenceTo(set, 'container_registry_id', () => set.containerRegistryId);
  return `${registryId}/credentialSets/${site.referenceTo(set, 'name', () => set.name)}`;
}

function lifecycleOf({ preventDestroy, importId, options }: CacheRuleModel): TerraformResourceLifecycle | undefined {
  // Removing the credentials of a rule replaces it.
  const ignoreChanges =
    importId !== undefined && options.credentialSet === undefined ? ['credential_set_id'] : undefined;
  if (!preventDestroy && ignoreChanges === undefined) return undefined;
  return { preventDestroy: preventDestroy ? true : undefined, ignoreChanges };
}
