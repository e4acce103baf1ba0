import type { Fault, RuleFault } from '../errors';
import {
  adoptedEndpointsKeepTheirDns,
  adoptedIdsAreValid,
  adoptedNetworkRulesAreWhole,
  adoptedPartsAreDeclared,
  adoptedRegistriesAreThisOne,
  adoptedReplicasAreStatedInFull,
  adoptedReplicasStateTheirZones,
} from './adoption';
import {
  encryptionClientIdsAreValid,
  encryptionKeysAreValid,
  encryptionKeysRotate,
  identityIdsAreValid,
} from './identity';
import { locksAreLiftedForRemovals, readOnlyLocksLeaveTerraformAble } from './lock';
import {
  actionGroupsAreValid,
  alertRegionsAreNamed,
  alertsReachSomebody,
  alertsTellOfSomething,
  diagnosticsAreWellFormed,
  diagnosticsHaveADestination,
  diagnosticsSendSomething,
  storageAlertsCanFire,
} from './monitoring';
import { registryNameIsNotReserved, registryNameIsValid, resourceGroupNameIsValid } from './names';
import {
  ipRangesAreDistinct,
  ipRangesArePublic,
  ipRangesAreValid,
  ipRangesFitTheLimit,
  networkRulesHaveEffect,
} from './network';
import { optionsAreDecidedAtSynth, optionsAreSpelledRight, optionsHaveTheirType } from './options';
import {
  assignmentsOfIdentitiesAreListed,
  builtInRolesExist,
  deployerGroupsAreValid,
  deployerLooksOnce,
  deployerMayDoAll,
  deployerScopesAreValid,
  grantIdsAreDistinct,
  grantIdsAreValid,
  grantsAreDistinct,
  grantsToRepositoriesAreWellFormed,
  principalIdsAreValid,
  roleAssignmentModeHasItsProvider,
} from './permissions';
import {
  exportPolicyNeedsPrivateAccess,
  retentionIsInRange,
  trustPolicyIsNotUsed,
  trustPolicyIsWithoutEncryption,
} from './policies';
import {
  dataEndpointsAreOnWithPrivateLink,
  networksAreInOneRegion,
  networksHaveOneZone,
  privateDnsIsChosen,
  privateDnsZonesAreOfRegistries,
  privateEndpointNamesAreDistinct,
  privateEndpointNamesAreValid,
  privateEndpointsFitTheLimit,
  privateLinkIdsAreValid,
  privateLinkIsPrivate,
  regionsHaveZonesOfTheirOwn,
  requestMessagesAreValid,
  securityGroupsAreDistinct,
  staticIpsAreUsable,
  staticIpsNameEveryMember,
  subnetPrefixesAreValid,
  subnetsHoldTheirEndpoints,
  zonesHaveGroupsOfTheirOwn,
} from './private-link';
import {
  dataEndpointsAreOn,
  regionsAreServed,
  repositoriesAreWellFormed,
  tagsAndDigestsAreWellFormed,
} from './questions';
import {
  regionsAreEstablished,
  regionsAreOfOneCloud,
  regionsAreUnrestricted,
  regionsExist,
  regionsOfferRegistries,
  statedRegionsAreDistinct,
  statedRegionsHaveNames,
} from './regions';
import {
  registryIsReplicated,
  replicaRegionsAreKnown,
  replicasAreAtLeastTwo,
  replicasAreAwayFromHome,
  replicasAreDistinct,
  replicasAreInRotation,
} from './replicas';
import { roleNamesAreGiven, rolesAreForRegistries, roleScopesAreResourceGroups } from './role-definition';
import {
  homeRegionIsInRotation,
  regionsStayInRotation,
  rotationVariablesAreFree,
  rotationVariablesAreValid,
} from './rotation';
import type { Rule } from './rule';
import { tagsFitAzure } from './tags';
import { anonymousPullNeedsStandard, premiumFeaturesNeedPremium } from './tier';
import { timeoutsAreDurations } from './timeouts';
import {
  webhookActionsAreGiven,
  webhookHeadersAreWellFormed,
  webhookNamesAreDistinct,
  webhookNamesFit,
  webhookRegionsAreDistinct,
  webhookRegionsAreKnown,
  webhookRegionsAreServed,
  webhookScopesAreWellFormed,
  webhookSecretsAreVariables,
  webhooksFitTheTier,
  webhookUrisAreEncrypted,
  webhookUrisAreKeptOfAdoptedOnes,
  webhookUrisAreValid,
  webhooksWithoutRegionAreOfOne,
} from './webhooks';
import { homeRegionHasZones, zonesAreStated, zonesAreNotDisabled, zonesExistWhereAsked } from './zones';

