import type { RuleFault } from '../errors';
import * as adoption from './adoption';
import * as calls from './calls';
import * as deployer from './deployer';
import * as grants from './grants';
import * as identity from './identity';
import * as lock from './lock';
import * as monitoring from './monitoring';
import * as names from './names';
import * as network from './network';
import * as options from './options';
import * as policies from './policies';
import * as privateLink from './private-link';
import * as regions from './regions';
import * as replicas from './replicas';
import * as roleDefinition from './role-definition';
import * as rotation from './rotation';
import type { Rules } from './rule';
import * as tags from './tags';
import * as tier from './tier';
import * as timeouts from './timeouts';
import * as webhook from './webhook';
import * as zones from './zones';

/** What must be true of a registry: one that breaks a rule is refused. In the order in which faults are reported. */
export const refused = {
  ...options.refused,
  ...names.refused,
  ...replicas.refused,
  ...rotation.refused,
  ...tier.refused,
  ...regions.refused,
  ...regions.refusedWhenMade,
  ...zones.refused,
  ...network.refused,
  ...identity.refused,
  ...policies.refused,
  ...privateLink.refused,
  ...webhook.refused,
  ...lock.refused,
  ...monitoring.refused,
  ...deployer.refused,
  ...grants.refused,
  ...adoption.refused,
  ...tags.refused,
  ...timeouts.refused,
} satisfies Rules;

/** What must be true of a registry in the end: a later call may still change it, so it is validated at synth. */
export const refusedAtSynth = rotation.refusedAtSynth;

/** What should be true of a registry: a warning where it is not. */
export const warned = {
  ...replicas.warned,
  ...rotation.warned,
  ...zones.warned,
  ...adoption.warned,
  ...regions.warned,
  ...names.warned,
  ...network.warned,
  ...identity.warned,
  ...policies.warned,
  ...privateLink.warned,
  ...webhook.warned,
  ...lock.warned,
  ...grants.warned,
  ...deployer.warned,
} satisfies Rules;

/** What must be true of what is said of a registry that exists already. */
export const refusedOfExisting = {
  ...options.refused,
  ...names.refused,
  ...replicas.refused,
  ...regions.refused,
  ...grants.refused,
} satisfies Rules;

/** What must be true of a role definition, and of its assignments. */
export const refusedOfRoles = { ...options.refused, ...roleDefinition.refused };
export const refusedOfAssignments = { ...options.refused, ...grants.refusedOfPrincipals };

/** What must be true of calls that ask a registry for something. */
export const refusedOfCalls = {
  replica: { ...options.refused, ...calls.refusedOfRegions },
  dataEndpoint: { ...options.refused, ...calls.refusedOfDataEndpoints, ...calls.refusedOfRegions },
  imageUri: { ...options.refused, ...calls.refusedOfImages },
};

/** The faults of a subject by a table of rules, each with the name that the table gives the rule. */
export function validate<T>(table: Rules<T>, subject: T): readonly RuleFault[] {
  const faults: RuleFault[] = [];
  for (const rule in table) {
    for (const fault of table[rule](subject)) faults.push({ ...fault, rule });
  }
  return faults;
}
