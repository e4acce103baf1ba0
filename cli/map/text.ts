import { isLate, type Part, type Place, type Registry } from './view/registry';
import { changeOf, nameOf, partsOf, premiumUnits } from './view/words';

/** The registries as tables for a terminal, separated by empty lines. */
export function textOf(registries: readonly Registry[]): string {
  return registries.map((registry) => `${linesOf(registry).join('\n')}\n`).join('\n');
}

function linesOf(registry: Registry): string[] {
  const { places, otherReplicas, repeated, change, warnings } = registry;
  const tier = isLate(registry.sku) ? 'late-bound tier' : registry.sku;
  const notes = [
    ...(change === undefined || change === 'changed' ? [] : [change]),
    ...(repeated ? [repeated.late] : []),
  ];
  return [
    `Registry ${nameOf(registry)} (${[tier, ...notes].join(', ')})`,
    ...columns(places.map((place) => cellsOf(registry, place))),
    ...(otherReplicas === undefined ? [] : [`  replicas of ${otherReplicas.late}`]),
    `  Premium units: ${premiumUnits(registry)}`,
    ...warnings.map((warning) => `  Warning: ${warning}`),
  ];
}

function cellsOf(registry: Registry, place: Place): string[] {
  const { region, isHome, zones, routing } = place;
  const parts = [
    counted(partsOf(registry.privateEndpoints, region), 'private endpoint'),
    counted(partsOf(registry.webhooks, region), 'webhook'),
    changeOf(place),
  ];
  return [
    isHome ? 'home   ' : 'replica',
    (isLate(region) ? '(late-bound)' : region).padEnd(18),
    (isLate(zones) ? 'by variable' : zones ? 'zone-redundant' : 'no zone flag').padEnd(14),
    isLate(routing) ? 'by variable' : routing ? 'takes traffic' : 'out of rotation',
    parts.filter((part) => part !== '').join(', '),
  ];
}

function counted(parts: readonly Part[], one: string): string {
  return parts.length === 0 ? '' : `${parts.length} ${one}${parts.length === 1 ? '' : 's'}`;
}

/** Lines with aligned columns. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.at(0)?.map((_, i) => Math.max(...rows.map((row) => row[i].length))) ?? [];
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i])).join('  ')}`.trimEnd());
}
