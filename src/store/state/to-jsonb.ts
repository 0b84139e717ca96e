/**
 * A document as PostgreSQL takes it for jsonb, which cannot hold U+0000 (nor can text). Names come from logs, and one that
 * holds it must not keep all others from being written.
 */
export const toJsonb = (document: unknown): string =>
  JSON.stringify(document, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value,
  )