/** What must be true of a registry: one that breaks a rule is refused. In the order in which faults are told. */
export const rules = {
  optionsHaveTheirType,
  optionsAreSpelledRight,
  optionsAreDecidedAtSynth,
  registryNameIsValid,
  resourceGroupNameIsValid,
  replicaRegionsAreKnown,
  replicasAreAwayFromHome,
  replicasAreDistinct,
  rotationVariablesAreValid,
  rotationVariablesAreFree,
  premiumFeaturesNeedPremium,
  anonymousPullNeedsStandard,
  regionsExist,
  regionsOfferRegistries,
  regionsAreOfOneCloud,
  statedRegionsHaveNames,
  statedRegionsAreDistinct,
  zonesExistWhereAsked,
  ipRangesAreValid,
  ipRangesArePublic,
  ipRangesAreDistinct,
  ipRangesFitTheLimit,
  identityIdsAreValid,
  encryptionKeysAreValid,
  encryptionClientIdsAreValid,
  retentionIsInRange,
  exportPolicyNeedsPrivateAccess,
  trustPolicyIsWithoutEncryption,
  privateEndpointsFitTheLimit,
  privateEndpointNamesAreValid,
  privateEndpointNamesAreDistinct,
  securityGroupsAreDistinct,
  networksAreInOneRegion,
  privateLinkIdsAreValid,
  privateDnsIsChosen,
  privateDnsZonesAreOfRegistries,
  networksHaveOneZone,
  zonesHaveGroupsOfTheirOwn,
  subnetPrefixesAreValid,
  subnetsHoldTheirEndpoints,
  staticIpsNameEveryMember,
  staticIpsAreUsable,
  requestMessagesAreValid,
  dataEndpointsAreOnWithPrivateLink,
  webhookNamesFit,
  webhookNamesAreDistinct,
  webhookRegionsAreKnown,
  webhookRegionsAreServed,
  webhookRegionsAreDistinct,
  webhooksWithoutRegionAreOfOne,
  webhookActionsAreGiven,
  webhookUrisAreValid,
  webhookUrisAreKeptOfAdoptedOnes,
  webhookScopesAreWellFormed,
  webhookHeadersAreWellFormed,
  webhooksFitTheTier,
  readOnlyLocksLeaveTerraformAble,
  diagnosticsHaveADestination,
  diagnosticsSendSomething,
  diagnosticsAreWellFormed,
  alertsTellOfSomething,
  alertsReachSomebody,
  actionGroupsAreValid,
  alertRegionsAreNamed,
  storageAlertsCanFire,
  builtInRolesExist,
  deployerMayDoAll,
  deployerScopesAreValid,
  deployerGroupsAreValid,
  deployerLooksOnce,
  grantIdsAreValid,
  grantIdsAreDistinct,
  principalIdsAreValid,
  grantsAreDistinct,
  grantsToRepositoriesAreWellFormed,
  adoptedIdsAreValid,
  adoptedRegistriesAreThisOne,
  adoptedPartsAreDeclared,
  adoptedReplicasAreStatedInFull,
  adoptedNetworkRulesAreWhole,
  adoptedEndpointsKeepTheirDns,
  tagsFitAzure,
  timeoutsAreDurations,
} satisfies Record<string, Rule>;

/** What must be true of a registry in the end: a later call may still mend it, so it is judged at synth. */
export const lastRules = { regionsStayInRotation } satisfies Record<string, Rule>;

/** What should be true of a registry: a warning where it is not. */
export const recommendations = {
  registryIsReplicated,
  replicasAreAtLeastTwo,
  replicasAreInRotation,
  homeRegionIsInRotation,
  homeRegionHasZones,
  zonesAreStated,
  zonesAreNotDisabled,
  adoptedReplicasStateTheirZones,
  regionsAreUnrestricted,
  regionsAreEstablished,
  registryNameIsNotReserved,
  networkRulesHaveEffect,
  encryptionKeysRotate,
  trustPolicyIsNotUsed,
  regionsHaveZonesOfTheirOwn,
  privateLinkIsPrivate,
  webhookSecretsAreVariables,
  webhookUrisAreEncrypted,
  locksAreLiftedForRemovals,
  roleAssignmentModeHasItsProvider,
  assignmentsOfIdentitiesAreListed,
} satisfies Record<string, Rule>;

/** What must be true of what is said of a registry that is there already. */
export const existingRules = {
  optionsHaveTheirType,
  optionsAreSpelledRight,
  optionsAreDecidedAtSynth,
  registryNameIsValid,
  resourceGroupNameIsValid,
  replicaRegionsAreKnown,
  replicasAreAwayFromHome,
  replicasAreDistinct,
  regionsExist,
  regionsAreOfOneCloud,
  statedRegionsHaveNames,
  statedRegionsAreDistinct,
  grantIdsAreValid,
  grantIdsAreDistinct,
  principalIdsAreValid,
  grantsAreDistinct,
  grantsToRepositoriesAreWellFormed,
} satisfies Record<string, Rule>;

/** What must be true of a role definition. */
export const roleRules = {
  optionsHaveTheirType,
  optionsAreSpelledRight,
  optionsAreDecidedAtSynth,
  roleNamesAreGiven,
  rolesAreForRegistries,
  roleScopesAreResourceGroups,
};

/** What must be true of an assignment of a role definition. */
export const assignmentRules = {
  optionsHaveTheirType,
  optionsAreSpelledRight,
  optionsAreDecidedAtSynth,
  grantIdsAreValid,
  grantIdsAreDistinct,
  principalIdsAreValid,
};

/** What must be true of a call on a registry: one that breaks a rule is refused. */
export const questions = {
  replica: { regionsAreServed },
  dataEndpoint: { dataEndpointsAreOn, regionsAreServed },
  imageUri: { repositoriesAreWellFormed, tagsAndDigestsAreWellFormed },
};

/** The faults of a subject by a table of rules, each with the name that the table gives the rule. */
export function judge<T>(table: Record<string, (subject: T) => readonly Fault[]>, subject: T): readonly RuleFault[] {
  const told: RuleFault[] = [];
  for (const rule in table) {
    for (const fault of table[rule](subject)) told.push({ ...fault, rule });
  }
  return told;
}
