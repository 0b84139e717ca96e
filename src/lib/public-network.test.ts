import { expect, it } from 'vitest'
import { isPrivate, lookupPublic, PrivateAddress, refusePrivate } from './public-network.js'

it('takes for private what is of no public host, also an IPv4 address inside an IPv6 one', () => {
  for (const address of [
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.0.1', '192.168.0.1'],
    ...[
      '192.0.0.8',
      '192.0.2.1',
      '192.88.99.1',
      '198.19.0.1',
      '198.51.100.1',
      '203.0.113.1',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::',
      '::1',
      '::127.0.0.1',
      '::7f00:1',
      '::ffff:127.0.0.1',
      '::ffff:a00:1',
      '::ffff:0:127.0.0.1',
      '::ffff:0:7f00:1',
    ],
    ...[
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
      '100::1',
      '2001:0:7f00:1::',
      '2001:db8::1',
      '2002:7f00:1::',
      '3fff::1',
      '5f00::1',
    ],
    ...['fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', 'no address', ''],
  ])
    expect(isPrivate(address), address).toBe(true)
})

it('takes for public what is of the internet', () => {
  for (const address of [
    '1.1.1.1',
    '192.88.98.1',
    '198.20.0.1',
    '223.255.255.255',
    '::ffff:1.1.1.1',
    '2001:200::1',
    '2606:4700::1111',
    '2a00::1',
  ])
    expect(isPrivate(address), address).toBe(false)
})

it('refuses an address in a URL, however it is spelled, and leaves names to be looked up', () => {
  for (const host of [
    '127.1',
    '2130706433',
    '0x7f.1',
    '[::127.0.0.1]',
    '[::ffff:0:127.0.0.1]',
    '[fec0::1]',
    '[2001::1]',
  ])
    expect(() => refusePrivate(new URL(`https://${host}/`)), host).toThrow('private network')
  for (const host of ['1.1.1.1', '[2606:4700::1111]', 'localhost'])
    expect(() => refusePrivate(new URL(`https://${host}/`)), host).not.toThrow()
})

it.each([true, false])('looks at what a name stands for, where all addresses are wanted or one (%s)', async (all) => {
  const look = (name: string) =>
    new Promise((resolve) => lookupPublic(name, { all }, (error, found) => resolve(error ?? found)))
  expect(await look('localhost')).toBeInstanceOf(PrivateAddress)
  expect(await look('127.0.0.1')).toBeInstanceOf(PrivateAddress)
  expect(await look('1.1.1.1')).toEqual(all ? [{ address: '1.1.1.1', family: 4 }] : '1.1.1.1')
})
