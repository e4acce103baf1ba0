import type { Fault } from '../errors';
import { cloudOf } from '../model/hosts';
import type { EndpointModel, RegistryModel } from '../model/model';
import type { Neighbour } from '../model/stack';
import { certainIpsPerEndpoint } from '../model/private-link';
import { memberPath } from '../reading/kinds';
import { identityOf, known } from '../text';
import { fault } from './checks/fault';
import { subnetRoomFaults } from './checks/subnet-room';
import type { Rules } from './rule';

export const refused = {
  /** The name of a registry is unique in its cloud. */
  registryNamesAreDistinct: (model) => nameClashes(model, neighbours(model, true)),

  /** What can exist only once in Azure, among the endpoints of this registry and of others in the stack. */
  privateEndpointsDoNotClash: (model) => [
    ...endpointClashes(model, [], true),
    ...endpointClashes(model, endpointsOf(neighbours(model, true)), false),
    ...prefixFaults(model, endpointsOf(neighbours(model, true)), true),
  ],

  subnetsHoldAllEndpoints: (model) => roomFaults(model, neighbours(model, true)),
} satisfies Rules;

export const warned = {
  /** Stacks may be alternatives, such as stages, so that what they have in common is only a warning. */
  stacksDoNotClash: (model) => {
    const others = neighbours(model, false);
    return [
      ...nameClashes(model, others),
      ...endpointClashes(model, endpointsOf(others), false),
      ...prefixFaults(model, endpointsOf(others), false),
      ...roomFaults(model, others),
      ...zoneClashes(model, others),
    ];
  },
} satisfies Rules;

function neighbours({ stack }: RegistryModel, isInSameStack: boolean): readonly Neighbour[] {
  return stack.others.filter((other) => other.isInSameStack === isInSameStack);
}

function nameClashes({ stated, places }: RegistryModel, others: readonly Neighbour[]): Fault[] {
  const { registryName, existing } = stated;
  // A registry that is only used may be one that this app creates.
  if (existing !== undefined) return [];
  return others
    .filter(({ model }) => model.stated.existing === undefined && model.stated.registryName.key === registryName.key)
    .filter(({ model }) => cloudOf(model.places) === cloudOf(places))
    .map(({ path }) => fault(registryName, `is also the name of '${path}'`, 'give each registry a name of its own'));
}

/** An endpoint, and what errors put before its path. */
interface Named {
  readonly prefix: string;
  readonly endpoint: EndpointModel;
}

function endpointsOf(others: readonly Neighbour[]): readonly Named[] {
  return others.flatMap(({ path, model }) => model.endpoints.map((endpoint) => ({ prefix: `'${path}' `, endpoint })));
}

/** Each endpoint compared with others, or with those before it of the same registry. */
function endpointClashes({ endpoints }: RegistryModel, others: readonly Named[], isOwn: boolean): Fault[] {
  if (endpoints.length === 0) return [];
  const firsts = new Map<string, { readonly path: string; readonly id?: string }>();
  const record = ({ prefix, endpoint }: Named) => {
    for (const { key, of } of marksOf(endpoint)) {
      if (!firsts.has(key)) firsts.set(key, { path: prefix + of });
    }
  };
  if (!isOwn) others.forEach(record);
  return endpoints.flatMap((endpoint): Fault[] => {
    const id = endpoint.id?.toLowerCase();
    return marksOf(endpoint).flatMap(({ key, of, path, what, value, todo }): Fault[] => {
      const first = firsts.get(key);
      if (first === undefined && isOwn) firsts.set(key, { path: of, id });
      // Another rule reports endpoints that have the same id.
      if (first === undefined || (of === endpoint.path && first.id !== undefined && first.id === id)) return [];
      return [fault({ path, value }, `${what} ${first.path}`, todo)];
    });
  });
}

