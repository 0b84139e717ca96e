import { createHash } from 'node:crypto'
import { type Dispatcher, request } from 'undici'
import type { RenderedQuestion } from './render-question.js'

/** How the network is reached: which hosts, and by which connections. Handed in by the conductor. */
export interface Network {
  dispatcher: Dispatcher
}

export interface SendBounds {
  answer_ms_max: number
  answer_bytes_max: number
}

/** What came back, as bytes; nothing of it is believed yet. */
export interface RawAnswer {
  status: number
  /** in order, as received */
  headers: [string, string][]
  /** as received, as far as it came */
  body: Buffer
  body_sha256: string
  /** null where the body is whole; else why not */
  cut: 'too long' | 'too slow' | 'ended early' | null
}

/** No answer at all. `why` holds neither key nor address. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/**
 * Sends a question once and reads its answer, at most so many bytes and for so long altogether: an answer that drips is
 * cut. Redirects are not followed. Throws NoAnswer where not even a status came; what came of a body is always given.
 */
export async function sendQuestion(
  { url, headers, body }: RenderedQuestion,
  { dispatcher }: Network,
  { answer_ms_max, answer_bytes_max }: SendBounds,
  signal?: AbortSignal,
): Promise<RawAnswer> {
  const timeout = AbortSignal.timeout(answer_ms_max)
  const answer = await request(url, {
    method: 'POST',
    headers: headers.flat(),
    body,
    dispatcher,
    responseHeaders: 'raw',
    headersTimeout: answer_ms_max,
    bodyTimeout: answer_ms_max,
    signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
  }).catch((error: unknown) => {
    throw new NoAnswer(timeout.aborted ? `no answer within ${answer_ms_max} ms` : tellFailure(error))
  })
  const read = await readBody(answer.body, answer_bytes_max)
  const cut = read.cut === 'ended early' && timeout.aborted ? 'too slow' : read.cut
  return {
    status: answer.statusCode,
    headers: pairsOf(answer.headers as unknown as string[]),
    body: read.body,
    body_sha256: createHash('sha256').update(read.body).digest('hex'),
    cut,
  }
}

async function readBody(body: AsyncIterable<Buffer>, bytes_max: number): Promise<Pick<RawAnswer, 'body' | 'cut'>> {
  const parts: Buffer[] = []
  let bytes = 0
  try {
    for await (const part of body) {
      parts.push(part.subarray(0, bytes_max - bytes))
      bytes += part.length
      // Leaving the loop cancels the body, and with it the connection.
      if (bytes > bytes_max) return { body: Buffer.concat(parts), cut: 'too long' }
    }
    return { body: Buffer.concat(parts), cut: null }
  } catch {
    return { body: Buffer.concat(parts), cut: 'ended early' }
  }
}

const pairsOf = (flat: string[]): [string, string][] =>
  flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ''] as [string, string]] : []))

/** Messages of the library may name what was sent; codes do not. */
function tellFailure(error: unknown): string {
  const { code, name, cause } = error as { code?: unknown; name?: unknown; cause?: { name?: unknown } }
  if (name === 'PrivateAddress' || cause?.name === 'PrivateAddress') return 'the address is of a private network'
  return `no connection (${typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown'})`
}
