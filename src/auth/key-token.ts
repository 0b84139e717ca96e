import { hash, randomBytes } from 'node:crypto'

const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 71 bits: no two keys of one house meet. */
const ID_LENGTH = 12
/** 190 bits: more than the 160 at which guessing is out of the question. */
const SECRET_LENGTH = 32
/** Longer ones are refused before they are hashed. */
export const TOKEN_LENGTH_MAX = 512

const TOKEN = new RegExp(`^sw_([0-9A-Za-z]{${ID_LENGTH}})_[0-9A-Za-z]{${SECRET_LENGTH}}$`)

/** A new key: `sw_ID_SECRET`. The prefix lets scanners of leaked secrets know it, the id lets people name it. */
export function makeToken(): { id: string; token: string } {
  const id = randomText(ID_LENGTH)
  return { id, token: `sw_${id}_${randomText(SECRET_LENGTH)}` }
}

/** The public id inside a token; undefined where the token was not made here. */
export const idOfToken = (token: string): string | undefined => TOKEN.exec(token)?.[1]

/**
 * What is kept of a token: its SHA-256, hexadecimal. A slow hash (scrypt, Argon2) protects secrets that people choose, by making each
 * guess dear; against 190 random bits there are no guesses to make dear, and requests wait for this. The one secret that
 * a person may choose is STILLWATCH_ADMIN_KEY: the documentation asks for a random one.
 */
export const hashToken = (token: string): string => hash('sha256', token, 'hex')

function randomText(length: number): string {
  let text = ''
  while (text.length < length)
    // 248 is the last multiple of 62: above it the first letters would come more often than the others.
    for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += BASE_62[byte % 62]
  return text
}
