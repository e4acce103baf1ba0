import type { TerraformProvider } from 'cdktf';
import { Sku, type EndpointProtocol } from '../options';
import type { RegistryReading } from '../reading/registry';
import { expression, type Flag } from '../text';
import type { PlaceModel } from './model';
import { inRotation } from './rotation';

/** What the azapi provider sets, because azurerm does not support it. */
export interface AzapiModel {
  readonly provider?: TerraformProvider;
  /** Whether the routing of the home region is set. */
  readonly writesHomeRouting: boolean;
  /** What is set on the registry itself; undefined for nothing. */
  readonly settings?: EndpointSettings;
}

/** The endpoint settings of a registry. */
export interface EndpointSettings {
  readonly regionalEndpoints?: Flag;
  readonly endpointProtocol?: `${EndpointProtocol}`;
}

/** What azapi sets; undefined if the option is off. */
export function resolveAzapi(stated: RegistryReading, sku: Sku, replicas: number): AzapiModel | undefined {
  if (!isOn(stated)) return undefined;
  const { homeGlobalEndpointRouting, rotation, adopt } = stated;
  // For an adopted registry only options that are set are written, and its replicas can be left out.
  const isRoutingManaged = adopt === undefined || (homeGlobalEndpointRouting ?? rotation) !== undefined;
  const mayHaveReplicas = replicas > 0 || (adopt !== undefined && stated.replicas === undefined);
  return {
    provider: stated.azapiProvider?.value,
    writesHomeRouting: sku === Sku.PREMIUM && isRoutingManaged && mayHaveReplicas,
    settings: resolveSettings(stated, sku),
  };
}

/** Below Premium, settings that are off are not written, because Azure does not have them there. */
function resolveSettings(stated: RegistryReading, sku: Sku): EndpointSettings | undefined {
  const isPremium = sku === Sku.PREMIUM;
  const flag = stated.regionalEndpoints?.value;
  const regionalEndpoints = isPremium || typeof flag !== 'boolean' ? flag : undefined;
  const endpointProtocol = isPremium ? stated.endpointProtocol?.value : undefined;
  return (regionalEndpoints ?? endpointProtocol) === undefined ? undefined : { regionalEndpoints, endpointProtocol };
}

/**
 * Whether the global endpoint sends traffic to the home region. The value must be a boolean: Azure would store a text,
 * and azurerm could then no longer read any of the replicas.
 */
export function resolveHomeRouting(stated: RegistryReading, home: PlaceModel): Flag {
  const routing = stated.homeGlobalEndpointRouting?.value ?? true;
  if (!isOn(stated)) return routing;
  const flag = typeof routing === 'boolean' ? routing : expression`coalesce(tobool(${routing}), true)`;
  return inRotation(flag, stated.rotation?.value, home.name);
}

function isOn({ azapi }: RegistryReading): boolean {
  return azapi?.value === true;
}

/** Whether azapi sets anything on a registry. */
export function usesAzapi({ azapi }: { readonly azapi?: AzapiModel }): boolean {
  return azapi !== undefined && (azapi.writesHomeRouting || azapi.settings !== undefined);
}