/** The properties of an endpoint that can exist only once. */
function marksOf({ path, options, name, resourceGroup, provider, addresses }: EndpointModel) {
  const group = `${provider?.node.path ?? ''} ${resourceGroup.key}`;
  const { networkInterfaceName: nic, staticIps, subnetId } = options;
  const own = { key: `name ${group} ${name.toLowerCase()}`, of: path, path: options.name?.path ?? path, value: name };
  const distinct = 'give each a name of its own';
  return [
    ...(known(name)
      ? [{ ...own, what: options.name === undefined ? 'gets the name of' : 'is also the name of', todo: distinct }]
      : []),
    ...(nic !== undefined
      ? [
          {
            key: `nic ${group} ${identityOf(nic.value)}`,
            of: path,
            path: nic.path,
            what: 'is also the network interface name of',
            value: nic.value,
            todo: distinct,
          },
        ]
      : []),
    ...addresses
      .map(({ member, address }) => ({ path: memberPath(staticIps?.path ?? path, member.key), value: address }))
      .map((stated) => ({
        ...stated,
        key: `address ${subnetId.key} ${identityOf(stated.value)}`,
        of: stated.path,
        what: 'is also the address of',
        todo: 'give each an address of its own',
      })),
  ];
}

/** Subnets that have different prefixes in two places. */
function prefixFaults({ endpoints }: RegistryModel, others: readonly Named[], withOwn: boolean): Fault[] {
  return endpoints.flatMap(({ options: { subnetId, subnetPrefix } }, i): Fault[] => {
    if (subnetPrefix === undefined || !known(subnetPrefix.value)) return [];
    const earlier = withOwn ? endpoints.slice(0, i).map((endpoint) => ({ prefix: '', endpoint })) : [];
    const other = [...others, ...earlier].find(
      ({ endpoint: { options } }) =>
        options.subnetId.key === subnetId.key &&
        options.subnetPrefix !== undefined &&
        known(options.subnetPrefix.value) &&
        options.subnetPrefix.value !== subnetPrefix.value,
    );
    if (other === undefined) return [];
    const { prefix, endpoint } = other;
    const what = `is not the prefix that ${prefix}${endpoint.path} sets for the same subnet, ${endpoint.options.subnetPrefix?.value ?? ''}`;
    return [fault(subnetPrefix, what, 'set the same prefix for both')];
  });
}

/** Subnets that are too small for the endpoints of several registries. */
function roomFaults(model: RegistryModel, others: readonly Neighbour[]): Fault[] {
  const all = [...model.endpoints, ...others.flatMap((other) => other.model.endpoints)];
  const firsts = new Set<string>();
  // Where one of the endpoints sets the prefix, that option is reported.
  const inOrder = [...model.endpoints].sort(
    (a, b) => Number(b.subnetRange !== undefined) - Number(a.subnetRange !== undefined),
  );
  return inOrder.flatMap(({ options: { subnetId, subnetPrefix } }): Fault[] => {
    const sharing = others.filter((other) => neededIn(subnetId.key, other.model) > 0);
    // A prefix that one endpoint sets is the prefix of the subnet for all.
    const range = all.find((each) => each.subnetRange && each.options.subnetId.key === subnetId.key)?.subnetRange;
    if (range === undefined || sharing.length === 0 || firsts.has(subnetId.key)) return [];
    firsts.add(subnetId.key);
    const needed = sharing.reduce(
      (sum, other) => sum + neededIn(subnetId.key, other.model),
      neededIn(subnetId.key, model),
    );
    const names = sharing.map(({ path }) => `'${path}'`).join(', ');
    return subnetRoomFaults(subnetPrefix ?? subnetId, range, needed, ` with the endpoints of ${names}`);
  });
}

/** Networks for which another registry creates a DNS zone as well: a network can be linked to only one of that name. */
function zoneClashes({ dnsZones }: RegistryModel, others: readonly Neighbour[]): Fault[] {
  return dnsZones.flatMap(({ network, endpoints: [first] }): Fault[] => {
    const other = others.find(({ model }) => model.dnsZones.some((zone) => zone.network.key === network.key));
    const option = first.options.dns?.path ?? first.path;
    const todo = 'create it once, and pass PrivateDns.zone with its id to the other';
    return other === undefined
      ? []
      : [{ option, what: `creates a DNS zone for a network for which '${other.path}' creates one as well`, todo }];
  });
}

function neededIn(subnet: string, model: RegistryModel): number {
  return model.endpoints.filter(({ options }) => options.subnetId.key === subnet).length * certainIpsPerEndpoint(model);
}
