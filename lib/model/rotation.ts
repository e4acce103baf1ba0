import { Op, ref } from 'cdktf';
import type { Flag } from './known';

/** The regions that a variable lists, by canonical name; null is the name of no region. */
export function regionsOut(variable: string): string {
  return `[for region in var.${variable} : try(lower(replace(region, " ", "")), "")]`;
}

/** Whether a replica takes traffic: what its own flag says, unless operators took it out by the variable. */
export function inRotation(routing: Flag, variable: string | undefined, region: string): Flag {
  if (variable === undefined || routing === false) return routing;
  const isIn = ref(`!contains(${regionsOut(variable)}, "${region}")`);
  return routing === true ? isIn : Op.and(routing, isIn);
}
