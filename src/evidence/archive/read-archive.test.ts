import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { archiveRegions } from './archive-regions.js'
import { membersByDirectory } from './find-members.js'
import { STRUCTURE } from './member.js'
import { type ReadingOptions, readArchive } from './read-archive.js'
import { writeArchive } from './write-archive.js'

const members = [
  { path: 'README.txt', bytes: Buffer.from('Read me.\n') },
  { path: 'accounts.ndjson', bytes: Buffer.alloc(200, 'a') },
  { path: 'empty.json', bytes: Buffer.alloc(0) },
  { path: 'manifest.json', bytes: Buffer.from('{"PK\u0003\u0004":1}') },
]
const BITS = [0x01, 0x20, 0x80]
const NAMES = new Set(members.map(({ path }) => path))
const OPTIONS: ReadingOptions = {
  members_max: 8,
  known: (found) => found.filter(({ path }) => NAMES.has(path)).length,
}

it('reads what it wrote, byte for byte the same on every machine and at every time', async () => {
  const archive = await writeArchive(members)
  const reading = await readArchive(archive, OPTIONS)
  expect(reading.problems).toEqual([])
  expect(reading.members.map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes) }))).toEqual(members)
  // The form of packages that are out in the world: a library that writes another one would make all of them «altered».
  expect(createHash('sha256').update(archive).digest('hex')).toBe(
    'ebcbc8e6921717811ea27ba236f221ae1eb53c201d18a18644f6fed855ef28b1',
  )
})

it('names every flipped byte: the member whose content it is, or its place in the structure', async () => {
  const archive = await writeArchive(members)
  const regions = archiveRegions(members)
  expect(regions.at(-1)!.from).toBe(archive.length)
  for (let offset = 0; offset < archive.length; offset++)
    for (const bit of BITS) {
      const flipped = Buffer.from(archive)
      flipped[offset]! ^= bit
      const { problems } = await readArchive(flipped, OPTIONS)
      const { kind, path } = regions.find(({ from, to }) => offset >= from && offset < to)!
      expect(problems, `byte ${offset}`).toHaveLength(1)
      if (kind === 'content') expect(problems[0]!.member).toBe(path)
      else {
        expect(problems[0]!.member).toBe(STRUCTURE)
        expect(problems[0]!.what).toContain(`byte ${offset} (`)
      }
    }
})

it('sees a byte more or less anywhere', async () => {
  const archive = await writeArchive(members)
  for (let offset = 0; offset <= archive.length; offset++) {
    const longer = Buffer.concat([archive.subarray(0, offset), Buffer.from('x'), archive.subarray(offset)])
    expect((await readArchive(longer, OPTIONS)).problems, `one more at ${offset}`).not.toEqual([])
    const shorter = Buffer.concat([archive.subarray(0, offset), archive.subarray(offset + 1)])
    if (offset < archive.length)
      expect((await readArchive(shorter, OPTIONS)).problems, `one less at ${offset}`).not.toEqual([])
  }
})

