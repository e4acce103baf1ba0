import { registryDomains, storageDomains } from '../azure/limits';
import type { Cloud } from '../azure/regions';
import { expression, known } from '../text';
import type { MemberModel, PlaceModel, RegistryModel } from './model';

/**
 * `contoso.azurecr.io`.
 *
 * @param fallback the login server as Terraform will know it, for a registry whose cloud is not known at synth
 */
export function loginServer(model: RegistryModel, fallback: string): string {
  const cloud = cloudOf(model);
  return cloud === undefined ? fallback : `${lowerCase(model.name)}.${registryDomains[cloud]}`;
}

/** `contoso.eastus.data.azurecr.io`. */
export function dataEndpoint(model: RegistryModel, place: PlaceModel, fallback: string): string {
  return `${lowerCase(model.name)}.${place.name}.data.${domainOf(model, fallback)}`;
}

/** The data endpoint of each region; none where they are off. */
export function dataEndpoints(model: RegistryModel, fallback: string): string[] {
  return model.dataEndpoints === false ? [] : model.places.map((place) => dataEndpoint(model, place, fallback));
}

/** `privatelink.azurecr.io`: the private DNS zone of registries, in the cloud of this one. */
export function privateDnsZoneName(model: RegistryModel, fallback: string): string {
  return `privatelink.${domainOf(model, fallback)}`;
}

/** The host name that resolves to the address of a member of a private endpoint. */
export function memberFqdn(model: RegistryModel, member: MemberModel, fallback: string): string {
  return member.place === undefined ? loginServer(model, fallback) : dataEndpoint(model, member.place, fallback);
}

/** What a client connects to. Where data endpoints are late-bound, it may be them or the storage. */
export function firewallFqdns(model: RegistryModel, fallback: string): string[] {
  const storage = `*.${storageDomains[cloudOf(model) ?? 'public']}`;
  const layers = dataEndpoints(model, fallback);
  return [loginServer(model, fallback), ...layers, ...(model.dataEndpoints === true ? [] : [storage])];
}

/** `contoso.azurecr.io/web:1.2`, or `…/web@sha256:…`. */
export function imageUri(server: string, repository: string, tagOrDigest: string): string {
  // Only a digest has a colon: `sha256:…`.
  const separator = known(tagOrDigest)
    ? tagOrDigest.includes(':')
      ? '@'
      : ':'
    : String(expression`strcontains(${tagOrDigest}, ":") ? "@" : ":"`);
  return `${server}/${repository}${separator}${tagOrDigest}`;
}

function domainOf(model: RegistryModel, fallback: string): string {
  const cloud = cloudOf(model);
  return cloud === undefined
    ? String(expression`trimprefix(${fallback}, ${`${lowerCase(model.name)}.`})`)
    : registryDomains[cloud];
}

/** The cloud of a registry; undefined where none of its regions is known at synth. */
export function cloudOf({ places }: RegistryModel): Cloud | undefined {
  return places.find((place) => place.facts !== undefined)?.facts?.cloud;
}

function lowerCase(name: string): string {
  return known(name) ? name.toLowerCase() : String(expression`lower(${name})`);
}
