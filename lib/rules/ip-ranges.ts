import { alignedRange, formatIpv4Range, type Ipv4Range } from '../azure/ipv4';
import { show, type Fault } from '../errors';

/** What is wrong with the IPv4 range of an option by itself; one that is none was read as undefined. */
export function ipRangeFaults(
  option: string,
  given: string,
  range: Ipv4Range | undefined,
  howToWrite: string,
): readonly Fault[] {
  const fault = (what: string, todo: string) => [{ what: `${option} ${what}`, got: given, todo }];
  if (range === undefined) return fault('is not an IPv4 range', howToWrite);
  const aligned = alignedRange(range);
  return aligned.address === range.address
    ? []
    : fault('does not start where a range of its size does', `did you mean ${show(formatIpv4Range(aligned))}?`);
}
