import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { refuseOtherSites } from './same-site.ts'

const publicUrl = 'https://chat.shop.example'
const check = (method: string, headers: Record<string, string>) => () =>
  refuseOtherSites(
    { method, headers: { host: 'chat.shop.example', ...headers } } as unknown as FastifyRequest,
    publicUrl,
  )

const ours = { 'x-lienmach-client': 'web' }

test('a page of ours may change things, with or without a browser that says where it comes from', () => {
  expect(check('POST', { ...ours, 'sec-fetch-site': 'same-origin', origin: publicUrl })).not.toThrow()
  expect(check('DELETE', { ...ours, origin: publicUrl })).not.toThrow()
  expect(check('PUT', ours)).not.toThrow()
})

test('another site can change nothing, whatever it adds', () => {
  expect(check('POST', { 'sec-fetch-site': 'same-origin' })).toThrow('request/cross-site')
  for (const site of ['cross-site', 'same-site', 'none', 'SAME-ORIGIN']) {
    expect(check('POST', { ...ours, 'sec-fetch-site': site })).toThrow('request/cross-site')
  }
  for (const origin of [
    'https://evil.example',
    'http://chat.shop.example',
    'https://chat.shop.example.evil.example',
    'null',
  ]) {
    expect(check('PATCH', { ...ours, origin, host: 'inner:3000' })).toThrow('request/cross-site')
  }
})

test('reading needs no mark', () => {
  expect(check('GET', {})).not.toThrow()
  expect(check('HEAD', { 'sec-fetch-site': 'cross-site' })).not.toThrow()
})
