export interface ZipMember {
  path: string
  /** as it is when it is read */
  bytes: number
  read: () => Promise<Uint8Array<ArrayBuffer>>
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const COMMENT_LENGTH_MAX = 0xffff
const STORED = 0
const DEFLATED = 8

/**
 * The members of a ZIP archive (APPNOTE.TXT 6.3), by its central directory: without encryption and ZIP64, which packages
 * of evidence do not use. Throws an Error where it is none.
 */
export function readZip(archive: Uint8Array<ArrayBuffer>): ZipMember[] {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  return Array.from({ length: count }, () => {
    if (view.getUint32(at, true) !== ENTRY) throw new Error('its directory cannot be read')
    const name_length = view.getUint16(at + 28, true)
    const path = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + name_length))
    const held = { method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true) }
    const bytes = view.getUint32(at + 24, true)
    const local = view.getUint32(at + 42, true)
    at += 46 + name_length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    return { path, bytes, read: () => readMember(archive, view, { ...held, local, bytes }) }
  })
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - COMMENT_LENGTH_MAX)
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at
  throw new Error('it is no ZIP archive')
}

interface Place {
  method: number
  packed: number
  local: number
  bytes: number
}

async function readMember(
  archive: Uint8Array<ArrayBuffer>,
  view: DataView,
  { method, packed, local, bytes }: Place,
): Promise<Uint8Array<ArrayBuffer>> {
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const data = archive.subarray(from, from + packed)
  if (method === STORED) return data
  if (method !== DEFLATED) throw new Error('it is packed in a way that cannot be read here')
  return inflate(data, bytes)
}

/** Stops at the length that the directory tells: a small archive can unpack into more than there is memory for. */
async function inflate(data: Uint8Array<ArrayBuffer>, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(bytes)
  let at = 0
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    if (at + piece.value.length > bytes) throw new Error('a member is longer than the archive tells')
    whole.set(piece.value, at)
    at += piece.value.length
  }
  return whole.subarray(0, at)
}
