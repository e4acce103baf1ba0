import { show, type Fault } from '../errors';
import { known } from '../model/known';
import { places, placesIn } from '../model/places';
import { nearest } from './nearest';
import type { RegistryModel } from '../model/registry';

/** The grammar of names, tags and digests: opencontainers/distribution-spec spec.md (pulling manifests), image-spec descriptor.md. */
export const repositoryName = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
export const tag = /^\w[\w.-]{0,127}$/;
const digest = /^[a-z0-9]+([+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/;
const digestLengths = new Map([
  ['sha256', 64],
  ['sha512', 128],
]);
/** Many clients refuse a host and repository of more (distribution-spec). */
const longestReference = 255;

/** A call that names one region of a registry. */
export interface RegionQuestion {
  readonly model: RegistryModel;
  readonly call: string;
  readonly region: string;
}

/** A call that names an image. */
export interface ImageQuestion {
  readonly loginServer: string;
  readonly repository: string;
  readonly tagOrDigest: string;
}

export function regionsAreServed({ model, call, region }: RegionQuestion): readonly Fault[] {
  if (typeof region === 'string' && placesIn(model, region).length > 0) return [];
  const what = `${call} asks for a region where the registry is not`;
  if (!known(region))
    return [
      {
        what: `${call} asks for a late-bound region`,
        todo: 'pass a region that is known at synth, or registry.homeRegion',
      },
    ];
  const served = places(model).flatMap((place) => (known(place.region) ? [place.region] : []));
  const { names } = nearest(typeof region === 'string' ? region.toLowerCase() : '', served);
  const regions = [...(served.length < places(model).length ? ['the home region'] : []), ...served].join(', ');
  return [
    {
      what,
      got: region,
      todo: names.length === 1 ? `did you mean ${show(names[0])}? It is in ${regions}` : `it is in ${regions}`,
    },
  ];
}

export function dataEndpointsAreOn({ model, call }: RegionQuestion): readonly Fault[] {
  return model.dataEndpoints === false
    ? [
        {
          what: `${call} asks for a data endpoint and dataEndpoints is off`,
          todo: 'turn it on, which needs Sku.PREMIUM',
        },
      ]
    : [];
}

export function repositoriesAreWellFormed({ loginServer, repository }: ImageQuestion): readonly Fault[] {
  const fault = (what: string, todo: string) => [
    { what: `imageUri has a repository that ${what}`, got: repository, todo },
  ];
  if (typeof repository !== 'string') return fault('is not a string', 'pass its name, such as "products/web"');
  if (!known(repository)) return [];
  const path = repository.replace(/^https?:\/\//i, '');
  if (path.toLowerCase().startsWith(`${loginServer}/`)) {
    return fault('begins with the login server', 'leave that out, it is added');
  }
  if (/[:@]/.test(path)) return fault('holds a tag or digest', 'pass that as the second argument');
  if (`${loginServer}/${repository}`.length > longestReference) {
    return fault('is too long', `with the login server it may have ${longestReference} characters`);
  }
  if (repositoryName.test(repository)) return [];
  const lower = repository.toLowerCase();
  const isCase = repositoryName.test(lower);
  return fault(
    'is not well formed',
    isCase
      ? `did you mean ${show(lower)}?`
      : 'use lower-case letters and digits, with single ".", "_" or "-" between them, in parts separated by "/"',
  );
}

export function tagsAndDigestsAreWellFormed({ tagOrDigest }: ImageQuestion): readonly Fault[] {
  const fault = (what: string, todo: string) => [{ what: `imageUri has a ${what}`, got: tagOrDigest, todo }];
  if (typeof tagOrDigest !== 'string') {
    return fault('tag or digest that is not a string', 'pass a tag such as "1.2" or a digest such as "sha256:…"');
  }
  if (!known(tagOrDigest) || tag.test(tagOrDigest)) return [];
  if (!tagOrDigest.includes(':')) {
    return fault(
      'tag that is not well formed',
      'use up to 128 letters, digits, "_", "." and "-", not beginning with "." or "-"',
    );
  }
  if (tagOrDigest.includes('@')) return fault('tag and a digest', 'pass the digest alone, it says more than the tag');
  const [algorithm, encoded] = tagOrDigest.split(':');
  const length = digestLengths.get(algorithm);
  const isHex = encoded.length === length && /^[0-9a-f]+$/.test(encoded);
  return digest.test(tagOrDigest) && (length === undefined || isHex)
    ? []
    : fault('digest that is not well formed', 'copy it whole, such as "sha256:" and 64 digits from 0-9 and a-f');
}
