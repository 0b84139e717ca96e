import type { Params } from '#store/engine.js'

/**
 * SQL for an identifier as it is stored: its keyed hash (SipHash-2-4, 128 bits, hex), or itself where there is no key.
 * Links need to know which identifiers are equal, not what they are. Parameters: those of `identifierParams`.
 */
export const identifierSql = (column: string): string =>
  `if({identifier_keyed:Bool} AND ${column} != '',
    hex(sipHash128Keyed(({identifier_key_low:UInt64}, {identifier_key_high:UInt64}), ${column})), ${column})`

/** Two halves of a key of 128 bits; absent: identifiers are stored as they are. */
export type IdentifierKey = readonly [low: bigint, high: bigint]

export const identifierParams = (key: IdentifierKey | undefined): Params => ({
  identifier_keyed: key !== undefined,
  identifier_key_low: String(key?.[0] ?? 0n),
  identifier_key_high: String(key?.[1] ?? 0n),
})
