/** A range of IPv4 addresses: the first address as a number, and the number of fixed bits. */
export interface Ipv4Range {
  readonly address: number;
  readonly bits: number;
}

/** Reads `203.0.113.7` or `203.0.113.0/24`; undefined for anything else. A single address is a range of one. */
export function parseIpv4Range(text: string): Ipv4Range | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  if (match === null) return undefined;
  const octets = match.slice(1, 5);
  const bits = Number(match.at(5) ?? 32);
  const isValid = bits <= 32 && octets.every((octet) => Number(octet) <= 255 && String(Number(octet)) === octet);
  return isValid ? { address: octets.reduce((sum, octet) => sum * 256 + Number(octet), 0), bits } : undefined;
}

/** The range with a correct start for its size: `203.0.113.7/24` becomes `203.0.113.0/24`. */
export function alignedRange({ address, bits }: Ipv4Range): Ipv4Range {
  const size = 2 ** (32 - bits);
  return { address: Math.floor(address / size) * size, bits };
}

/** Whether all addresses of a range lie in another. */
export function contains(outer: Ipv4Range, inner: Ipv4Range): boolean {
  return inner.bits >= outer.bits && alignedRange({ ...inner, bits: outer.bits }).address === outer.address;
}

export function formatIpv4Range({ address, bits }: Ipv4Range): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256);
  return `${octets.join('.')}/${bits}`;
}

/** Ranges without addresses on the public internet (IANA IPv4 special-purpose address registry, RFC 6890). */
export const notPublic: readonly Ipv4Range[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
].flatMap((range) => parseIpv4Range(range) ?? []);
