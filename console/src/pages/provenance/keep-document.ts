import { client } from '@/api/client'
import type { ProvenanceRecord } from '@/api/use-provenance'

type Body<Path extends '/v1/provenance/plans' | '/v1/provenance/runs' | '/v1/provenance/reports'> = Parameters<
  typeof client.POST<Path, never>
>[1] extends { body: infer Given }
  ? Given
  : never

/**
 * Hands in what `stillwatch provenance` wrote: a registered plan, a collection or a report, told apart by what only each
 * has. Throws where it is none of them; the server checks the rest.
 */
export async function keepDocument(text: string): Promise<ProvenanceRecord> {
  const document = readObject(text)
  if ('signature' in document && 'plan' in document)
    return (await client.POST('/v1/provenance/plans', { body: document as Body<'/v1/provenance/plans'> })).data!
  if ('verdict' in document)
    return (await client.POST('/v1/provenance/reports', { body: document as Body<'/v1/provenance/reports'> })).data!
  if ('log_sha256' in document)
    return (await client.POST('/v1/provenance/runs', { body: document as Body<'/v1/provenance/runs'> })).data!
  throw new Error(
    'The file is no plan, collection or report of provenance. Give what `stillwatch provenance register`, `run` or `report` wrote.',
  )
}

function readObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // told below
  }
  throw new Error('The file is not one JSON object. Give the file as it was written.')
}
