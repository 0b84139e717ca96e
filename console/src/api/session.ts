import { useSyncExternalStore } from 'react'

/**
 * The key of who works here. It lives as long as the tab: what a tab forgets, nobody finds on the machine later.
 * Requests carry it as `Authorization: Bearer`, so there is no cookie that another site could make use of.
 */
const PLACE = 'stillwatch.key'
const listeners = new Set<() => void>()
let ended: string | undefined

export const readKey = (): string | null => sessionStorage.getItem(PLACE)

export function openSession(key: string): void {
  ended = undefined
  sessionStorage.setItem(PLACE, key)
  tell()
}

/** `why`: shown where the person signs in again. */
export function endSession(why?: string): void {
  ended = why
  sessionStorage.removeItem(PLACE)
  tell()
}

export const whyEnded = (): string | undefined => ended

/** The key, or null; the component is drawn again when it changes. */
export const useKey = (): string | null => useSyncExternalStore(listen, readKey)

/** A link as the demo prints it carries a key behind `#key=`: that part never reaches a server. It is taken off the address. */
export function takeKeyFromAddress(): void {
  const found = /^#key=(.+)$/.exec(location.hash)
  if (found === null) return
  sessionStorage.setItem(PLACE, decodeURIComponent(found[1]!))
  history.replaceState(history.state, '', location.pathname + location.search)
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const tell = (): void => {
  for (const listener of listeners) listener()
}
