import { type Documents, oneDocument } from './documents.js'
import { isOneObject, members } from './json-members.js'
import { skipSpace } from './json-places.js'
import { ReceiveError } from './receive-error.js'

/** Columns of an export that the webhook lacks or names otherwise, and where their values are looked for, in order. */
const COLUMNS: Record<string, readonly string[]> = {
  request_created_at: ['created_at'],
  request_user_id: ['user_id', 'helicone_user', 'user'],
  request_model: ['model'],
}
const PROPERTIES = ['properties', 'request_properties']
const PROPERTY_USERS = ['user_id', 'userId', 'Helicone-User-Id', 'user']
/** A webhook has about ten. */
const MEMBERS_MAX = 1000
const COUNTS = { prompt_tokens: 'promptTokens', completion_tokens: 'completionTokens' }

/**
 * A Helicone webhook as a row of its export (formats/helicone.ts): the same members as they were written, with the time
 * of receipt where there is none, and the user, the model and the tokens under the export's names. Bodies may be text or
 * objects. The signature is to be checked first. Throws ReceiveError 400 where the body is not one JSON object.
 */
export function heliconeDocuments(body: Buffer, received: Date): Documents {
  const values = isOneObject(body) ? readMembers(body) : undefined
  if (values === undefined) {
    throw new ReceiveError(
      400,
      `no JSON object of at most ${MEMBERS_MAX} members`,
      'request body',
      'Send the webhook as Helicone does',
    )
  }
  const row = new Map(values)
  for (const [column, names] of Object.entries(COLUMNS))
    fill(
      row,
      column,
      names.map((name) => values.get(name)),
    )
  fill(row, 'request_user_id', propertyUsers(values))
  const metadata = readNested(values.get('metadata'))
  for (const [column, name] of Object.entries(COUNTS)) fill(row, column, [metadata.get(name)])
  fill(row, 'request_created_at', [Buffer.from(JSON.stringify(received.toISOString()))])
  return oneDocument(writeRow(row))
}

/** Members by key, their values as written: parsing would lose digits of long numbers. Undefined for a bad key or too many. */
function readMembers(body: Buffer): Map<string, Buffer> | undefined {
  const found = new Map<string, Buffer>()
  for (const { key, value } of members(body, skipSpace(body, 0))) {
    const name = keyText(body.toString('utf8', key.start, key.end))
    if (name === undefined || found.size >= MEMBERS_MAX) return undefined
    found.set(name, body.subarray(value.start, value.end))
  }
  return found
}

function keyText(written: string): string | undefined {
  try {
    return String(JSON.parse(`"${written}"`))
  } catch {
    return undefined
  }
}

const readNested = (value: Buffer | undefined): Map<string, Buffer> =>
  (value === undefined ? undefined : readMembers(value)) ?? new Map()

const propertyUsers = (values: Map<string, Buffer>): (Buffer | undefined)[] =>
  PROPERTIES.map((name) => readNested(values.get(name))).flatMap((properties) =>
    PROPERTY_USERS.map((name) => properties.get(name)),
  )

function fill(row: Map<string, Buffer>, column: string, candidates: readonly (Buffer | undefined)[]): void {
  if (isSet(row.get(column))) return
  const value = candidates.find(isSet)
  if (value !== undefined) row.set(column, value)
}

const isSet = (value: Buffer | undefined): boolean =>
  value !== undefined && !['', 'null', '""'].includes(value.toString('latin1', 0, 5).trim())

function writeRow(row: Map<string, Buffer>): Buffer {
  const parts = [...row].flatMap(([key, value], index) => [
    Buffer.from(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`),
    value,
  ])
  return Buffer.concat([...(parts.length === 0 ? [Buffer.from('{')] : parts), Buffer.from('}')])
}
