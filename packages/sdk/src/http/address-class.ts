import ipaddr from 'ipaddr.js';

/**
 * How far a channel may go to an address: `never` (link-local and cloud metadata, whatever the configuration says),
 * `internal` (loopback, private and everything else that is not the open internet), or `public`.
 */
interface AddressClass {
  readonly reach: 'never' | 'internal' | 'public';
  /** What kind of address it is, for the message. */
  readonly range: string;
}

/**
 * Metadata services that are not link-local.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 * @see https://cloud.google.com/compute/docs/metadata/querying-metadata
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata
 * @see https://learn.microsoft.com/en-us/azure/virtual-network/what-is-ip-address-168-63-129-16
 */
const METADATA: ReadonlySet<string> = new Set(['fd00:ec2::254', 'fd20:ce::254', '100.100.100.200', '168.63.129.16']);

/** @param address an IP address as text, without brackets */
export function classifyAddress(address: string): AddressClass {
  const ip = ipaddr.process(address);
  if (METADATA.has(ip.toString())) return { reach: 'never', range: 'a cloud metadata address' };
  if (ip instanceof ipaddr.IPv6) {
    const inner = carriedIpv4(ip);
    if (inner !== undefined) return classifyAddress(inner);
  }
  const range = ip.range();
  if (range === 'linkLocal') return { reach: 'never', range: 'link-local' };
  if (range === 'unicast') return { reach: 'public', range: 'public' };
  return { reach: 'internal', range };
}

/**
 * The IPv4 address that an IPv6 address leads to: NAT64 and its kin (RFC 6052, 6145), 6to4 (RFC 3056), and the old
 * IPv4-compatible form. (`::ffff:` is unwrapped by `process`.)
 */
function carriedIpv4(ip: ipaddr.IPv6): string | undefined {
  const bytes = ip.toByteArray();
  const range = ip.range();
  if (range === '6to4') return bytes.slice(2, 6).join('.');
  const isCompatible = range === 'unicast' && bytes.slice(0, 12).every((byte) => byte === 0);
  if (range === 'rfc6052' || range === 'rfc6145' || isCompatible) return bytes.slice(12).join('.');
  return undefined;
}
