import type { TerraformProvider } from 'cdktf';
import { Sku, type EndpointProtocol } from '../options';
import type { RegistryReading } from '../reading/registry';
import { expression, type Flag } from '../text';
import type { PlaceModel } from './model';
import { inRotation } from './rotation';

/** What the azapi provider writes, because azurerm has no attribute for it. */
export interface AzapiModel {
  readonly provider?: TerraformProvider;
  /** Whether the routing of the home region is written. */
  readonly writesHomeRouting: boolean;
  /** What is written of the registry itself; undefined where nothing is. */
  readonly settings?: EndpointSettings;
}

/** What is set of the endpoints of a registry. */
export interface EndpointSettings {
  readonly regionalEndpoints?: Flag;
  readonly endpointProtocol?: `${EndpointProtocol}`;
}

/** What is written by azapi; undefined where the option is off. */
export function resolveAzapi(stated: RegistryReading, sku: Sku, replicas: number): AzapiModel | undefined {
  if (!isOn(stated)) return undefined;
  const { homeGlobalEndpointRouting, rotation, adopt } = stated;
  // Of an adopted registry only what is stated is written, and its replicas need not be.
  const isRoutingManaged = adopt === undefined || (homeGlobalEndpointRouting ?? rotation) !== undefined;
  const mayHaveReplicas = replicas > 0 || (adopt !== undefined && stated.replicas === undefined);
  return {
    provider: stated.azapiProvider?.value,
    writesHomeRouting: sku === Sku.PREMIUM && isRoutingManaged && mayHaveReplicas,
    settings: resolveSettings(stated, sku),
  };
}

/** Below Premium, what is known to be off need not be written: Azure has no such setting there. */
function resolveSettings(stated: RegistryReading, sku: Sku): EndpointSettings | undefined {
  const isPremium = sku === Sku.PREMIUM;
  const flag = stated.regionalEndpoints?.value;
  const regionalEndpoints = isPremium || typeof flag !== 'boolean' ? flag : undefined;
  const endpointProtocol = isPremium ? stated.endpointProtocol?.value : undefined;
  return (regionalEndpoints ?? endpointProtocol) === undefined ? undefined : { regionalEndpoints, endpointProtocol };
}

/**
 * Whether the global endpoint sends traffic to the home region. What is written must be a boolean for certain: Azure keeps
 * a text, and azurerm can then read none of the replicas any more.
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

/** Whether azapi writes anything of a registry. */
export function usesAzapi({ azapi }: { readonly azapi?: AzapiModel }): boolean {
  return azapi !== undefined && (azapi.writesHomeRouting || azapi.settings !== undefined);
}
