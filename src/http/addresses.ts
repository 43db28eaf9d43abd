import type { LookupAddress, LookupAllOptions } from "node:dns";
import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { BlockList, isIP } from "node:net";

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // 169.254.169.254 is where clouds keep the credentials of a machine.
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  PRIVATE.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  PRIVATE.addSubnet(network, prefix, "ipv6");

/** Loopback, private, link-local, multicast and reserved addresses, IPv4 also inside IPv6. */
export const isPrivateAddress = (address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && PRIVATE.check(address, family === 4 ? "ipv4" : "ipv6");
};

export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * The address that is looked at is the address that is connected to: a name that answers with a public address first and 127.0.0.1 next
 * gains nothing. Names only; an address written into the base URL was the operator's choice.
 */
export const guardedLookup =
  (allowPrivate: boolean, lookup: Lookup = systemLookup): LookupFunction =>
  (hostname, options, done) =>
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const allowed = allowPrivate ? addresses : (addresses ?? []).filter(({ address }) => !isPrivateAddress(address));
      const first = allowed?.[0];
      if (error) done(error, []);
      else if (!first) done(Object.assign(new Error("private address"), { code: "EPRIVATE" }), []);
      else if (options.all) done(null, allowed);
      else done(null, first.address, first.family);
    });
