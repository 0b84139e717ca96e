import { InputError } from '#contract/scan.js'

/** Ids end below what float32 engines and 24-bit vocabularies hold. */
const TOKEN_MAX = 16_777_215
const TOKENS_MAX = 50_000_000
const TEXTS_MAX = 1_000_000

/**
 * The token ids of one or many texts: a JSON array of ids, a JSON array of such arrays, or NDJSON whose lines are arrays
 * or objects with `tokens`. Each text stands alone: no context reaches from one into the next.
 * @param where the file, named in errors with the line
 * @throws InputError where it is none of these, empty, or more than 50 million ids
 */
export function readTokenLists(content: string, where: string): number[][] {
  const whole = parseWhole(content)
  const lists = whole === undefined ? readLines(content, where) : readWhole(whole, where)
  if (lists.length === 0) throw new InputError('it holds no token ids', where, FORMS)
  bound(lists.length, TEXTS_MAX, 'texts', where)
  bound(
    lists.reduce((all, list) => all + list.length, 0),
    TOKENS_MAX,
    'token ids',
    where,
  )
  return lists
}

const FORMS = 'Give a JSON array of token ids, an array of such arrays, or NDJSON of arrays or of {"tokens": […]}.'

/** Nothing where it is not one JSON document. */
function parseWhole(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function readWhole(document: unknown, where: string): number[][] {
  if (!Array.isArray(document)) return [takeTokens(document, where)]
  if (document.length > 0 && document.every((entry) => typeof entry === 'object'))
    return document.map((entry, i) => takeTokens(entry, `${where}: element ${i + 1}`))
  return document.length === 0 ? [] : [takeTokens(document, where)]
}

const readLines = (content: string, where: string): number[][] =>
  content.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    const document = parseWhole(line)
    if (document === undefined) throw new InputError('it is no JSON', `${where}:${i + 1}`, FORMS)
    return [takeTokens(document, `${where}:${i + 1}`)]
  })

function takeTokens(document: unknown, where: string): number[] {
  const tokens = Array.isArray(document) ? document : (document as { tokens?: unknown } | null)?.tokens
  if (!Array.isArray(tokens)) throw new InputError('it is no array of token ids', where, FORMS)
  const bad = tokens.findIndex((token) => !Number.isInteger(token) || token < 0 || token > TOKEN_MAX)
  if (bad !== -1)
    throw new InputError(
      `element ${bad + 1} is no token id: ${String(JSON.stringify(tokens[bad])).slice(0, 40)}`,
      where,
      `Ids are whole numbers of 0 … ${TOKEN_MAX.toLocaleString('en')}.`,
    )
  return tokens as number[]
}

function bound(count: number, most: number, what: string, where: string): void {
  if (count > most)
    throw new InputError(
      `it holds ${count.toLocaleString('en')} ${what}, more than ${most.toLocaleString('en')}`,
      where,
      'Split it into several files.',
    )
}
