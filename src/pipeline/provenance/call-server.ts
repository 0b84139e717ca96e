import { request } from 'undici'
import type { z } from 'zod'
import type { AskedServer } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'

/** A test of canaries may look through a hundred thousand answers. */
const ANSWER_MS_MAX = 300_000

/** Asks a running server as an operator. Throws an InputError that repeats what it answers. */
export async function callServer<T>(
  { server, key, signal }: AskedServer,
  method: 'GET' | 'POST',
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
): Promise<T> {
  const { statusCode, body: answered } = await request(addressOf(server, path), {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headersTimeout: ANSWER_MS_MAX,
    bodyTimeout: ANSWER_MS_MAX,
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: Error) => {
    throw new InputError('the server does not answer', `--server ${server}`, 'Is it running there?', { cause })
  })
  const text = await answered.text()
  if (statusCode >= 300) throw refusal(text, statusCode, server)
  const read = schema.safeParse(parse(text))
  if (read.success) return read.data
  throw new InputError('it answers as no server of this version', `--server ${server}`, 'Update one of the two.')
}

function addressOf(server: string, path: string): URL {
  try {
    return new URL(path, server)
  } catch (cause) {
    throw new InputError('it is no address', `--server ${server}`, 'Give it as http://host:port.', { cause })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusal(text: string, status: number, server: string): InputError {
  const hint = status === 401 ? 'Set STILLWATCH_KEY to a key of that server.' : 'See what it says.'
  const { detail, hint: told } = (parse(text) ?? {}) as { detail?: string; hint?: string }
  if (detail === undefined) return new InputError(`it answered ${status}`, `--server ${server}`, told ?? hint)
  return new InputError(`${status}: ${detail}`, `--server ${server}`, told ?? hint)
}
