import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** How a request's account is found. */
export type AccountMapping =
  | { by: 'key-hash' }
  | { by: 'header'; name: string }
  | { by: 'lookup'; find: (key_id: string) => string | undefined }

/** Who asks. `key_id` is a keyed hash: the key itself stays in the headers that are sent on. */
export interface Caller {
  account_id?: string
  key_id?: string
}

const ID_CHARACTERS_MAX = 512

/** The API key of a request, wherever the client of either family puts it. */
export function keyOf(headers: IncomingHttpHeaders): string | undefined {
  const bearer = /^bearer +(\S.*)$/i.exec(headers.authorization ?? '')?.[1]
  return [bearer, headers['x-api-key'], headers['api-key']].find(
    (key): key is string => typeof key === 'string' && key !== '',
  )
}

/** Finds the caller of a request; `connection` is what its connection is known by. */
export type CallerOf = (headers: IncomingHttpHeaders, connection: object) => Caller

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
  return (headers, connection) => {
    const key = keyOf(headers)
    const key_id = key === undefined ? undefined : hashOf(key, connection)
    const account_id = accountOf(mapping, headers, key_id)
    const caller: Caller = {}
    if (account_id !== undefined) caller.account_id = account_id.slice(0, ID_CHARACTERS_MAX)
    if (key_id !== undefined) caller.key_id = key_id
    return caller
  }
}

function accountOf(mapping: AccountMapping, headers: IncomingHttpHeaders, key_id?: string): string | undefined {
  if (mapping.by === 'header') {
    const value = headers[mapping.name.toLowerCase()]
    return (Array.isArray(value) ? value[0] : value) || undefined
  }
  if (mapping.by === 'lookup' && key_id !== undefined) {
    // A key that the table does not have still counts as an account of its own.
    return mapping.find(key_id) ?? key_id
  }
  return key_id
}
