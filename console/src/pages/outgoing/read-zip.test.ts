import { expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { readZip } from './read-zip'

async function zipOf(members: Record<string, { text: string; compress: boolean }>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile()
  for (const [path, { text, compress }] of Object.entries(members)) zip.addBuffer(Buffer.from(text), path, { compress })
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Uint8Array.from(Buffer.concat(pieces))
}

it('reads members that are packed and members that are not', async () => {
  const long = 'evidence '.repeat(10_000)
  const members = readZip(
    await zipOf({ 'README.txt': { text: 'Read me.', compress: false }, 'a/long.txt': { text: long, compress: true } }),
  )
  expect(members.map(({ path, bytes }) => [path, bytes])).toEqual([
    ['README.txt', 8],
    ['a/long.txt', 90_000],
  ])
  const [first, second] = await Promise.all(members.map(({ read }) => read()))
  expect(new TextDecoder().decode(first)).toBe('Read me.')
  expect(new TextDecoder().decode(second)).toBe(long)
})

it('refuses what is no archive, and a member that is longer than it tells', async () => {
  expect(() => readZip(new Uint8Array(100))).toThrow('no ZIP')
  const archive = await zipOf({ 'long.txt': { text: 'x'.repeat(5000), compress: true } })
  const at = Buffer.from(archive).indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  new DataView(archive.buffer).setUint32(at + 24, 10, true)
  await expect(readZip(archive)[0]!.read()).rejects.toThrow('longer')
})
