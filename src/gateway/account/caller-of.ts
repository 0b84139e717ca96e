import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { type HeaderFault, headerOnce } from './header-once.js'

/** How a request's account is found. `missing`: what is done where the header does not tell it; default key. */
export type AccountMapping =
  | { by: 'key-hash' }
  | { by: 'header'; name: string; missing?: 'key' | 'refuse' }
  | { by: 'lookup'; find: (key_id: string) => string | undefined }

/** Who asks. `key_id` is a keyed hash: the key itself stays in the headers that are sent on. */
export interface Caller {
  account_id?: string
  key_id?: string
  /** why the header does not tell the account */
  fault?: HeaderFault
  /** the request is not to be served */
  refused?: true
}

const ID_CHARACTERS_MAX = 512

/**
 * The API key of a request, wherever the client of either family puts it. Of several headers of one name the first counts,
 * as with model servers: joined, as Node gives them, they would be a key that nobody has, another at each request.
 */
export function keyOf(headers: IncomingHttpHeaders): string | undefined {
  const bearer = /^bearer +(\S.*)$/i.exec(headers.authorization ?? '')?.[1]
  return [bearer, firstOf(headers['x-api-key']), firstOf(headers['api-key'])].find(
    (key) => key !== undefined && key !== '',
  )
}

const firstOf = (value: string | string[] | undefined): string | undefined => {
  const [first = ''] = [value].flat()
  return first.split(',', 1)[0]?.trim()
}

/** Finds the caller of a request; `connection` is what its connection is known by. */
export type CallerOf = (request: Pick<IncomingMessage, 'headers' | 'rawHeaders'>, connection: object) => Caller

/**
 * Finds callers. The hash of a key is kept as long as the connection that it last came over: a cache of its own would hold
 * keys for longer than their callers are there.
 * @param secret of the operator; without it nobody can test a guessed key against a record
 */
export function createCallerOf(mapping: AccountMapping, secret: string): CallerOf {
  const last = new WeakMap<object, { key: string; key_id: string }>()
  const hashOf = (key: string, connection: object): string => {
    const known = last.get(connection)
    if (known?.key === key) return known.key_id
    const key_id = createHmac('sha256', secret).update(key).digest('hex')
    last.set(connection, { key, key_id })
    return key_id
  }
  return (request, connection) => {
    const key = keyOf(request.headers)
    const key_id = key === undefined ? undefined : hashOf(key, connection)
    return { ...accountOf(mapping, request, key_id), ...(key_id !== undefined && { key_id }) }
  }
}

function accountOf(
  mapping: AccountMapping,
  { rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>,
  key_id: string | undefined,
): Caller {
  const by_key = key_id === undefined ? {} : { account_id: key_id }
  if (mapping.by === 'header') {
    const told = headerOnce(rawHeaders, mapping.name, ID_CHARACTERS_MAX)
    if (told.value !== undefined) return { account_id: told.value }
    // Else who leaves it out, or sends a second, would be nobody, and free of all that is decided about the account.
    return mapping.missing === 'refuse' ? { fault: told.fault, refused: true } : { ...by_key, fault: told.fault }
  }
  if (mapping.by === 'key-hash' || key_id === undefined) return by_key
  // A key that the table does not have still counts as an account of its own.
  return { account_id: mapping.find(key_id)?.slice(0, ID_CHARACTERS_MAX) ?? key_id }
}
