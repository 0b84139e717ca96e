export type IndicatorDocument = unknown[] | Record<string, unknown>

/** The JSON of a file of indicators. Throws an Error that says what it is instead, and what to do. */
export function readIndicatorFile(text: string): IndicatorDocument {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    throw new Error('This is no JSON. Choose a STIX 2.1 bundle, an envelope of TAXII, or a list of STIX objects.')
  }
  if (typeof document !== 'object' || document === null)
    throw new Error('This JSON holds no objects. Choose a STIX 2.1 bundle.')
  if (isMisp(document))
    throw new Error(
      'This is an event in the format of MISP, which the server does not read. In MISP, download the event as STIX 2 and import that.',
    )
  return document as IndicatorDocument
}

/** An event of MISP, its answer to a search, or an export of several. */
function isMisp(document: object): boolean {
  const first: unknown = Array.isArray(document) ? document[0] : document
  if (typeof first !== 'object' || first === null) return false
  return 'Event' in first || ('response' in first && !('objects' in first))
}
