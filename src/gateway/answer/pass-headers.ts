import { readableEncodings } from './decode-answer.js'

/** Belong to one connection and not to the message (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

const DIGESTS = new Set(['content-digest', 'repr-digest', 'digest', 'content-md5'])

export interface RequestHeaderOptions {
  /** the body is held and its length known, so the length is written anew */
  body_is_held: boolean
  /** the body is sent without the encoding that it came in */
  body_is_decoded?: boolean
  /** the body is another one, so digests of it no longer hold */
  seals_are_broken?: boolean
  /** the answer will be rewritten, so it is asked for plain */
  plain_answer: boolean
}

/** A request's headers as sent on: names, order and repeats as they came. Takes and gives name, value, name, value, … */
export function requestHeaders(raw: readonly string[], options: RequestHeaderOptions): string[] {
  const { body_is_held, body_is_decoded = false, seals_are_broken = false, plain_answer } = options
  const named = namedByConnection(raw)
  const passed: string[] = []
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]!
    const lower = name.toLowerCase()
    if (HOP_BY_HOP.has(lower) || named?.has(lower) || lower === 'host' || lower === 'expect') continue
    if ((lower === 'content-length' && body_is_held) || (lower === 'content-encoding' && body_is_decoded)) continue
    if (seals_are_broken && DIGESTS.has(lower)) continue
    if (lower === 'accept-encoding') {
      if (!plain_answer) passed.push(name, readableEncodings(raw[at + 1]!))
    } else {
      passed.push(name, raw[at + 1]!)
    }
  }
  if (plain_answer) passed.push('accept-encoding', 'identity')
  return passed
}

/** An answer's headers as sent on, likewise; `without` names in lower case those that a rewritten body makes untrue. */
export function answerHeaders(raw: readonly Buffer[], without?: ReadonlySet<string>): string[] {
  const texts = raw.map((part) => part.toString('latin1'))
  const named = namedByConnection(texts)
  const passed: string[] = []
  for (let at = 0; at + 1 < texts.length; at += 2) {
    const lower = texts[at]!.toLowerCase()
    if (HOP_BY_HOP.has(lower) || named?.has(lower) || without?.has(lower)) continue
    passed.push(texts[at]!, texts[at + 1]!)
  }
  return passed
}

function namedByConnection(raw: readonly string[]): Set<string> | undefined {
  for (let at = 0; at + 1 < raw.length; at += 2) {
    if (raw[at]!.length !== 10 || raw[at]!.toLowerCase() !== 'connection') continue
    const value = raw[at + 1]!.toLowerCase()
    if (value === 'keep-alive' || value === 'close') continue
    return new Set(value.split(',').map((name) => name.trim()))
  }
  return undefined
}
