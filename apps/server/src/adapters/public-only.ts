import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './safe-address.ts'

/** Resolves a name for a connection, and refuses it when any of its addresses leads inside. */
export const publicOnly: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '')
    const [first] = addresses
    if (!first || addresses.some(({ address }) => !isPublicAddress(address))) {
      return callback(new ForbiddenAddress(hostname), '')
    }
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
  })
}

export class ForbiddenAddress extends Error {
  constructor(hostname: string) {
    super(`${hostname} leads to an address that is not public.`)
    this.name = 'ForbiddenAddress'
  }
}
