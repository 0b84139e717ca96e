import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openssl } from '../fixtures/openssl.js'
import { startTimestampAuthority, type TimestampAuthority } from '../fixtures/start-timestamp-authority.js'
import { readTime } from './read-time.js'
import { requestTimestamp } from './request-timestamp.js'
import { readCertificates, verifyTimestamp } from './verify-timestamp.js'

const data = Buffer.from('what was made')
const sha256 = createHash('sha256').update(data).digest('hex')
const other = createHash('sha256').update('something else').digest('hex')

for (const algorithm of ['rsa', 'ec'] as const)
  describe(`an authority of openssl that signs with ${algorithm}`, () => {
    let authority: TimestampAuthority
    let tsr: Buffer
    beforeAll(async () => {
      authority = await startTimestampAuthority(algorithm)
      tsr = (await requestTimestamp(authority.url, sha256)).tsr
    })
    afterEach(() => authority.answerWith(undefined))
    afterAll(() => authority.stop())
    const file = (name: string) => join(authority.directory, name)
    const roots = () => readCertificates(authority.root_pem, 'root.pem')

    it('attests the time, and openssl agrees', async () => {
      const { status, time, why } = await verifyTimestamp(tsr, sha256, roots())
      expect({ status, why }).toEqual({ status: 'valid', why: null })
      expect(Math.abs(time!.getTime() - Date.now())).toBeLessThan(60_000)
      await writeFile(file('kept.tsr'), tsr)
      const verify = ['ts', '-verify', '-in', 'kept.tsr', '-CAfile', 'root.pem']
      expect(await openssl(authority.directory, ...verify, '-digest', sha256)).toContain('Verification: OK')
      await expect(openssl(authority.directory, ...verify, '-digest', other)).rejects.toThrow()
    })

    it('is asked with a nonce and for the certificates', async () => {
      await writeFile(file('asked.tsq'), authority.asked())
      const told = await openssl(authority.directory, 'ts', '-query', '-in', 'asked.tsq', '-text')
      expect(told).toMatch(/Hash Algorithm: sha256[\s\S]*Nonce: 0x[0-9A-F]{32}\s+Certificate required: yes/)
    })

    it('takes a query that openssl made, and its answer', async () => {
      await writeFile(file('data'), data)
      await openssl(authority.directory, 'ts', '-query', '-data', 'data', '-sha256', '-cert', '-out', 'own.tsq')
      const reply = ['ts', '-reply', '-config', 'ts.conf', '-section', 'authority', '-queryfile', 'own.tsq']
      await openssl(authority.directory, ...reply, '-out', 'own.tsr')
      expect((await verifyTimestamp(await readFile(file('own.tsr')), sha256, roots())).status).toBe('valid')
      const bare = ['ts', '-query', '-data', 'data', '-sha256', '-out', 'own.tsq']
      await openssl(authority.directory, ...bare)
      await openssl(authority.directory, ...reply, '-out', 'own.tsr')
      const { status, why } = await verifyTimestamp(await readFile(file('own.tsr')), sha256, roots())
      expect({ status, why }).toEqual({ status: 'invalid', why: 'the certificate of its signer is not in it' })
    })

    it('proves nothing for another hash, and nothing where nobody given vouches for it', async () => {
      expect(await verifyTimestamp(tsr, other, roots())).toMatchObject({ status: 'invalid', time: null })
      expect(await verifyTimestamp(tsr, sha256, [])).toMatchObject({ status: 'untrusted' })
      expect(readTime(tsr, sha256)).toEqual((await verifyTimestamp(tsr, sha256, roots())).time)
      expect(readTime(tsr, other)).toBeUndefined()
      expect(readTime(Buffer.from('AAAA', 'base64'), sha256)).toBeUndefined()
      const stranger = await startTimestampAuthority('ec')
      const strangers = readCertificates(stranger.root_pem, 'root.pem')
      await stranger.stop()
      const found = await verifyTimestamp(tsr, sha256, strangers)
      expect(found).toMatchObject({ status: 'untrusted', why: expect.stringContaining('CN=Test signer') })
      expect((await verifyTimestamp(tsr, sha256, [...strangers, ...roots()])).status).toBe('valid')
      const signer = readCertificates(await readFile(file('signer.pem'), 'utf8'), 'signer.pem')
      expect((await verifyTimestamp(tsr, sha256, signer)).status).toBe('valid')
    })

    it('is never valid for another time or hash, whatever bit is flipped', async () => {
      const { time } = await verifyTimestamp(tsr, sha256, roots())
      let refused = 0
      for (let at = 0; at < tsr.length; at += 7) {
        const flipped = Buffer.from(tsr)
        flipped[at]! ^= 1 << (at % 8)
        const found = await verifyTimestamp(flipped, sha256, roots())
        if (found.status === 'valid') expect(found.time).toEqual(time)
        else refused += 1
        if (found.status === 'invalid') expect(found.why).not.toBe('')
      }
      // What is left over is not signed by RFC 3161 itself, as the words beside the status.
      expect(refused).toBeGreaterThan(0.9 * Math.ceil(tsr.length / 7))
    })

    it('is refused when signed with a certificate for something else, under the same root', async () => {
      await writeFile(file('kept.tsr'), tsr)
      await openssl(authority.directory, 'ts', '-reply', '-in', 'kept.tsr', '-token_out', '-out', 'token.der')
      const taken = ['-inform', 'DER', '-in', 'token.der', '-out', 'info.der', '-noverify', '-purpose', 'any']
      await openssl(authority.directory, 'cms', '-verify', ...taken)
      const forge = async (name: string, named = ['-cades'], bag = 'middle.pem'): Promise<Buffer> => {
        const type = ['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-nodetach', '-binary', ...named]
        const keys = ['-signer', `${name}.pem`, '-inkey', `${name}.key`, '-certfile', bag]
        const files = ['-in', 'info.der', '-outform', 'DER', '-out', 'signed.der']
        await openssl(authority.directory, 'cms', '-sign', '-md', 'sha256', ...type, ...keys, ...files)
        const token = await readFile(file('signed.der'))
        const response = Buffer.concat([Buffer.from('3003020100', 'hex'), token])
        const length = Buffer.alloc(4, 0x30)
        length[1] = 0x82
        length.writeUInt16BE(response.length, 2)
        return Buffer.concat([length, response])
      }
      expect((await verifyTimestamp(await forge('signer'), sha256, roots())).why).toBeNull()
      const { status, why } = await verifyTimestamp(await forge('other'), sha256, roots())
      expect({ status, why }).toEqual({
        status: 'invalid',
        why: 'its signer’s certificate is not for time-stamping alone',
      })
      const unnamed = await verifyTimestamp(await forge('signer', []), sha256, roots())
      expect(unnamed.why).toBe('its signer names another certificate')
      const bag = await Promise.all(['middle.pem', 'other.pem'].map((name) => readFile(file(name), 'utf8')))
      await writeFile(file('bag.pem'), bag.join(''))
      const evil = await verifyTimestamp(await forge('evil', ['-cades'], 'bag.pem'), sha256, roots())
      expect(evil).toMatchObject({ status: 'untrusted', why: expect.stringContaining('CN=Test evil') })
    })
  })

