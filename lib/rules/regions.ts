import { canonicalRegion, regions, regionsNear } from '../azure/regions';
import { show, type Fault } from '../errors';
import { places } from '../model/places';
import { known } from '../model/known';
import type { RegionModel, RegistryModel } from '../model/registry';
import { nearest } from './nearest';
import { repeats } from './repeats';
import type { Rule } from './rule';

export const regionsExist: Rule = (model) =>
  regionsAsGiven(model)
    .filter((place) => known(place.region) && place.facts === undefined)
    .map((place) => ({
      what: `${place.regionOption} is not an Azure region`,
      got: place.spelling,
      todo: () => whatToDo(place.region, model.catalog.keys()),
    }));

/** One letter away from one region is a typo; anything farther may also be a region that Azure opened lately. */
function whatToDo(region: string, catalog: Iterable<string>): string {
  const { names, edits } = nearest(region, catalog);
  const question = `did you mean ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names.map(show))}?`;
  const isTypo = names.length === 1 && edits === 1 && digits(names[0]) === digits(region);
  if (isTypo) return question;
  const inside = regions.filter(({ geography }) => canonicalRegion(geography) === region);
  if (inside.length > 0)
    return `use a region of that geography, such as ${inside.map(({ name }) => name).join(' or ')}`;
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
  return `regionCatalog: [{ name: ${show(region)}, availabilityZones: … }]`;
}

export const statedRegionsHaveNames: Rule = (model) =>
  model.statedRegions
    .map((region, i) => ({ option: `regionCatalog[${i}].name`, name: region.name }))
    .filter(({ name }) => !known(name) || !regionPattern.test(canonicalRegion(name)))
    .map(({ option, name }) => ({
      what: `${option} is not a name for a region`,
      got: known(name) ? name : 'a late-bound value',
      todo: 'write it as Azure does, such as "westeurope" or "West Europe"',
    }));

export const statedRegionsAreDistinct: Rule = (model) =>
  repeats(
    model.statedRegions.map(({ name }, i) => ({ option: `regionCatalog[${i}]`, name })),
    ({ name }) => canonicalRegion(name),
  ).map(({ item, first }) => ({
    what: `${item.option} repeats ${first.option}`,
    got: item.name,
    todo: 'state each region once, in full',
  }));

export const regionsOfferRegistries: Rule = (model) =>
  placesAsGiven(model).flatMap((place) => {
    if (place.facts?.registries !== false) return [];
    const near = regionsNear(place.facts).slice(0, 2);
    const hint = near.length === 0 ? '' : `, the nearest are ${near.map(({ name }) => name).join(' and ')}`;
    return [
      {
        what: `${place.regionOption} is a region without Container Registry`,
        got: place.spelling,
        todo: `use another region${hint}; if Azure offers it there by now, add ${entryFor(place.region)}`,
      },
    ];
  });

export const regionsAreEstablished: Rule = (model) =>
  placesAsGiven(model)
    .filter((place) => place.facts !== undefined && place.facts.registries === undefined)
    .map((place) => ({
      what: `${place.regionOption} is a region where no source establishes Container Registry`,
      got: place.spelling,
      todo: `see whether Azure offers it there, then add ${entryFor(place.region)}`,
    }));

export const regionsAreUnrestricted: Rule = (model) =>
  placesAsGiven(model)
    .filter((place) => place.facts?.restricted === true)
    .map((place) => ({
      what: `${place.regionOption} is a region of restricted access`,
      got: place.spelling,
      todo: 'see that your subscription was given access to it, Azure refuses it otherwise at apply',
    }));

export const regionsAreOfOneCloud: Rule = (model) => {
  const first = places(model).find((place) => place.facts !== undefined);
  if (first?.facts === undefined) return [];
  const { cloud } = first.facts;
  return regionsAsGiven(model).flatMap((place): Fault[] =>
    place.facts === undefined || place.facts.cloud === cloud
      ? []
      : [
          {
            what: `${place.regionOption} is in the cloud "${place.facts.cloud}" and ${first.regionOption} in the cloud "${cloud}"`,
            got: place.spelling,
            todo: 'make a registry in each cloud, one cannot span both',
          },
        ],
  );
};

/** Home, then the replicas in the order in which the user will look for them. */
function placesAsGiven(model: RegistryModel): readonly RegionModel[] {
  return [model.home, ...model.replicas];
}

/** All regions that the user stated, those of networks too. */
function regionsAsGiven(model: RegistryModel): readonly RegionModel[] {
  const places = model.endpoints.map(({ place }) => place).filter((place) => place.regionOption !== 'homeRegion');
  return [...placesAsGiven(model), ...places];
}
