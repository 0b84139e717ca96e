import { LOCAL_HEADER_BYTES } from './find-members.js'
import type { Member } from './member.js'

const DIRECTORY_RECORD_BYTES = 46
const END_RECORD_BYTES = 22
const LOCAL_CRC_AT = 14
const DIRECTORY_CRC_AT = 16
const CRC_BYTES = 4

/** A part of the archive that `writeArchive` makes; `to` is the byte after it. */
export interface Region {
  from: number
  to: number
  /** null: of no member */
  path: string | null
  kind: 'header' | 'content' | 'record' | 'end' | 'beyond'
  /** first byte of the CRC-32 that it holds; null: it holds none */
  crc_at: number | null
}

/** The parts of the archive in their order, from its first byte to what may follow its end. */
export function archiveRegions(members: readonly Member[]): Region[] {
  const regions: Region[] = []
  let at = 0
  const add = (kind: Region['kind'], bytes: number, path: string | null, crc: number | null): void => {
    regions.push({ kind, path, from: at, to: at + bytes, crc_at: crc === null ? null : at + crc })
    at += bytes
  }
  for (const { path, bytes } of members) {
    add('header', LOCAL_HEADER_BYTES + Buffer.byteLength(path), path, LOCAL_CRC_AT)
    add('content', bytes.length, path, null)
  }
  for (const { path } of members)
    add('record', DIRECTORY_RECORD_BYTES + Buffer.byteLength(path), path, DIRECTORY_CRC_AT)
  add('end', END_RECORD_BYTES, null, null)
  add('beyond', Number.POSITIVE_INFINITY, null, null)
  return regions
}

export const holdsCrc = ({ crc_at }: Region, offset: number): boolean =>
  crc_at !== null && offset >= crc_at && offset < crc_at + CRC_BYTES

/** In words: where a byte of the archive belongs to. */
export function tellRegion({ kind, path }: Region): string {
  if (kind === 'header') return `the header of ${path}`
  if (kind === 'content') return `the content of ${path}`
  if (kind === 'record') return `the directory’s record of ${path}`
  return kind === 'end' ? 'the end record' : 'after the end'
}
