import { ZoneRedundancy } from 'cdktf-georeplicated-registry';
import { Member, type Options } from './code';
import type { Json } from './documents';
import { Fields, type Remarks, type Tags } from './fields';
import type { LeftOut } from './left-out';
import { isExpressible, ownTags } from './tags';

/** A region of the registry, from its replication. */
export interface Replication {
  readonly region: string;
  readonly routing?: boolean;
  readonly zones: boolean;
  readonly tags: Tags;
}

/** The canonical name of a region, for which Azure sometimes writes the display name: "West Europe" is `westeurope`. */
export function regionName(location: string): string {
  return location.toLowerCase().replaceAll(' ', '');
}

/** @param home the home region, whose replication belongs to the registry */
export function readReplication(document: Json, home: string, remarks: Remarks): Replication {
  const fields = new Fields(document, `the replication ${String(document.name)}`, remarks);
  const routing = fields.flag('regionEndpointEnabled') ?? fields.flag('globalEndpointRoutingEnabled');
  if (routing === undefined) fields.missing('regionEndpointEnabled');
  if (!fields.isPrinted('zoneRedundancy')) fields.missing('zoneRedundancy');
  fields.noteUnfinished();
  const replication = {
    region: regionName(fields.text('location')),
    routing,
    // Anything but enabled is off, like in azurerm.
    zones: fields.isEnabled('zoneRedundancy') === true,
    tags: fields.tags(),
  };
  const { region } = replication;
  const name = fields.optionalText('name')?.toLowerCase() ?? region;
  if (region !== home && name !== region) {
    fields.note(
      `the name of ${fields.what}, which is not that of its region: it stays as it is, but Terraform would create what replaces it as ${region}, so the first change of this replica fails`,
    );
  }
  fields.noteUnread();
  return replication;
}

/** The tags of the registry, if they can be set: replicas inherit them, even those without these tags in Azure. */
export function inheritedTags(registry: Fields, replicas: readonly Replication[], leftOut: LeftOut): Tags {
  const tags = registry.tags();
  if (leftOut.has('tags')) return {};
  const others = replicas.filter((replica) => !isExpressible(replica.tags, tags)).map(({ region }) => region);
  if (others.length === 0) return tags;
  registry.note(`the tags of the registry, because ${others.join(', ')} would inherit them: they stay as they are`);
  return {};
}

/** @param zonesOfHome the zone flag of the registry, which its replicas inherit */
export function replicaOptions(
  { region, routing, zones, tags }: Replication,
  zonesOfHome: boolean | undefined,
  inherited: Tags,
): Options {
  return {
    region,
    globalEndpointRouting: routing,
    zoneRedundancy: zones === zonesOfHome ? undefined : zoneMember(zones),
    tags: ownTags(tags, inherited),
  };
}

export function zoneMember(zones: boolean | undefined): Member | undefined {
  if (zones === undefined) return undefined;
  return zones
    ? new Member('ZoneRedundancy', 'ENABLED', ZoneRedundancy.ENABLED)
    : new Member('ZoneRedundancy', 'DISABLED', ZoneRedundancy.DISABLED);
}

export function byRegion(a: Replication, b: Replication): number {
  return a.region < b.region ? -1 : 1;
}