const zipOf = async (fill: (zip: ZipFile) => void): Promise<Buffer> => {
  const zip = new ZipFile()
  fill(zip)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
const plain = { compress: false, mtime: new Date(0), forceDosTimestamp: true, mode: 0o100644 }
const expectStructure = async (archive: Buffer, what: string | RegExp) => {
  const { problems } = await readArchive(archive, OPTIONS)
  expect(problems.map(({ member }) => member)).toContain(STRUCTURE)
  expect(problems.map((problem) => problem.what).join('\n')).toMatch(what)
}

it('refuses what a package cannot hold', async () => {
  const bytes = Buffer.from('x')
  // A bomb is never inflated.
  await expectStructure(await zipOf((zip) => zip.addBuffer(Buffer.alloc(50_000_000), 'bomb.json')), /compressed/)
  await expectStructure(await zipOf((zip) => zip.addBuffer(bytes, 'a/b.json', plain)), /no name of a member/)
  await expectStructure(await zipOf((zip) => zip.addEmptyDirectory('folder')), /no name of a member/)
  const twice = await zipOf((zip) => {
    zip.addBuffer(bytes, 'a.json', plain)
    zip.addBuffer(bytes, 'a.json', plain)
  })
  await expectStructure(twice, /stands in it twice/)
  const many = await zipOf((zip) => {
    for (let i = 0; i < 9; i++) zip.addBuffer(bytes, `${i}.json`, plain)
  })
  await expectStructure(many, /more than 8 members/)
  const climbing = Buffer.from(
    (await zipOf((zip) => zip.addBuffer(bytes, 'xx-evil.json', plain)))
      .toString('latin1')
      .replaceAll('xx-evil', '../evil'),
    'latin1',
  )
  await expectStructure(climbing, /relative path|no name/)
  for (const rest of [Buffer.alloc(0), Buffer.from('PK'), Buffer.alloc(100), deflateRawSync(Buffer.alloc(10))])
    await expectStructure(rest, /no archive of a package/)
})

it('refuses members that lie over each other: written again they would be many times the file', async () => {
  const archive = await writeArchive([{ path: 'a.json', bytes: Buffer.alloc(1_000) }])
  const record_at = archiveRegions([{ path: 'a.json', bytes: Buffer.alloc(1_000) }]).find(
    ({ kind }) => kind === 'record',
  )!
  const record = archive.subarray(record_at.from, record_at.to)
  const end = Buffer.from(archive.subarray(record_at.to))
  const records = ['a', 'b', 'c'].map((name) =>
    Buffer.from(record.toString('latin1').replace('a.json', `${name}.json`), 'latin1'),
  )
  end.writeUInt16LE(records.length, 8)
  end.writeUInt16LE(records.length, 10)
  end.writeUInt32LE(records.length * record.length, 12)
  const overlapping = Buffer.concat([archive.subarray(0, record_at.from), ...records, end])
  // The headers tell of one member: that reading is left, and what the directory adds to it is named.
  const { members: read } = await readArchive(overlapping, OPTIONS)
  expect(read.map(({ path }) => path)).toEqual(['a.json'])
  await expect(membersByDirectory(overlapping, 8)).rejects.toThrow('more bytes together than it has')
})

it('sees what other writers add: dates, modes, extra fields, comments', async () => {
  const one = (options: object) => zipOf((zip) => zip.addBuffer(Buffer.from('x'), 'a.json', { ...plain, ...options }))
  expect((await readArchive(await one({}), OPTIONS)).problems).toEqual([])
  for (const options of [
    { mtime: new Date(2026, 1, 1) },
    { mode: 0o100755 },
    { forceDosTimestamp: false },
    { fileComment: 'hidden' },
    { forceZip64Format: true },
  ])
    await expectStructure(await one(options), /byte \d+/)
  const noted = new ZipFile()
  noted.addBuffer(Buffer.from('x'), 'a.json', plain)
  noted.end({ comment: 'a note', forceZip64Format: false })
  const parts: Buffer[] = []
  for await (const part of noted.outputStream) parts.push(part as Buffer)
  await expectStructure(Buffer.concat(parts), /byte \d+/)
})

it('sees a member that the directory does not tell of, and headers that say another thing', async () => {
  const archive = await writeArchive(members)
  const hidden = await writeArchive([{ path: 'hidden.json', bytes: Buffer.from('{}') }])
  const local = hidden.subarray(0, 30 + 'hidden.json'.length + 2)
  const regions = archiveRegions(members)
  const at = regions.find(({ kind }) => kind === 'record')!.from
  await expectStructure(Buffer.concat([local, archive]), /byte \d+/)
  await expectStructure(Buffer.concat([archive.subarray(0, at), local, archive.subarray(at)]), /byte \d+/)
  const renamed = Buffer.from(archive)
  renamed.write('REAdME.txt', 30)
  await expectStructure(renamed, /byte 33 \(the header of README.txt\)/)
})
