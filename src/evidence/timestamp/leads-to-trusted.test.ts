import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openssl } from '../fixtures/openssl.js'
import { startTimestampAuthority } from '../fixtures/start-timestamp-authority.js'
import { leadsToTrusted } from './leads-to-trusted.js'
import { readCertificates } from './verify-timestamp.js'

it('believes a chain only while all of it is valid, and only what authorities issued', async () => {
  const authority = await startTimestampAuthority('ec')
  const read = async (name: string) =>
    readCertificates(await readFile(join(authority.directory, `${name}.pem`), 'utf8'), name)
  const [root, middle, signer, other, evil] = (
    await Promise.all(['root', 'middle', 'signer', 'other', 'evil'].map(read))
  ).flat()
  await authority.stop()
  const now = new Date()
  const all = [middle!, signer!, other!, evil!]
  expect(leadsToTrusted(signer!, all, [root!], now)).toBe(true)
  expect(leadsToTrusted(signer!, all, [middle!], now)).toBe(true)
  expect(leadsToTrusted(signer!, [], [root!], now)).toBe(false)
  expect(leadsToTrusted(signer!, all, [], now)).toBe(false)
  expect(leadsToTrusted(evil!, all, [root!], now)).toBe(false)
  for (const days of [-10, 10])
    expect(leadsToTrusted(signer!, all, [root!], new Date(now.getTime() + days * 86_400_000))).toBe(false)
})

it('is not held up by certificates that all issued each other', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'stillwatch-chains-'))
  const name = ['-key', 'key', '-subj', '/CN=each', '-days', '2']
  await openssl(directory, 'genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', 'key')
  const pems: string[] = []
  for (let number = 1; number <= 9; number++)
    pems.push(await openssl(directory, 'req', '-new', '-x509', ...name, '-set_serial', String(number)))
  await rm(directory, { recursive: true })
  const [first, ...others] = readCertificates(pems.join(''), 'each')
  const stranger = await startTimestampAuthority('ec')
  const strangers = readCertificates(stranger.root_pem, 'root.pem')
  await stranger.stop()
  let looks = 0
  const counted = others.map((one) =>
    Object.defineProperty(one, 'ca', {
      get: () => {
        looks += 1
        return true
      },
    }),
  )
  for (const trusted of [[], strangers]) {
    expect(leadsToTrusted(first!, counted, trusted, new Date())).toBe(false)
    // Each is asked for by each at most; chains of eight of them there are more than half a million.
    expect(looks).toBeLessThanOrEqual(counted.length ** 2)
  }
})
