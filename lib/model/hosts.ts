import { registryDomains, storageDomains } from '../azure/limits';
import type { Cloud } from '../azure/regions';
import { expression, kindOf, known } from '../text';
import type { MemberModel, PlaceModel, RegistryModel } from './model';

/**
 * `contoso.azurecr.io`; with a domain name label, `contoso-a1b2c3d4e5.azurecr.io`.
 *
 * @param asked the login server as Terraform looks it up, if it is not known at synth
 */
export function loginServer(model: RegistryModel, asked: string): string {
  return model.loginServer ?? asked;
}

/** The login server that follows from the registry's name; undefined if its cloud is not known at synth. */
export function namedLoginServer(name: string, places: readonly PlaceModel[]): string | undefined {
  const cloud = cloudOf(places);
  const lower = known(name) ? name.toLowerCase() : String(expression`lower(${name})`);
  return cloud === undefined ? undefined : `${lower}.${registryDomains[cloud]}`;
}

/** `contoso.eastus.data.azurecr.io`: where the image layers of a region come from. */
export function dataEndpoint(model: RegistryModel, place: PlaceModel, asked: string): string {
  return regionalHost(loginServer(model, asked), place, 'data');
}

/** `contoso.eastus.geo.azurecr.io`: the login server of a region. */
export function regionalEndpoint(model: RegistryModel, place: PlaceModel, asked: string): string {
  return regionalHost(loginServer(model, asked), place, 'geo');
}

/** The login server with a region inserted after its first label. */
function regionalHost(server: string, { name }: PlaceModel, kind: 'data' | 'geo'): string {
  const label = /^[^.]+(?=\.)/.exec(server);
  if (kindOf(server) === 'literal' && label !== null) {
    return `${label[0]}.${name}.${kind}${server.slice(label[0].length)}`;
  }
  return String(expression`replace(${server}, "/^([^.]+)[.]/", ${`$1.${name}.${kind}.`})`);
}

/** The data endpoint of each region; empty if they are off. */
export function dataEndpoints(model: RegistryModel, asked: string): string[] {
  return model.dataEndpoints === false ? [] : model.places.map((place) => dataEndpoint(model, place, asked));
}

/** The login server of each region; empty if they are off. */
export function regionalEndpoints(model: RegistryModel, asked: string): string[] {
  return model.regionalEndpoints === false ? [] : model.places.map((place) => regionalEndpoint(model, place, asked));
}

/** `privatelink.azurecr.io`: the private DNS zone of registries, in the cloud of this one. */
export function privateDnsZoneName(model: RegistryModel, asked: string): string {
  return `privatelink.${domainOf(model, asked)}`;
}

/** The host name that resolves to the address of a member of a private endpoint. */
export function memberFqdn(model: RegistryModel, member: MemberModel, asked: string): string {
  return member.place === undefined ? loginServer(model, asked) : dataEndpoint(model, member.place, asked);
}

/**
 * The hosts that a client connects to. Late-bound endpoints are included, and so is the storage that data endpoints
 * replace.
 */
export function firewallFqdns(model: RegistryModel, asked: string): string[] {
  const storage = `*.${storageDomains[cloudOf(model.places) ?? 'public']}`;
  const layers = [...dataEndpoints(model, asked), ...(model.dataEndpoints === true ? [] : [storage])];
  return [loginServer(model, asked), ...regionalEndpoints(model, asked), ...layers];
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

function domainOf(model: RegistryModel, asked: string): string {
  const cloud = cloudOf(model.places);
  return cloud === undefined
    ? String(expression`replace(${loginServer(model, asked)}, "/^[^.]+[.]/", "")`)
    : registryDomains[cloud];
}

/** The cloud of a registry; undefined if none of its regions is known at synth. */
export function cloudOf(places: readonly PlaceModel[]): Cloud | undefined {
  return places.find((place) => place.facts !== undefined)?.facts?.cloud;
}
