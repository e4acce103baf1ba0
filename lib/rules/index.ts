import type { Fault, RuleFault } from '../errors';
import { registryNameIsNotReserved, registryNameIsValid, resourceGroupNameIsValid } from './names';
import { optionsAreDecidedAtSynth, optionsHaveTheirType } from './options';
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
import type { Rule } from './rule';
import { tagsFitAzure } from './tags';
import { anonymousPullNeedsStandard, premiumFeaturesNeedPremium } from './tier';
import { timeoutsAreDurations } from './timeouts';
import { homeRegionHasZones, homeZonesAreStated, zonesAreNotDisabled, zonesExistWhereAsked } from './zones';

/** What must be true of a registry: one that breaks a rule is refused. In the order in which faults are told. */
export const rules = {
  optionsHaveTheirType,
  optionsAreDecidedAtSynth,
  registryNameIsValid,
  resourceGroupNameIsValid,
  replicaRegionsAreKnown,
  replicasAreAwayFromHome,
  replicasAreDistinct,
  premiumFeaturesNeedPremium,
  anonymousPullNeedsStandard,
  regionsExist,
  regionsOfferRegistries,
  regionsAreOfOneCloud,
  statedRegionsHaveNames,
  zonesExistWhereAsked,
  tagsFitAzure,
  timeoutsAreDurations,
} satisfies Record<string, Rule>;

/** What should be true of a registry: a warning where it is not. */
export const recommendations = {
  registryIsReplicated,
  replicasAreAtLeastTwo,
  replicasAreInRotation,
  homeRegionHasZones,
  homeZonesAreStated,
  zonesAreNotDisabled,
  regionsAreUnrestricted,
  regionsAreEstablished,
  registryNameIsNotReserved,
} satisfies Record<string, Rule>;

/** What must be true of a call on a registry: one that breaks a rule is refused. */
export const questions = {
  replica: { regionsAreServed },
  dataEndpoint: { dataEndpointsAreOn, regionsAreServed },
  imageUri: { repositoriesAreWellFormed, tagsAndDigestsAreWellFormed },
};

/** The faults of a subject by a table of rules, each with the name that the table gives the rule. */
export function judge<T>(table: Record<string, (subject: T) => readonly Fault[]>, subject: T): readonly RuleFault[] {
  return Object.entries(table).flatMap(([rule, check]) => check(subject).map((fault) => ({ ...fault, rule })));
}
