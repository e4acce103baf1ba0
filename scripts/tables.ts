/**
 * The tables of lib/azure that Azure itself prints, and what changes in them when it is asked again. What it does not print is
 * kept: whether a region has Container Registry, whether access to it is restricted.
 */
import { canonicalRegion, type Cloud, type Region } from '../lib/azure/regions';
import type { BuiltInRole } from '../lib/azure/roles';

/** A region as `az account list-locations` prints it, as far as it is read. */
export interface Location {
  readonly name: string;
  readonly displayName: string;
  readonly availabilityZoneMappings?: readonly unknown[] | null;
  readonly metadata: {
    readonly regionType: string;
    readonly geography?: string | null;
    readonly latitude?: string | null;
    readonly longitude?: string | null;
    readonly pairedRegion?: readonly { readonly name: string }[] | null;
  };
}

/** A role as `az role definition list` prints it, as far as it is read. */
export interface RoleDefinition {
  readonly name: string;
  readonly roleName: string;
  readonly permissions: readonly { readonly actions: readonly string[]; readonly notActions: readonly string[] }[];
}

/** A provider as `az provider operation show` prints it, as far as it is read. */
export interface ProviderOperations {
  readonly operations: readonly { readonly name: string }[];
  readonly resourceTypes: readonly { readonly operations: readonly { readonly name: string }[] }[];
}

/** A table after a refresh, and what somebody has to look at. */
export interface Refreshed<T> {
  readonly table: readonly T[];
  readonly remarks: readonly string[];
}

export function refreshRegions(
  table: readonly Region[],
  locations: readonly Location[],
  cloud: Cloud,
): Refreshed<Region> {
  const physical = locations.filter(({ metadata }) => metadata.regionType === 'Physical');
  const before = new Map(table.map((region) => [region.name, region]));
  const printed = new Set(physical.map(({ name }) => name));
  const now = physical.map((location): Region => {
    const known = before.get(location.name);
    const { geography, latitude, longitude, pairedRegion } = location.metadata;
    return {
      name: location.name,
      displayName: location.displayName,
      cloud,
      geography: geography ?? known?.geography ?? '',
      zones: (location.availabilityZoneMappings ?? []).length > 0,
      pair: pairedRegion?.[0]?.name ?? undefined,
      latitude: known?.latitude ?? number(latitude),
      longitude: known?.longitude ?? number(longitude),
      registries: known?.registries,
      restricted: known?.restricted ?? false,
    };
  });
  const kept = table.filter((region) => !printed.has(region.name));
  return {
    table: [...now, ...kept].sort((a, b) => (a.name < b.name ? -1 : 1)),
    remarks: [
      ...now
        .filter(({ name }) => !before.has(name))
        .map(
          ({ name }) => `${name} is new: look up whether it has Container Registry, and whether access is restricted`,
        ),
      ...now
        .filter(({ name, zones }) => before.has(name) && before.get(name)?.zones !== zones)
        .map(
          ({ name, zones }) =>
            `${name} has ${zones === true ? '' : 'no '}availability zones now: replicas there are replaced`,
        ),
      ...kept
        .filter((region) => region.cloud === cloud)
        .map(({ name }) => `${name} is not printed, and kept: subscriptions do not see every region`),
    ],
  };
}

export function refreshRoles(
  table: readonly BuiltInRole[],
  definitions: readonly RoleDefinition[],
): Refreshed<BuiltInRole> {
  const printed = new Map(definitions.map((definition) => [definition.name, definition]));
  const remarks: string[] = [];
  const refreshed = table.map((role): BuiltInRole => {
    const definition = printed.get(role.id);
    if (definition === undefined) {
      remarks.push(`${role.name} is not printed, and kept: take it out if Azure has it no more`);
      return role;
    }
    if (definition.roleName !== role.name) remarks.push(`${role.name} is called ${definition.roleName} now`);
    const all = (member: 'actions' | 'notActions') => [
      ...new Set(definition.permissions.flatMap((permissions) => permissions[member])),
    ];
    return { name: definition.roleName, id: role.id, actions: all('actions'), notActions: all('notActions') };
  });
  const ours = new Set(table.map(({ id }) => id));
  const others = definitions.filter(
    ({ name, roleName }) => /^(Acr|Container Registry)/.test(roleName) && !ours.has(name),
  );
  return {
    table: refreshed.sort((a, b) => (a.name < b.name ? -1 : 1)),
    remarks: [...remarks, ...others.map(({ roleName }) => `${roleName} is about registries and not in the table`)],
  };
}

/** The operations of a table that Azure does not have, or has in other letters. */
export function unknownOperations(
  actions: readonly string[],
  namespace: string,
  { operations, resourceTypes }: ProviderOperations,
): string[] {
  const names = [...operations, ...resourceTypes.flatMap((type) => type.operations)].map(({ name }) =>
    name.toLowerCase(),
  );
  const there = new Set(names);
  return actions
    .filter((action) => action.toLowerCase().startsWith(`${namespace.toLowerCase()}/`))
    .filter((action) => !there.has(action.toLowerCase()));
}

/** A row of lib/azure/regions.ts. */
export function regionRow(region: Region): string {
  return `  { ${fields(region, ['name', 'displayName', 'cloud', 'geography', 'zones', 'pair', 'latitude', 'longitude', 'registries', 'restricted'])} },`;
}

/** A row of lib/azure/roles.ts. */
export function roleRow(role: BuiltInRole): string {
  return `  { ${fields(role, ['name', 'id', 'actions', 'notActions'])} },`;
}

/** The member of AzureRegion for a region of the public cloud. */
export function regionMember({ name, displayName, zones, restricted, registries }: Region): string {
  const facts = [
    zones === undefined ? 'availability zones unknown' : `${zones ? 'with' : 'without'} availability zones`,
    restricted ? 'access restricted' : '',
    registries === false ? 'no Container Registry' : '',
  ].filter((fact) => fact !== '');
  const member = displayName.toUpperCase().replace(/ /g, '_');
  return `  /** ${displayName}: ${facts.join(', ')}. */\n  public static readonly ${member}: string = '${name}';`;
}

/** A source file with other lines between two that stay. */
export function withLines(source: string, first: string, last: string, lines: readonly string[]): string {
  const start = source.indexOf(first) + first.length;
  const end = source.indexOf(last, start);
  if (start < first.length || end < 0) throw new Error(`no table between ${first} and ${last}`);
  return `${source.slice(0, start)}\n${lines.join('\n')}\n${source.slice(end)}`;
}

/** Whether what Azure prints is a list of regions whose names are those that it makes of their display names. */
export function areLocations(printed: unknown): printed is readonly Location[] {
  return (
    Array.isArray(printed) &&
    printed.every((each: Partial<Location> | null) => canonicalRegion(each?.displayName ?? '') === each?.name)
  );
}

/** Whether what Azure prints is a list of roles. */
export function areRoles(printed: unknown): printed is readonly RoleDefinition[] {
  return (
    Array.isArray(printed) &&
    printed.every(
      (each: Partial<RoleDefinition> | null) => each?.roleName !== undefined && Array.isArray(each.permissions),
    )
  );
}

function fields<T extends object>(row: T, names: readonly (keyof T & string)[]): string {
  return names
    .filter((name) => row[name] !== undefined)
    .map((name) => `${name}: ${literal(row[name])}`)
    .join(', ');
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function number(text: string | null | undefined): number | undefined {
  return text === null || text === undefined || text === '' ? undefined : Number(text);
}
