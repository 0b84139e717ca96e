import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PackageVerification } from '#contract/evidence-package.js'
import { archiveRegions } from './archive/archive-regions.js'
import { type Member, STRUCTURE } from './archive/member.js'
import { writeArchive } from './archive/write-archive.js'
import { inventCase } from './fixtures/invent-case.js'
import { memoryKey } from './fixtures/memory-key.js'
import { readTrust } from './keys/read-trust.js'
import { readPackage } from './read-package.js'
import { verifyPackage } from './verify-package.js'
import { writePackage } from './write-package.js'

const key = memoryKey()
const trust = readTrust(key.public_pem, 'key.pem')
const evidence = inventCase()
const rendered: Member[] = [
  { path: 'report.html', bytes: Buffer.from('<html>report</html>') },
  { path: 'authority.json', bytes: Buffer.from('{}') },
]
const made = await writePackage(evidence, rendered, key)
const told = ({ problems }: PackageVerification): string =>
  problems.map(({ member, what }) => `${member}: ${what}`).join('\n')

describe('a package', () => {
  it('can be read again, and checked by whoever has the key', async () => {
    expect(await verifyPackage(made, { trust })).toEqual({
      ok: true,
      campaign: evidence.campaign.id,
      release: 'internal',
      signature: 'trusted',
      timestamp: 'absent',
      members: 13,
      recomputed: expect.any(Number),
      words: 'unchecked',
      problems: [],
    })
    const { evidence: read, files } = await readPackage(made)
    expect(read).toEqual(evidence)
    expect(files.get('report.html')).toEqual(rendered[0]!.bytes)
  })

  it('is the same each time, in whatever order reports are given', async () => {
    expect((await writePackage(structuredClone(evidence), rendered.toReversed(), key)).equals(made)).toBe(true)
    expect((await writePackage({ ...evidence, created: '2026-07-01T00:00:00.000Z' }, rendered, key)).equals(made)).toBe(
      false,
    )
  })

  it('has samples only where there are any', async () => {
    const without = await writePackage({ ...evidence, samples: [] }, rendered, key)
    expect((await readPackage(without)).files.has('samples.ndjson')).toBe(false)
    expect((await verifyPackage(without, { trust })).ok).toBe(true)
  })

  it('is made also of halves of characters', async () => {
    const [sample] = evidence.samples
    const odd = await writePackage({ ...evidence, samples: [{ ...sample!, text: 'half \ud800' }] }, rendered, key)
    expect((await readPackage(odd)).evidence!.samples[0]!.text).toBe('half \ufffd')
  })

  it('is read from its file, up to a size', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'stillwatch-package-'))
    const file = join(directory, 'case.zip')
    await writeFile(file, made)
    expect((await verifyPackage(file, { trust })).ok).toBe(true)
    await expect(verifyPackage(file, { trust, bytes_max: 100 })).rejects.toThrow('more than 100 bytes')
    await expect(verifyPackage(join(directory, 'none.zip'), { trust })).rejects.toThrow('ENOENT')
    await writeFile(join(directory, 'other.zip'), 'no package')
    expect(told(await verifyPackage(join(directory, 'other.zip'), { trust }))).toContain('no archive of a package')
    await rm(directory, { recursive: true })
  })

  it('refuses reports that go by names that are taken or lead elsewhere, and too much', async () => {
    const one = (path: string) => writePackage(evidence, [{ path, bytes: Buffer.alloc(0) }], key)
    for (const path of ['manifest.json', 'accounts.ndjson', 'signature.json', 'samples.ndjson'])
      await expect(one(path)).rejects.toThrow('goes by this name already')
    for (const path of ['../x.html', '/x.html', 'a/b.html', '', '.hidden', 'a\\b', `${'x'.repeat(101)}`])
      await expect(one(path)).rejects.toThrow('no name of a member')
    await expect(writePackage(evidence, rendered, key, { bytes_max: 1000 })).rejects.toThrow('more than 1000 bytes')
    const many = Array.from({ length: 60 }, (_, i) => ({ path: `${i}.html`, bytes: Buffer.alloc(0) }))
    await expect(writePackage(evidence, many, key)).rejects.toThrow('more than 64 members')
  })

  it('says that a signature of whoever proves nothing', async () => {
    const found = await verifyPackage(made, { trust: [] })
    expect(found).toMatchObject({ ok: false, signature: 'untrusted' })
    expect(told(found)).toContain('no key was given to believe: anybody could have made and signed this package')
    const others = await verifyPackage(made, { trust: readTrust(memoryKey().public_pem, 'key.pem') })
    expect(others).toMatchObject({ ok: false, signature: 'untrusted' })
    expect(told(others)).toContain('which is none of those that are trusted')
  })
})

