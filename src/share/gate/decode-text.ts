/** Shorter runs are words as often as not. */
const RUN_CHARACTERS_MIN = 8
const RUNS_MAX = 200
export const NUMBERS_MIN = 8
const CODES_MAX = 10_000

const BASE64 = /[A-Za-z0-9+/_-]{8,}={0,2}/g
const HEX = /(?:(?:0x|\\x)?[0-9a-f]{2}[ :,;_-]{0,2}){4,}/gi
/** Not where it is all hexadecimal: hashes would be read as texts now and then. */
const BASE32 = /(?<![A-Z2-7])(?![0-9A-F]+(?![A-Z0-9]))[A-Z2-7]{8,}/gi
const BASE32_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const BINARY = /(?:[01]{8}[ :,;_-]{0,2}){4,}/g
const PERCENT = /(?:%[0-9a-f]{2}|[A-Za-z0-9._~-]){6,}/gi
export const NUMBERS = /\d{1,10}(?:[,; ]\s?\d{1,10}){7,}/g
const ENTITIES = /(?:&#x?[0-9a-f]{2,6};|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}){3,}/gi

const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\n\r\t\0]+$/u
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Bytes as a text of any language; undefined where they are none, or hold no three letters in a row. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4) return undefined
  try {
    const text = decoder.decode(bytes).replace(/\0+/g, '')
    return PRINTABLE.test(text) && /\p{L}{3}|\p{Lo}/u.test(text) ? text : undefined
  } catch {
    return undefined
  }
}

/**
 * What a text says beneath an encoding: base64, base32, hexadecimal, binary, percent signs, character
 * references, lists of codes.
 */
export function decodedTexts(text: string): { run: string; decoded: string }[] {
  const found: { run: string; decoded: string }[] = []
  const take = (run: string, decoded: string | undefined): void => {
    if (decoded !== undefined && found.length < RUNS_MAX) found.push({ run, decoded })
  }
  for (const [run] of text.matchAll(BASE64)) take(run, textOf(Buffer.from(run, 'base64')))
  // Cut in pieces it is decoded whole.
  const joined = text.replace(/\s+/g, '')
  if (joined !== text && /^[A-Za-z0-9+/_=-]+$/.test(joined) && joined.length >= RUN_CHARACTERS_MIN)
    take(joined, textOf(Buffer.from(joined, 'base64')))
  for (const [run] of text.matchAll(HEX)) take(run, textOf(Buffer.from(run.replace(/0x|[^0-9a-f]/gi, ''), 'hex')))
  for (const [run] of text.matchAll(BASE32)) take(run, textOf(bytesOf([...run.toUpperCase()].map(base32Bits).join(''))))
  for (const [run] of text.matchAll(BINARY)) take(run, textOf(bytesOf(run.replace(/[^01]/g, ''))))
  if (text.includes('%')) for (const [run] of text.matchAll(PERCENT)) take(run, textOf(percentBytes(run)))
  for (const [run] of text.matchAll(ENTITIES)) take(run, textOf(Buffer.from(referencesOf(run))))
  for (const [run] of text.matchAll(NUMBERS)) take(run, numbersAsText(run.split(/[,; ]\s?/).map(Number)))
  return found
}

const base32Bits = (letter: string): string => BASE32_LETTERS.indexOf(letter).toString(2).padStart(5, '0')

const bytesOf = (bits: string): Buffer => Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => parseInt(byte, 2)))

const percentBytes = (run: string): Buffer =>
  run.includes('%')
    ? Buffer.from(
        run.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
        'latin1',
      )
    : Buffer.alloc(0)

const referencesOf = (run: string): string =>
  run.replace(/&#(x?)([0-9a-f]+);|\\[ux]([0-9a-f]+)/gi, (_, x: string, reference?: string, escaped?: string) => {
    const code = escaped === undefined ? parseInt(reference!, x === '' ? 10 : 16) : parseInt(escaped, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** Numbers as characters, whole ones or four bytes each; undefined where hardly any is a letter. */
export function numbersAsText(numbers: readonly number[]): string | undefined {
  if (numbers.length < NUMBERS_MIN || !numbers.every((n) => Number.isInteger(n) && n >= 0 && n <= 0xffffffff))
    return undefined
  if (numbers.every((n) => n >= 9 && n <= 0x10ffff)) {
    const text = String.fromCodePoint(...numbers.slice(0, CODES_MAX))
    return (text.match(/[\p{L}\p{M}\s\p{Cf}]/gu)?.length ?? 0) >= 0.6 * numbers.length ? text : undefined
  }
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [place, number] of numbers.entries()) bytes.writeUInt32BE(number, place * 4)
  return textOf(bytes)
}
