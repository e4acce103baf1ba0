import { known } from '../model/known';
import { repeats } from './repeats';
import type { Rule } from './rule';

export const replicaRegionsAreKnown: Rule = (model) =>
  model.replicas
    .filter((replica) => !known(replica.region))
    .map((replica) => ({
      what: `${replica.regionOption} is late-bound`,
      todo: 'pass a region that is known at synth, such as group.locationInput instead of group.location, because Terraform wants replicas sorted',
    }));

export const replicasAreAwayFromHome: Rule = (model) =>
  model.replicas
    .filter((replica) => replica.facts !== undefined && replica.region === model.home.region)
    .map((replica) => ({
      what: `${replica.option} is the home region`,
      got: replica.spelling,
      todo: 'leave it out, the home region is always served',
    }));

export const replicasAreDistinct: Rule = (model) =>
  repeats(model.replicas, ({ region }) => (known(region) ? region : undefined)).map(({ item, first }) => ({
    what: `${item.option} repeats ${first.option}`,
    got: item.spelling,
    todo: 'list each region once',
  }));

export const registryIsReplicated: Rule = (model) =>
  model.sku === 'Premium' && model.replicas.length === 0 && model.adoption?.keeps.includes('replicas') !== true
    ? [
        {
          what: 'replicas is empty, an outage of the home region stops every push and pull',
          todo: 'add at least two replicas, or use Sku.STANDARD',
        },
      ]
    : [];

export const replicasAreAtLeastTwo: Rule = (model) =>
  model.replicas.length === 1
    ? [
        {
          what: 'replicas has only one region, an outage leaves a single region to carry everything',
          got: model.replicas[0].region,
          todo: 'add a second replica',
        },
      ]
    : [];

export const replicasAreInRotation: Rule = (model) => {
  const out = model.replicas.filter((replica) => replica.globalEndpointRouting === false);
  if (out.length > 0 && out.length === model.replicas.length) {
    return [
      {
        what: 'every replica is out of rotation, the home region takes all traffic',
        got: model.sortedReplicas.map((replica) => replica.region),
        todo: 'set globalEndpointRouting to true on at least one of them',
      },
    ];
  }
  return out.map((replica) => ({
    what: `${replica.option} is out of rotation, it holds the images and takes no traffic of the global endpoint`,
    got: replica.region,
    todo: 'set globalEndpointRouting to true when the drill or repair is over',
  }));
};
