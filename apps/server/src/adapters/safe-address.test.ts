import { describe, expect, test } from 'vitest'
import { isAllowedFileUrl, isPublicAddress } from './safe-address.ts'

describe('an address that leads inside is not public, however it is written', () => {
  test.each([
    '127.0.0.1',
    '127.1.2.3',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.255.254',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'fe80::1',
    'febf::1',
    'fc00::1',
    'fd12:3456::1',
    'fec0::1',
    'ff02::1',
    '100::1',
    'localhost',
    '',
    '1.2.3',
    '2130706433x',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

test.each(['1.1.1.1', '157.240.199.35', '2a03:2880:f15c:83:face:b00c:0:25de', '2606:4700::1111'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

describe('files come only from where the platform keeps them', () => {
  const hosts = ['fbcdn.net', 'fbsbx.com']

  test.each([
    'https://scontent.xx.fbcdn.net/v/a.jpg?oh=1',
    'https://cdn.fbsbx.com/v/b.pdf',
    'https://fbcdn.net/',
    'https://SCONTENT.FBCDN.NET/x',
  ])('%s', (url) => {
    expect(isAllowedFileUrl(new URL(url), hosts)).toBe(true)
  })

  test.each([
    'http://scontent.xx.fbcdn.net/a.jpg',
    'https://scontent.xx.fbcdn.net:8443/a.jpg',
    'https://user:pw@scontent.fbcdn.net/a.jpg',
    'https://evilfbcdn.net/a.jpg',
    'https://fbcdn.net.evil.vn/a.jpg',
    'https://fbcdn.net./a.jpg',
    'https://127.0.0.1/a.jpg',
    'https://[::ffff:127.0.0.1]/a.jpg',
    'https://0x7f000001/a.jpg',
    'https://2130706433/a.jpg',
    'https://0177.0.0.1/a.jpg',
    'https://localhost/a.jpg',
    'https://evil.vn/?fbcdn.net',
    'https://evil.vn/#.fbcdn.net',
    'https://evil.vn\\.fbcdn.net/',
    'ftp://scontent.fbcdn.net/a.jpg',
    'file:///etc/passwd',
    'data:text/html,hi',
    'https://fbcdn.net%2eevil.vn/a.jpg',
    'https://169.254.169.254/latest/meta-data',
  ])('%s is refused', (url) => {
    const parsed = URL.parse(url)
    expect(parsed !== null && isAllowedFileUrl(parsed, hosts)).toBe(false)
  })
})
