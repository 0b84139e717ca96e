import { fromBufferPromise } from 'yauzl'
import { isMemberPath, type Member } from './member.js'

const LOCAL_HEADER = 0x04034b50
export const LOCAL_HEADER_BYTES = 30

/**
 * The members that the directory at the end of an archive names, in its order. Throws an Error that says why not, where
 * there is none or it names what a package cannot hold.
 */
export async function membersByDirectory(archive: Buffer, members_max: number): Promise<Member[]> {
  const zip = await fromBufferPromise(archive, { strictFileNames: true })
  const members = new Map<string, Member>()
  for await (const entry of zip.eachEntry()) {
    if (entry.compressionMethod !== 0 || entry.isEncrypted())
      throw new Error(`${JSON.stringify(entry.fileName)} is compressed or encrypted; members are stored as they are`)
    const from = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameRaw.length
    addMember(members, entry.fileName, archive, { from, bytes: entry.uncompressedSize }, members_max)
  }
  return [...members.values()]
}

/** The same from the headers before each member, from the first byte on: what is left where the directory is damaged. */
export function membersByHeaders(archive: Buffer, members_max: number): Member[] {
  const members = new Map<string, Member>()
  let at = 0
  while (at + LOCAL_HEADER_BYTES <= archive.length && archive.readUInt32LE(at) === LOCAL_HEADER) {
    const name_bytes = archive.readUInt16LE(at + 26)
    const from = at + LOCAL_HEADER_BYTES + name_bytes
    const bytes = archive.readUInt32LE(at + 22)
    const path = archive.toString('utf8', at + LOCAL_HEADER_BYTES, from)
    addMember(members, path, archive, { from, bytes }, members_max)
    at = from + bytes
  }
  if (members.size === 0) throw new Error('it does not begin with a member')
  return [...members.values()]
}

const sumOf = (members: ReadonlyMap<string, Member>): number =>
  [...members.values()].reduce((sum, member) => sum + member.bytes.length, 0)

function addMember(
  members: Map<string, Member>,
  path: string,
  archive: Buffer,
  { from, bytes }: { from: number; bytes: number },
  members_max: number,
): void {
  const told = JSON.stringify(path.slice(0, 100))
  if (!isMemberPath(path)) throw new Error(`${told} is no name of a member`)
  if (members.has(path)) throw new Error(`${told} stands in it twice`)
  if (members.size >= members_max) throw new Error(`it has more than ${members_max} members`)
  if (from + bytes > archive.length) throw new Error(`${told} reaches past its end`)
  // Members that overlap: a small file would be written again as a large one.
  if (sumOf(members) + bytes > archive.length) throw new Error('its members have more bytes together than it has')
  members.set(path, { path, bytes: archive.subarray(from, from + bytes) })
}
