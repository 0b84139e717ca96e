const TYPE = 'application/taxii+json'

/**
 * Whether a header Accept names TAXII 2.1. Ranges with `*` do not: a client that does not ask for TAXII by name is not
 * one, and the specification has 406 for it (TAXII 2.1, 1.6.8).
 */
export const acceptsTaxii = (accept: string | undefined): boolean =>
  accept?.split(',').some((range) => isTaxii(range) && !/;\s*q=0(\.0*)?\s*(;|$)/i.test(range)) ?? false

/** Whether a media type is that of TAXII 2.1; where the version is absent, the newest is meant, which is 2.1. */
export function isTaxii(media_type: string): boolean {
  const [type, ...parameters] = media_type.split(';').map((part) => part.trim().toLowerCase())
  return (
    type === TYPE &&
    parameters.every((parameter) => /^(version="?2\.1"?|charset="?utf-8"?|q=[01](\.\d*)?|)$/.test(parameter))
  )
}
