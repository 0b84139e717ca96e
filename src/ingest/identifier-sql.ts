import type { Params } from '#store/engine.js'

/**
 * SQL for an identifier as it is stored: its keyed hash (SipHash-2-4, 128 bits, hex), or itself where there is no key.
 * Links need to know which identifiers are equal, not what they are. Parameters: those of `identifierParams`.
 */
export const identifierSql = (column: string): string =>
  `if({identifier_keyed:Bool} AND ${column} != '',
    hex(sipHash128Keyed(({identifier_key_low:UInt64}, {identifier_key_high:UInt64}), ${column})), ${column})`

/**
 * SQL for identifiers as they came, as a tuple: they go no further than the view that makes tokens of them, and are empty
 * where nobody wants any. Parameters: those of `identifierParams`.
 */
export const clearSql = (columns: readonly [payment: string, client_ip: string, tls: string]): string =>
  `CAST(if({identifiers_clear:Bool}, tuple(${columns.join(', ')}), tuple('', '', '')),
    'Tuple(payment String, client_ip String, tls String)')`

/** Two halves of a key of 128 bits; absent: identifiers are stored as they are. */
export type IdentifierKey = readonly [low: bigint, high: bigint]

/** `clear`: whether tokens of communities are made of them, besides. */
export const identifierParams = (key: IdentifierKey | undefined, clear = false): Params => ({
  identifiers_clear: clear,
  identifier_keyed: key !== undefined,
  identifier_key_low: String(key?.[0] ?? 0n),
  identifier_key_high: String(key?.[1] ?? 0n),
})