describe('what was altered', () => {
  it('is named, whatever byte of the package is flipped', async () => {
    const { files } = await readPackage(made)
    const regions = archiveRegions([...files].map(([path, bytes]) => ({ path, bytes })))
    for (const { kind, path, from, to } of regions) {
      if (kind === 'beyond') continue
      const step = kind === 'content' && to - from > 200 ? 23 : 1
      for (let offset = from; offset < to; offset += step) {
        const flipped = Buffer.from(made)
        flipped[offset]! ^= 1 << (offset % 8)
        const found = await verifyPackage(flipped, { trust })
        const [first] = found.problems
        expect(found.ok, `byte ${offset}`).toBe(false)
        if (kind === 'content') expect(first!.member, `byte ${offset}`).toBe(path)
        else {
          expect(first!.member, `byte ${offset}`).toBe(STRUCTURE)
          expect(first!.what).toContain(`byte ${offset} (`)
          expect(found.problems).toHaveLength(1)
        }
      }
    }
  })

  /** The members of the package, changed, in an archive that is whole. */
  const remade = async (change: (files: Map<string, Buffer>) => void): Promise<PackageVerification> => {
    const files = new Map((await readPackage(made)).files)
    change(files)
    return verifyPackage(await writeArchive([...files].map(([path, bytes]) => ({ path, bytes }))), { trust })
  }

  it('is named where whoever did it mended the archive', async () => {
    const { files } = await readPackage(made)
    for (const [path, bytes] of files) {
      const found = await remade((all) => all.set(path, Buffer.concat([bytes, Buffer.from(' ')])))
      expect(found.ok, path).toBe(false)
      const name = path === 'manifest.json' ? /manifest.json|signature.json/ : path
      expect(told(found)).toMatch(name)
      const without = await remade((all) => all.delete(path))
      expect(without.ok, path).toBe(false)
      expect(told(without), path).toContain(path)
    }
    const added = await remade((all) => all.set('extra.html', Buffer.from('x')))
    expect(added.problems).toContainEqual({ member: 'extra.html', what: 'manifest.json does not list it' })
    const moved = await remade((all) => {
      const readme = all.get('README.txt')!
      all.delete('README.txt')
      all.set('README.txt', readme)
    })
    expect(told(moved)).toContain('another order')
  })

  it('is named where whoever did it wrote the manifest anew', async () => {
    const other = await writePackage({ ...evidence, operator: null }, rendered, memoryKey())
    const { files: theirs } = await readPackage(other)
    const found = await remade((all) => {
      for (const [path, bytes] of theirs) if (path !== 'signature.json') all.set(path, bytes)
    })
    expect(found).toMatchObject({ ok: false, signature: 'invalid' })
    expect(told(found)).toContain('the signature does not fit manifest.json')
    const signed = await remade((all) => {
      for (const [path, bytes] of theirs) all.set(path, bytes)
    })
    expect(signed).toMatchObject({ ok: false, signature: 'untrusted' })
  })

  it('is named where whoever did it has the very key, and all hashes fit', async () => {
    const exposure = structuredClone(evidence.exposure)
    for (const row of [exposure, ...exposure.by_model]) row.input_tokens += 1_000_000
    const found = await verifyPackage(await writePackage({ ...evidence, exposure }, rendered, key), { trust })
    expect(found).toMatchObject({ ok: false, signature: 'trusted' })
    expect(new Set(found.problems.map(({ member }) => member))).toEqual(new Set(['exposure.json']))
    expect(told(found)).toMatch(/input_tokens: it says \d+, computed again it is \d+/)
  })

  it('is its release', async () => {
    const outgoing = await writePackage({ ...evidence, release: 'outgoing' }, rendered, key)
    expect(await verifyPackage(outgoing, { trust })).toMatchObject({ ok: true, release: 'outgoing' })
    const { files: theirs } = await readPackage(outgoing)
    for (const path of ['manifest.json', 'findings.json']) {
      const found = await remade((all) => all.set(path, theirs.get(path)!))
      expect(found.ok).toBe(false)
      expect(told(found)).toContain('it tells of another campaign, time or release than manifest.json')
    }
  })

  it('is no signature that is spelled otherwise', async () => {
    const spelled = (change: (text: string) => string) =>
      remade((all) => all.set('signature.json', Buffer.from(change(all.get('signature.json')!.toString()))))
    for (const change of [
      (text: string) => `${text}\n`,
      (text: string) => text.replace('"key_id"', '"key_id":"0123456789abcdef","key_id"'),
      (text: string) => text.replace('==', ''),
      (text: string) => text.replace('\\n-----END', '\\n\\n-----END'),
      (text: string) => text.replace(/"key_id":"./, '"key_id":"x'),
    ])
      expect(await spelled(change)).toMatchObject({ ok: false, signature: 'invalid' })
  })
})

it('tells of many problems the first ones and how many more', async () => {
  const accounts = evidence.accounts.map((account) => ({ ...account, exchanges: 1 }))
  const found = await verifyPackage(await writePackage({ ...evidence, accounts }, rendered, key), {
    trust,
    recompute: () => ({ recomputed: 5, problems: Array.from({ length: 9 }, () => ({ member: 'x', what: 'y' })) }),
    problems_max: 4,
  })
  expect(found.problems).toHaveLength(5)
  expect(found.problems.at(-1)!.what).toMatch(/and \d+ problems more/)
})

it('has other figures computed again by what it is handed', async () => {
  const plain = await verifyPackage(made, { trust })
  const found = await verifyPackage(made, { trust, recompute: async () => ({ recomputed: 7, problems: [] }) })
  expect(found).toMatchObject({ ok: true, recomputed: plain.recomputed + 7 })
  const broken = await verifyPackage(made, {
    trust,
    recompute: () => {
      throw new Error('no such detector')
    },
  })
  expect(broken.ok).toBe(false)
  expect(told(broken)).toContain('could not be computed and rendered again: no such detector')
})
