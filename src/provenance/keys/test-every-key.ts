import { holm } from '#lib/holm.js'

/** From when to when a key marked answers. */
export interface KeyPeriod {
  commitment: string
  starts: string
  /** null: it still does */
  ends: string | null
  /** null: the answers of all */
  cluster: string | null
}

/**
 * The keys that may have marked what was written between two moments: all whose period meets it, of a cluster also those
 * that are for all.
 * @param cluster undefined: those of every cluster
 */
export function keysInForce<Key extends KeyPeriod>(
  keys: readonly Key[],
  { from, to, cluster }: { from: string; to: string; cluster?: string | undefined },
): Key[] {
  const [first_ms, last_ms] = [Date.parse(from), Date.parse(to)]
  return keys.filter(
    (key) =>
      Date.parse(key.starts) <= last_ms &&
      (key.ends === null || Date.parse(key.ends) >= first_ms) &&
      (cluster === undefined || key.cluster === null || key.cluster === cluster),
  )
}

/** What a test gave under one key. */
export interface KeyTried<Key> {
  key: Key
  /** ln p */
  log_chance: number
  /** the same by Holm's correction for the number of keys tried */
  adjusted_log_chance: number
}

/**
 * Tries every key, and corrects for having tried so many: a text that no key marked is named under one of them no more
 * often than the corrected chance says. The keys come in the order given.
 * @param logChance ln p of the test under a key; must not throw
 */
export function testEveryKey<Key>(keys: readonly Key[], logChance: (key: Key) => number): KeyTried<Key>[] {
  const log_chances = keys.map(logChance)
  const adjusted = holm(log_chances)
  return keys.map((key, at) => ({ key, log_chance: log_chances[at]!, adjusted_log_chance: adjusted[at]! }))
}
