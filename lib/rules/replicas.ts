import { known } from '../text';
import { fault } from './checks/fault';
import { repeats } from './checks/repeats';
import type { Rules } from './rule';

/** Not validated for a registry that exists, because its replicas are not written. */
export const refusedWhenMade = {
  /** Replicas are compared and sorted, because the provider sees a change in another order. */
  replicaRegionsAreKnown: ({ replicas }) =>
    replicas
      .filter(({ region }) => !known(region))
      .map(({ stated }) =>
        fault(
          stated,
          'is late-bound',
          'pass a region that is known at synth, such as group.locationInput instead of group.location, because azurerm requires sorted replicas',
        ),
      ),
} satisfies Rules;

export const refused = {
  replicasAreAwayFromHome: ({ replicas, home }) =>
    replicas
      .filter(({ facts, region }) => facts !== undefined && region === home.region)
      .map(({ path, stated: { value } }) =>
        fault({ path, value }, 'is the home region', 'leave it out, the home region is always served'),
      ),

  replicasAreDistinct: ({ replicas }) =>
    repeats(replicas, ({ region }) => (known(region) ? region : undefined)).map(({ item, first }) =>
      fault({ path: item.path, value: item.stated.value }, `repeats ${first.path}`, 'list each region once'),
    ),
} satisfies Rules;

export const warned = {
  registryIsReplicated: ({ sku, replicas, knowsReplicas }) =>
    sku === 'Premium' && replicas.length === 0 && knowsReplicas
      ? [
          {
            option: 'replicas',
            what: 'is empty, so an outage of the home region stops every push and pull',
            todo: 'add at least two replicas, or use Sku.STANDARD',
          },
        ]
      : [],

  replicasAreAtLeastTwo: ({ replicas }) =>
    replicas.length === 1
      ? [
          {
            option: 'replicas',
            what: 'has only one region, so an outage leaves a single region to serve all traffic',
            got: replicas[0].region,
            todo: 'add a second replica',
          },
        ]
      : [],

  replicasAreInRotation: ({ replicas, sortedReplicas }) => {
    const out = replicas.filter((replica) => replica.globalEndpointRouting === false);
    if (out.length > 0 && out.length === replicas.length) {
      return [
        {
          option: 'replicas',
          what: 'are all out of rotation, so the home region takes all traffic',
          got: sortedReplicas.map(({ region }) => region),
          todo: 'set globalEndpointRouting to true on at least one of them',
        },
      ];
    }
    return out.map(({ path, region }) => ({
      option: path,
      what: 'is out of rotation, so it holds the images and takes no traffic of the global endpoint',
      got: region,
      todo: 'set globalEndpointRouting to true when the drill or repair is over',
    }));
  },
} satisfies Rules;
