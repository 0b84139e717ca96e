import { useSyncExternalStore } from 'react'

/**
 * The key of who works here. It lives as long as the tab: what a tab forgets, nobody finds on the machine later.
 * Requests carry it as `Authorization: Bearer`, so there is no cookie that another site could make use of.
 */
const PLACE = 'stillwatch.key'
const listeners = new Set<() => void>()
let ended: string | undefined
let holds = 0
let refused: { key: string; why: string } | undefined

export const readKey = (): string | null => sessionStorage.getItem(PLACE)

export function openSession(key: string): void {
  ended = undefined
  sessionStorage.setItem(PLACE, key)
  tell()
}

/** The same person goes on with a new token: what is in memory stays theirs, and no listener is told. */
export const renewKey = (key: string): void => sessionStorage.setItem(PLACE, key)

/** `why`: shown where the person signs in again. */
export function endSession(why?: string): void {
  ended = why
  sessionStorage.removeItem(PLACE)
  tell()
}

/**
 * The server knows `key` no more. That ends the session, unless another key has taken its place meanwhile; while somebody
 * holds the session, not before they release it.
 */
export function refuseKey(key: string | null, why: string): void {
  if (key === null || key !== readKey()) return
  if (holds > 0) refused = { key, why }
  else endSession(why)
}

/** For what is lost when the page goes, as a token that is shown once. Returns what releases the session. */
export function holdSession(): () => void {
  holds++
  return () => {
    holds--
    if (holds > 0 || refused === undefined) return
    const { key, why } = refused
    refused = undefined
    refuseKey(key, why)
  }
}

export const whyEnded = (): string | undefined => ended

/** Calls when another person may be here than before: what was kept in memory is not theirs. Returns what ends it. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The key, or null; the component is drawn again when it changes. */
export const useKey = (): string | null => useSyncExternalStore(onSession, readKey)

const AGREE =
  'This link signs you in with another key. What you do from here on is then done in the name of its owner. Go on with it?'

/**
 * A link as the demo prints it carries a key behind `#key=`: that part never reaches a server. It is taken off the address.
 * Whoever works here is asked before it takes the place of their key: a link of somebody else would have them note and
 * approve in the name of that person. What cannot be a key is let be.
 */
export function takeKeyFromAddress(agrees = (): boolean => confirm(AGREE)): void {
  const found = /^#key=(.*)$/.exec(location.hash)
  if (found === null) return
  history.replaceState(history.state, '', location.pathname + location.search)
  const key = decode(found[1]!)
  const held = readKey()
  if (key === undefined || key === held) return
  if (held === null || agrees()) openSession(key)
}

/** Undefined for what is no part of an address, or could not stand in the header of a request. */
function decode(part: string): string | undefined {
  try {
    const key = decodeURIComponent(part)
    return /^[\x21-\x7e]+$/.test(key) ? key : undefined
  } catch {
    return undefined
  }
}

const tell = (): void => {
  for (const listener of listeners) listener()
}
