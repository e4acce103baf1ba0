import { expression, type Flag } from '../text';
import type { RegistryModel } from './model';

/** The regions that a variable lists, by canonical name; null is not a region. */
export function regionsOut(variable: string): string {
  return `[for region in var.${variable} : try(lower(replace(region, " ", "")), "")]`;
}

/** Whether each region takes traffic, home first. */
export function routingOf({ homeRouting, sortedReplicas }: RegistryModel): readonly Flag[] {
  return [homeRouting, ...sortedReplicas.map((replica) => replica.globalEndpointRouting)];
}

/** Whether only Terraform can determine that some region takes traffic. */
export function isRotationLate(model: RegistryModel): boolean {
  // Replicas that are not listed may be in rotation.
  return (
    model.knowsReplicas && model.homeRouting !== true && routingOf(model).some((flag) => typeof flag !== 'boolean')
  );
}

/** Whether a region takes traffic: by its own flag, unless operators took it out with the variable. */
export function inRotation(routing: Flag, variable: string | undefined, region: string): Flag {
  if (variable === undefined || routing === false) return routing;
  const code = `!contains(${regionsOut(variable)}, `;
  return routing === true ? expression([code, ')'], region) : expression(['', ` && ${code}`, ')'], routing, region);
}
