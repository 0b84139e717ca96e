import { isDeeper } from './nesting.js'
import { TaxiiRefusal } from './refusal.js'

export interface EnvelopeBounds {
  objects_max: number
  depth_max: number
}

/** The objects of an envelope (TAXII 2.1, 3.7). Throws a TaxiiRefusal: 400 no JSON, 413 too many, 422 no envelope. */
export function readEnvelope(body: string, { objects_max, depth_max }: EnvelopeBounds): unknown[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    throw new TaxiiRefusal(400, 'the body is not JSON')
  }
  const objects = (parsed as { objects?: unknown } | null)?.objects
  if (!Array.isArray(objects) || objects.length === 0)
    throw new TaxiiRefusal(422, 'the body is not an envelope with objects: {"objects": […]}')
  if (objects.length > objects_max)
    throw new TaxiiRefusal(413, `the envelope holds ${objects.length} objects; ${objects_max} may be sent at once`)
  // Also before the parsed is written again: that goes by recursion.
  if (isDeeper(parsed, depth_max)) throw new TaxiiRefusal(422, `the envelope is nested deeper than ${depth_max}`)
  return objects
}