it('takes no token with more certificates than any chain has', async () => {
  const authority = await startTimestampAuthority('ec')
  const middle = await readFile(join(authority.directory, 'middle.pem'), 'utf8')
  const root = await readFile(join(authority.directory, 'root.pem'), 'utf8')
  const ask = async (bag: string[]) => {
    await writeFile(join(authority.directory, 'middle.pem'), bag.join(''))
    return requestTimestamp(authority.url, sha256)
  }
  await expect(ask([middle, root])).resolves.toBeDefined()
  await expect(ask([middle, ...Array<string>(10).fill(root)])).rejects.toThrow('more than 10 certificates')
  await authority.stop()
})

describe('asking an authority', () => {
  let authority: TimestampAuthority
  beforeAll(async () => {
    authority = await startTimestampAuthority('ec')
  })
  afterEach(() => authority.answerWith(undefined))
  afterAll(() => authority.stop())

  it('refuses an answer to another question', async () => {
    const { tsr } = await requestTimestamp(authority.url, sha256)
    authority.answerWith(() => tsr)
    await expect(requestTimestamp(authority.url, sha256)).rejects.toThrow('the nonce differs')
    await expect(requestTimestamp(authority.url, other)).rejects.toThrow('it answered for another hash')
  })

  it('refuses what is no answer, without telling the password of the address', async () => {
    const type = 'application/timestamp-reply'
    const url = authority.url.replace('http://', 'http://me:secret@')
    for (const [answer, what] of [
      [{ status: 503, type, body: Buffer.alloc(0) }, 'status 503'],
      [{ status: 302, type, body: Buffer.alloc(0) }, 'status 302'],
      [{ status: 200, type: 'text/html', body: Buffer.from('<html>') }, '"text/html"'],
      [{ status: 200, type, body: Buffer.alloc(70_000) }, 'more than 65536 bytes'],
      [{ status: 200, type, body: Buffer.from('nonsense') }, 'no timestamp was to be had'],
      // PKIStatusInfo: rejection
      [{ status: 200, type, body: Buffer.from('30053003020102', 'hex') }, 'refused it (status 2)'],
    ] as const) {
      authority.answerWith(() => answer)
      const error = await requestTimestamp(url, sha256).catch((caught: Error) => caught)
      expect((error as Error).message).toContain(what)
      expect((error as Error).message).not.toContain('secret')
    }
    await expect(requestTimestamp('file:///etc/passwd', sha256)).rejects.toThrow('http or https')
  })

  it('does not wait for ever', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as { port: number }
    await expect(requestTimestamp(`http://127.0.0.1:${port}`, sha256, { timeout_ms: 200 })).rejects.toThrow('timeout')
    silent.close()
  })
})

it('reads certificates, and says what a file lacks', () => {
  for (const pem of ['', 'x', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])
    expect(() => readCertificates(pem, 'ca.pem')).toThrow('ca.pem: no certificates in PEM')
})
