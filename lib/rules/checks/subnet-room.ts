import type { Ipv4Range } from '../../azure/ipv4';
import * as limits from '../../azure/limits';
import type { Fault } from '../../errors';
import type { Stated } from '../../reading/notes';
import { fault } from './fault';

/**
 * What is wrong with a subnet that is too small for the addresses of private endpoints.
 *
 * @param whose what needs the addresses, as it follows their number
 */
export function subnetRoomFaults(stated: Stated<string>, { bits }: Ipv4Range, needed: number, whose: string): Fault[] {
  const kept = limits.keptAddresses.first + limits.keptAddresses.last;
  const room = Math.max(0, 2 ** (32 - bits) - kept);
  if (needed <= room) return [];
  const enough = 32 - Math.ceil(Math.log2(needed + kept));
  return [
    fault(
      stated,
      `has room for ${room} addresses and ${needed} are needed${whose}`,
      `use a subnet of /${enough} or larger, Azure reserves five addresses in each`,
    ),
  ];
}
