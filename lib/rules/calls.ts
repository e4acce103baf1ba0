import { isDigest, longestReference, repositoryName, tag } from '../azure/image-names';
import { show } from '../errors';
import { cachedRepository } from '../model/cache';
import type { RegistryModel } from '../model/model';
import { placeIn } from '../model/regions';
import type { Notes, Stated } from '../reading/notes';
import { known, plain } from '../text';
import { fault } from './checks/fault';
import { nearest, nearestOf } from './checks/nearest';
import { isSource, isWildcard, sourceFaults } from './checks/repository';
import type { Rules } from './rule';

/** A call that names one region of a registry. */
export interface RegionCall {
  readonly stated: { readonly notes: Notes };
  readonly model: RegistryModel;
  readonly region: Stated<string>;
}

/** A call that names an image. */
export interface ImageCall {
  readonly stated: { readonly notes: Notes };
  /** The host, and the login server of the registry if that is another one. */
  readonly loginServer: string;
  readonly globalServer?: string;
  readonly repository: Stated<string>;
  readonly tagOrDigest: Stated<string>;
}

/** A call that names something in a registry by its id. */
export interface ContentCall {
  readonly stated: { readonly notes: Notes };
  readonly id: Stated<string>;
  /** The ids that are declared. */
  readonly ids: readonly string[];
}

/** A call that names an image of another registry. */
export interface CachedImageCall {
  readonly stated: { readonly notes: Notes };
  readonly model: RegistryModel;
  readonly source: Stated<string>;
  readonly tagOrDigest: Stated<string>;
}

export const refusedOfRegions = {
  regionsAreServed: ({ stated, model: { places }, region }) => {
    if (!stated.notes.areEmpty || placeIn(places, region.value) !== undefined) return [];
    if (!known(region.value)) {
      return [fault(region, 'is late-bound', 'pass a region that is known at synth, or registry.homeRegion')];
    }
    const served = places.map((place) => place.region).filter(known);
    const { names } = nearest(region.value.toLowerCase(), served);
    const all = [...(served.length < places.length ? ['the home region'] : []), ...served].join(', ');
    return [
      fault(
        region,
        'is not a region of this registry',
        names.length === 1 ? `did you mean ${show(names[0])}? The registry is in ${all}` : `use one of ${all}`,
      ),
    ];
  },
} satisfies Rules<RegionCall>;

export const refusedOfDataEndpoints = {
  dataEndpointsAreOn: ({ model: { dataEndpoints } }) =>
    dataEndpoints === false
      ? [
          {
            option: 'dataEndpoint',
            what: 'requires dedicated data endpoints, and dataEndpoints is off',
            todo: 'set dataEndpoints to true, which requires Sku.PREMIUM',
          },
        ]
      : [],
} satisfies Rules<RegionCall>;

export const refusedOfRegionalEndpoints = {
  regionalEndpointsAreOn: ({ model: { stated, regionalEndpoints }, region: { path } }) => {
    if (regionalEndpoints !== false) return [];
    const todo =
      stated.existing === undefined
        ? 'set regionalEndpoints: true and azapi: true, which requires Sku.PREMIUM'
        : 'set regionalEndpoints: true if the registry has them';
    return [{ option: path, what: 'requires a regional endpoint, and regionalEndpoints is off', todo }];
  },
} satisfies Rules<RegionCall>;

const refusedOfTags = {
  tagsAndDigestsAreWellFormed: ({ tagOrDigest }) => {
    const text = plain(tagOrDigest.value);
    if (text === undefined || tag.test(text) || isDigest(text)) return [];
    if (!text.includes(':')) {
      const todo = 'use up to 128 letters, digits, "_", "." and "-", not beginning with "." or "-"';
      return [fault(tagOrDigest, 'is not a well-formed tag', todo)];
    }
    return text.includes('@')
      ? [fault(tagOrDigest, 'contains both a tag and a digest', 'pass the digest alone, which identifies the image')]
      : [
          fault(
            tagOrDigest,
            'is not a well-formed digest',
            'copy all of it, such as "sha256:" followed by 64 digits 0-9 and a-f',
          ),
        ];
  },
} satisfies Rules<Pick<ImageCall, 'tagOrDigest'>>;

export const refusedOfImages = {
  repositoriesAreWellFormed: ({ loginServer, globalServer = loginServer, repository }) => {
    const name = plain(repository.value);
    if (name === undefined) return [];
    const path = name.replace(/^https?:\/\//i, '');
    if ([loginServer, globalServer].some((server) => path.toLowerCase().startsWith(`${server}/`))) {
      return [fault(repository, 'begins with the login server', 'leave it out, the library adds it')];
    }
    if (/[:@]/.test(path)) {
      return [fault(repository, 'contains a tag or digest', 'pass that as the second argument')];
    }
    if (`${loginServer}/${name}`.length > longestReference) {
      return [
        fault(repository, 'is too long', `use at most ${longestReference} characters, including the login server`),
      ];
    }
    if (repositoryName.test(name)) return [];
    const lower = name.toLowerCase();
    const todo = repositoryName.test(lower)
      ? `did you mean ${show(lower)}?`
      : 'use lower-case letters and digits, with single ".", "_" or "-" between them, in parts separated by "/"';
    return [fault(repository, 'is not well formed', todo)];
  },

  ...refusedOfTags,
} satisfies Rules<ImageCall>;

export const refusedOfContents = {
  contentsAreDeclared: ({ stated, id, ids }) => {
    if (!stated.notes.areEmpty) return [];
    const meant = nearestOf(id.value, ids);
    const all = ids.length === 0 ? 'nothing is declared' : `use ${ids.length === 1 ? '' : 'one of '}${ids.join(', ')}`;
    const todo = meant === undefined ? all : `did you mean ${show(meant)}?`;
    return [fault(id, 'is not declared in this registry', todo)];
  },
} satisfies Rules<ContentCall>;

function isImage(text: string): boolean {
  return !known(text) || (isSource(text) && !isWildcard(text));
}

export const refusedOfCachedImages = {
  cachedImagesAreWellFormed: ({ source }) => {
    const text = plain(source.value);
    if (text === undefined) return [];
    return isWildcard(text)
      ? [fault(source, 'is not a single image', 'name one repository')]
      : sourceFaults(source, text);
  },

  cachedImagesHaveARule: ({ stated, model: { cacheRules }, source }) => {
    if (!stated.notes.areEmpty || !isImage(source.value)) return [];
    if (cachedRepository(cacheRules, source.value) !== undefined) return [];
    const sources = cacheRules.map((rule) => rule.source).filter(known);
    const todo =
      sources.length === 0 ? 'add a rule for it, with addCacheRule' : `the rules cover ${sources.sort().join(', ')}`;
    return [fault(source, 'is not covered by a cache rule of this registry', todo)];
  },

  ...refusedOfTags,
} satisfies Rules<CachedImageCall>;
