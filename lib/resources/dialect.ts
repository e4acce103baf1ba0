import type { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import type { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { Lazy, TerraformProvider, TerraformStack, Tokenization, type TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { mayBeBefore, resolveAzurerm, type AzurermModel } from '../model/azurerm';
import { expression } from '../text';
import { isInTree } from './terraform';

/**
 * The versions of azurerm that Terraform can select for the stack of a construct. Users can pin them at any time before
 * synth, so call it late.
 */
export function azurermOf(construct: IConstruct): AzurermModel {
  const stack = TerraformStack.of(construct);
  return resolveAzurerm(pinOf(stack));
}

const pinPath = ['terraform', 'required_providers', 'azurerm', 'version'];

/** The version constraint as cdktf will write it: overrides of the stack take precedence over its provider. */
function pinOf(stack: TerraformStack): unknown {
  let value: unknown = (stack as unknown as { readonly rawOverrides?: unknown }).rawOverrides;
  for (const key of pinPath) {
    // The provider can be just a version, as before Terraform 0.13.
    if (!isBlock(value)) return value;
    if (!Object.hasOwn(value, key)) return pinOfBindings(stack);
    value = value[key];
  }
  return value;
}

/** The user's bindings, which the stack's provider is from, and which can differ from those of this library. */
function pinOfBindings(stack: TerraformStack): string | undefined {
  const known = providers.get(stack);
  if (known !== undefined && isInTree(known)) return pinIn(known);
  const { children } = stack.node;
  if (searched.get(stack) === children.length) return ownPin;
  const provider = children.find(isAzurerm);
  if (provider === undefined) searched.set(stack, children.length);
  else providers.set(stack, provider);
  return provider === undefined ? ownPin : pinIn(provider);
}

/**
 * The provider of each stack; for stacks without one, the number of children that were searched, because searching a
 * large stack takes time.
 */
const providers = new WeakMap<TerraformStack, TerraformProvider>();
const searched = new WeakMap<TerraformStack, number>();

/** The version that this library's bindings pin, if one of their resources was created. */
let ownPin: string | undefined;

function pinIn({ terraformGeneratorMetadata: bindings }: TerraformProvider | TerraformResource): string | undefined {
  return bindings?.providerVersion ?? bindings?.providerVersionConstraint;
}

function isAzurerm(construct: IConstruct): construct is TerraformProvider {
  return TerraformProvider.isTerraformProvider(construct) && construct.terraformResourceType === 'azurerm';
}

/** The first version of azurerm that has the attributes that the bindings do not have. */
const withLaterAttributes = [4, 81, 0] as const;

/**
 * Writes a registry with the attributes of the azurerm version that its stack pins.
 *
 * @param leftAlone further attributes to ignore, from 4.81 on
 */
export function followPinOfRegistry(registry: ContainerRegistry, leftAlone: readonly string[]): void {
  rewrite(registry, (block) => {
    const azurerm = azurermOf(registry);
    const later = mayBeBefore(azurerm, withLaterAttributes) ? [] : leftAlone;
    const written = later.length === 0 ? block : ignoring(block, (names) => [...names, ...later]);
    return azurerm.dialect === 5 ? registryIn5(written) : written;
  });
}

/** azurerm 5 has no content trust, and renamed the routing of replicas. */
function registryIn5(in4: Block): Block {
  const { georeplications, dynamic } = in4;
  const block = without(in4, ['trust_policy_enabled']);
  const renamed = ignoring(block, (names) => names.map(nameIn5));
  return {
    ...renamed,
    ...(georeplications !== undefined && { georeplications: replicasIn5(georeplications) }),
    ...(isBlock(dynamic) && { dynamic: { ...dynamic, georeplications: replicasIn5(dynamic.georeplications) } }),
  };
}

function nameIn5(ignored: unknown): unknown {
  return typeof ignored === 'string'
    ? ignored.replace(/\.regional_endpoint_enabled$/, '.global_endpoint_routing_enabled')
    : ignored;
}

/** Replicas as a list, in HCL form, as a dynamic block, or as a late-bound value. */
function replicasIn5(replicas: unknown): unknown {
  if (Tokenization.isResolvable(replicas)) {
    return Lazy.anyValue({ produce: (context) => replicasIn5(context.resolve(replicas)) });
  }
  if (Array.isArray(replicas)) return replicas.map(replicaIn5);
  if (!isBlock(replicas)) return replicas;
  const { value, content } = replicas;
  return {
    ...replicas,
    ...(Array.isArray(value) && { value: value.map(replicaIn5) }),
    ...(content !== undefined && { content: replicaIn5(content) }),
  };
}

/** azurerm 5 requires the flag. A missing one is off, as before. */
function replicaIn5(replica: unknown): unknown {
  if (Tokenization.isResolvable(replica)) {
    return Lazy.anyValue({ produce: (context) => replicaIn5(context.resolve(replica)) });
  }
  if (!isBlock(replica)) return replica;
  const { regional_endpoint_enabled: routing, ...others } = replica;
  return { global_endpoint_routing_enabled: routing ?? false, ...others };
}

/** Changes which attributes of a block Terraform ignores, unless it ignores the whole block. */
function ignoring(block: Block, change: (names: readonly unknown[]) => readonly unknown[]): Block {
  const { lifecycle = {} } = block;
  if (!isBlock(lifecycle)) return block;
  const { ignore_changes: names = [] } = lifecycle;
  if (!Array.isArray(names)) return block;
  const changed = [...new Set(change(names))];
  return changed.length === 0 && names.length === 0
    ? block
    : { ...block, lifecycle: { ...lifecycle, ignore_changes: changed } };
}

/** The arguments of a link as the library wrote them: others were set by the user. */
interface LinkedZone {
  readonly id: string;
  readonly name: string;
  readonly group: string;
}

/**
 * Writes a link of a DNS zone with the attributes of the azurerm version that its stack pins: from 5 on the id of the
 * zone, before its name and resource group.
 */
export function followPinOfLink(link: PrivateDnsZoneVirtualNetworkLink, zone: LinkedZone): void {
  rewrite(link, (block) => {
    if (azurermOf(link).dialect !== 5) return block;
    const [name, group] = [valueOf(block.private_dns_zone_name), valueOf(block.resource_group_name)];
    const isOurs = name === zone.name && group === zone.group;
    const id = isOurs ? zone.id : idInSubscriptionOf(zone, name, group);
    return { private_dns_zone_id: id, ...without(block, ['private_dns_zone_name', 'resource_group_name']) };
  });
}

function idInSubscriptionOf({ id }: LinkedZone, name: unknown, group: unknown): string {
  const subscription = expression`join("/", slice(split("/", ${id}), 0, 3))`;
  return `${String(subscription)}/resourceGroups/${String(group)}/providers/Microsoft.Network/privateDnsZones/${String(name)}`;
}

/** The value of an argument, which is wrapped in HCL form. */
function valueOf(argument: unknown): unknown {
  return isBlock(argument) ? argument.value : argument;
}

/** A block without some of its arguments, including those that Terraform ignores. */
function without(block: Block, gone: readonly string[]): Block {
  const kept = Object.fromEntries(Object.entries(block).filter(([name]) => !gone.includes(name)));
  return ignoring(kept, (names) => names.filter((name) => !gone.includes(String(name))));
}

type Block = Readonly<Record<string, unknown>>;

function isBlock(value: unknown): value is Block {
  return Object.prototype.toString.call(value) === '[object Object]' && !Tokenization.isResolvable(value);
}

interface Written {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
}

/**
 * Changes how a resource is written, each time the stack is written. It then contains the changes that users made, with
 * the attributes of the bindings or of the provider, and these are kept.
 */
function rewrite(made: TerraformResource, change: (block: Block) => Block): void {
  ownPin = pinIn(made);
  for (const method of ['toTerraform', 'toHclTerraform'] as const) {
    const write = made[method].bind(made) as () => Written;
    const value = (): object => {
      const { resource, ...others } = write();
      const { terraformResourceType: type, friendlyUniqueId: id } = made;
      // A resource that was moved to another address is written there.
      return resource === undefined
        ? others
        : { ...others, resource: { [type]: { [id]: change(resource[type][id]) } } };
    };
    Object.defineProperty(made, method, { value });
  }
}
