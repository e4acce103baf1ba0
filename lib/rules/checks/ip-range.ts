import { alignedRange, formatIpv4Range, type Ipv4Range } from '../../azure/ipv4';
import { show, type Fault } from '../../errors';
import type { Stated } from '../../reading/notes';
import { fault } from './fault';

/** What is wrong with an IPv4 range; text that is not a range was read as undefined. */
export function ipRangeFaults(
  stated: Stated<string>,
  range: Ipv4Range | undefined,
  howToWrite: string,
): readonly Fault[] {
  if (range === undefined) return [fault(stated, 'is not an IPv4 range', howToWrite)];
  const aligned = alignedRange(range);
  if (aligned.address === range.address) return [];
  const todo = `did you mean ${show(formatIpv4Range(aligned))}?`;
  return [fault(stated, 'is not aligned to its mask', todo)];
}
