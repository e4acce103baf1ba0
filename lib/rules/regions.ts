import { canonicalRegion, regions, regionsNear } from '../azure/regions';
import { show, type Fault } from '../errors';
import type { RegionModel, RegistryModel } from '../model/model';
import { catalogWith } from '../model/regions';
import { unreadable } from '../reading/kinds';
import { known } from '../text';
import { fault } from './checks/fault';
import { nearest } from './checks/nearest';
import { repeats } from './checks/repeats';
import type { Rules } from './rule';

export const refused = {
  regionsExist: (model) =>
    regionsAsGiven(model)
      .filter((place) => known(place.region) && place.facts === undefined)
      .map(({ stated, region }) => fault(stated, 'is not an Azure region', () => whatToDo(region, model))),

  /** A registry is in one cloud, and so are its replicas and networks. */
  regionsAreOfOneCloud: (model) => {
    const first = model.places.find(({ facts }) => facts !== undefined);
    const cloud = first?.facts?.cloud;
    if (first === undefined || cloud === undefined) return [];
    return regionsAsGiven(model).flatMap(({ stated, facts }): Fault[] => {
      if (facts === undefined || facts.cloud === cloud) return [];
      const what = `is in the cloud "${facts.cloud}" and ${first.stated.path} is in the cloud "${cloud}"`;
      return [fault(stated, what, 'create a registry in each cloud, because one cannot span both')];
    });
  },

  catalogRegionsHaveNames: ({ stated }) =>
    (stated.regionCatalog?.value ?? [])
      .filter(({ name }) => name.value !== unreadable)
      .filter(({ name }) => !known(name.value) || !regionPattern.test(name.name))
      .map(({ name: { path, value } }) => ({
        option: path,
        what: known(value) ? 'is not the name of a region' : 'is late-bound',
        ...(known(value) ? { got: value } : {}),
        todo: 'write it as Azure does, such as "westeurope" or "West Europe"',
      })),

  catalogRegionsAreDistinct: ({ stated }) =>
    repeats(stated.regionCatalog?.value ?? [], ({ name }) => (known(name.value) ? name.name : undefined)).map(
      ({ item, first }) =>
        fault(
          { path: item.path, value: item.name.value },
          `repeats ${first.path}`,
          'list each region once, with all that is known of it',
        ),
    ),
} satisfies Rules;

/** Not validated for a registry that exists, because Azure offered its regions. */
export const refusedWhenMade = {
  regionsOfferRegistries: (model) =>
    placesAsGiven(model).flatMap(({ stated, region, facts }) => {
      if (facts?.registries !== false) return [];
      const near = regionsNear(facts).slice(0, 2);
      const hint = near.length === 0 ? '' : `, the nearest are ${near.map(({ name }) => name).join(' and ')}`;
      const todo = `use another region${hint}; if Azure offers it there by now, add ${entryFor(region)}`;
      return [fault(stated, 'is a region without Container Registry', todo)];
    }),
} satisfies Rules;

export const warned = {
  regionsAreUnrestricted: (model) =>
    placesAsGiven(model)
      .filter(({ facts }) => facts?.restricted === true)
      .map(({ stated }) =>
        fault(
          stated,
          'is a region with restricted access',
          'make sure that your subscription has access to it, otherwise Azure refuses it at apply',
        ),
      ),

  regionsAreEstablished: (model) =>
    placesAsGiven(model)
      .filter(({ facts }) => facts !== undefined && facts.registries === undefined)
      .map(({ stated, region }) =>
        fault(
          stated,
          'is a region for which no source confirms Container Registry',
          `check whether Azure offers it there, then add ${entryFor(region)}`,
        ),
      ),
} satisfies Rules;

/** One letter away from one region is a typo; anything farther may also be a region that Azure opened lately. */
function whatToDo(region: string, { stated }: RegistryModel): string {
  const { names, edits } = nearest(region, catalogWith(stated.regionCatalog).keys());
  const question = `did you mean ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names.map(show))}?`;
  const isTypo = names.length === 1 && edits === 1 && digits(names[0]) === digits(region);
  if (isTypo) return question;
  const inside = regions.filter(({ geography }) => canonicalRegion(geography) === region);
  if (inside.length > 0) {
    return `use a region of that geography, such as ${inside.map(({ name }) => name).join(' or ')}`;
  }
  const [advice, or] =
    names.length > 0 ? [question, ' A'] : ['use a region of Azure such as AzureRegion.WEST_EUROPE', '; a'];
  if (!regionPattern.test(region)) return advice;
  return `${advice}${or} region newer than this library goes into ${entryFor(region)}`;
}

function digits(name: string): string {
  return name.replace(/\D/g, '');
}

const regionPattern = /^[a-z0-9]{1,40}$/;

function entryFor(region: string): string {
  // Its cloud decides the domain of the registry.
  const cloud = region.startsWith('china')
    ? 'CHINA'
    : /^us(gov|dod|nat|sec)/.test(region)
      ? 'US_GOVERNMENT'
      : undefined;
  const member = cloud === undefined ? '' : `, cloud: AzureCloud.${cloud}`;
  return `regionCatalog: [{ name: ${show(region)}, availabilityZones: …${member} }]`;
}

/** Home, then the replicas in the order in which the user will look for them. */
function placesAsGiven({ home, replicas }: RegistryModel): readonly RegionModel[] {
  return [home, ...replicas];
}

/** All regions that the user set, including those of networks. */
function regionsAsGiven(model: RegistryModel): readonly RegionModel[] {
  const ofNetworks = model.endpoints.filter(({ options }) => options.region !== undefined).map(({ place }) => place);
  return [...placesAsGiven(model), ...ofNetworks];
}
