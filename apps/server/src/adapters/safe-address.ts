import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Networks that ipaddr.js counts as ordinary although they lead inside: local NAT64, IPv4-compatible, site-local. */
const alsoForbidden = ['64:ff9b:1::/48', '::/96', 'fec0::/10'].map((range) => ipaddr.parseCIDR(range))

/**
 * Whether an address lies in the public internet. Private, loopback, link-local, carrier-grade, multicast, reserved and
 * documentation ranges do not, nor does anything that wraps an IPv4 address (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return !alsoForbidden.some(
    ([network, bits]) => parsed.kind() === network.kind() && parsed.match(network, bits),
  )
}

/**
 * Whether a file may be fetched from there: https, the usual port, no name or password, and a host that is one of these
 * or below it. Addresses written as numbers are hosts of nobody.
 */
export function isAllowedFileUrl(url: URL, hosts: readonly string[]): boolean {
  if (!isPlainHttps(url)) return false
  const host = url.hostname.toLowerCase()
  return hosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`))
}

/** Whether an address is https at the usual port, without a name or a password in it. */
export const isPlainHttps = ({ protocol, port, username, password }: URL): boolean =>
  protocol === 'https:' && port === '' && username === '' && password === ''
