import { EndpointProtocol } from 'cdktf-georeplicated-registry';
import { memberOf, type Options } from './code';
import { stays, type Fields } from './fields';
import type { LeftOut } from './left-out';

/** Settings that azurerm does not support: Azure's defaults are not written, and others require azapi. */
export function readEndpoints(registry: Fields, leftOut: LeftOut): Options {
  const protocol = registry.optionalText('endpointProtocol') ?? EndpointProtocol.IPV4;
  const known = memberOf('EndpointProtocol', EndpointProtocol, protocol);
  if (known === undefined) registry.note(`endpointProtocol ${protocol}, for which there is no option: ${stays}`);
  const options: Options = {
    regionalEndpoints: registry.isEnabled('regionalEndpoints') === true ? true : undefined,
    endpointProtocol: known?.name === 'IPV4' ? undefined : known,
  };
  const isNeeded = Object.entries(options).some(([option, value]) => value !== undefined && !leftOut.has(option));
  return { ...options, azapi: isNeeded ? true : undefined };
}
