import { EndpointProtocol } from 'cdktf-georeplicated-registry';
import { memberOf, type Options } from './code';
import { stays, type Fields } from './fields';
import type { LeftOut } from './left-out';

/** What azurerm has no attribute for: that it is as Azure creates it need not be said, and azapi is needed for the rest. */
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
