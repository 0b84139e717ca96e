/** Two backslashes, a whole surrogate pair, or (outside the group) half of one, as JSON writes them. */
const SURROGATES = String.raw`(\\\\\\\\|\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}`

/**
 * SQL that mends JSON text which the engine does not take: invalid UTF-8 becomes U+FFFD; a byte order mark and halves of
 * surrogate pairs (one \ud83d without the other, from clients that cut strings) are dropped.
 */
export const mendedSql = (text: string): string =>
  String.raw`replaceRegexpAll(replaceRegexpOne(toValidUTF8(${text}), '^\\x{FEFF}', ''), '${SURROGATES}', '\\1')`
