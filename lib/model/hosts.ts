import { registryDomains, storageDomains } from '../azure/limits';
import type { Cloud } from '../azure/regions';
import { expression, kindOf, known } from '../text';
import type { MemberModel, PlaceModel, RegistryModel } from './model';

/**
 * `contoso.azurecr.io`; with a domain name label, `contoso-a1b2c3d4e5.azurecr.io`.
 *
 * @param asked the login server that Terraform asks Azure for, where it is not known at synth
 */
export function loginServer(model: RegistryModel, asked: string): string {
  return model.loginServer ?? asked;
}

/** The login server of a registry that is named after it; undefined where its cloud is not known at synth. */
export function namedLoginServer(name: string, places: readonly PlaceModel[]): string | undefined {
  const cloud = cloudOf(places);
  const lower = known(name) ? name.toLowerCase() : String(expression`lower(${name})`);
  return cloud === undefined ? undefined : `${lower}.${registryDomains[cloud]}`;
}

/** `contoso.eastus.data.azurecr.io`: the login server with the region after its first label. */
export function dataEndpoint(model: RegistryModel, place: PlaceModel, asked: string): string {
  const server = loginServer(model, asked);
  const label = /^[^.]+(?=\.)/.exec(server);
  if (kindOf(server) === 'literal' && label !== null) {
    return `${label[0]}.${place.name}.data${server.slice(label[0].length)}`;
  }
  return String(expression`replace(${server}, "/^([^.]+)[.]/", ${`$1.${place.name}.data.`})`);
}

/** The data endpoint of each region; none where they are off. */
export function dataEndpoints(model: RegistryModel, asked: string): string[] {
  return model.dataEndpoints === false ? [] : model.places.map((place) => dataEndpoint(model, place, asked));
}

/** `privatelink.azurecr.io`: the private DNS zone of registries, in the cloud of this one. */
export function privateDnsZoneName(model: RegistryModel, asked: string): string {
  return `privatelink.${domainOf(model, asked)}`;
}

/** The host name that resolves to the address of a member of a private endpoint. */
export function memberFqdn(model: RegistryModel, member: MemberModel, asked: string): string {
  return member.place === undefined ? loginServer(model, asked) : dataEndpoint(model, member.place, asked);
}

/** What a client connects to. Where data endpoints are late-bound, it may be them or the storage. */
export function firewallFqdns(model: RegistryModel, asked: string): string[] {
  const storage = `*.${storageDomains[cloudOf(model.places) ?? 'public']}`;
  const layers = dataEndpoints(model, asked);
  return [loginServer(model, asked), ...layers, ...(model.dataEndpoints === true ? [] : [storage])];
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

/** The cloud of a registry; undefined where none of its regions is known at synth. */
export function cloudOf(places: readonly PlaceModel[]): Cloud | undefined {
  return places.find((place) => place.facts !== undefined)?.facts?.cloud;
}
