import { Buffer } from 'node:buffer'
import { setTimeout as wait } from 'node:timers/promises'
import { type TaxiiStatus, taxiiStatusSchema } from '#contract/taxii.js'
import { readApiRoot, urlOf } from './discover-server.js'
import { requestTaxii } from './request-taxii.js'
import { placeOf } from './send-request.js'
import { accessOf, type TaxiiAccess } from './taxii-access.js'
import { TaxiiFailure } from './taxii-failure.js'

export interface PushOptions extends Partial<TaxiiAccess> {
  /** of the collection: …/collections/ID/ */
  url: string
  objects: readonly object[]
  /** objects of one request, 1,000 */
  objects_max?: number
  /** bytes of one request; what the API root says where absent */
  content_bytes_max?: number
  /** between two looks at a pending status, 1 s */
  poll_ms?: number
  /** how long a pending status is waited for, 60 s; then it is given as it is */
  wait_ms_max?: number
}

/** The statuses of the requests, in order; one is pending where it took too long. */
export interface Pushed {
  statuses: TaxiiStatus[]
  success_count: number
  failure_count: number
  pending_count: number
}

const NOTHING = Buffer.byteLength('{"objects":[]}')

/**
 * Sends objects to a collection of a foreign server, in as many requests as its bounds ask for, one after the other, and
 * waits for each to be dealt with. Sending again does no harm. Throws a TaxiiFailure; what was sent before it is sent.
 */
export async function pushObjects(options: PushOptions): Promise<Pushed> {
  const access = accessOf(options)
  const collection = urlOf(options.url)
  const root = new URL('../../', collection)
  const { objects_max = 1_000 } = options
  const bytes_max = options.content_bytes_max ?? (await readApiRoot({ ...access, url: root.href })).max_content_length
  const url = new URL('objects/', collection)
  const envelopes = envelopesOf(options.objects, { objects_max, bytes_max, where: placeOf(url) })
  const statuses: TaxiiStatus[] = []
  for (const body of envelopes) {
    const { document, status } = await requestTaxii(access, { method: 'POST', url, body })
    statuses.push(await settled(access, root, options, readStatusOf(document, url, status)))
  }
  const sum = (name: 'success_count' | 'failure_count' | 'pending_count') =>
    statuses.reduce((total, status) => total + status[name], 0)
  return {
    statuses,
    success_count: sum('success_count'),
    failure_count: sum('failure_count'),
    pending_count: sum('pending_count'),
  }
}

async function settled(access: TaxiiAccess, root: URL, options: PushOptions, first: TaxiiStatus): Promise<TaxiiStatus> {
  const { poll_ms = 1_000, wait_ms_max = 60_000 } = options
  const url = new URL(`status/${encodeURIComponent(first.id)}/`, root)
  let status = first
  for (const end = performance.now() + wait_ms_max; status.status === 'pending' && performance.now() < end; ) {
    await wait(poll_ms, undefined, { signal: access.signal })
    status = readStatusOf((await requestTaxii(access, { method: 'GET', url })).document, url)
  }
  return status
}

function readStatusOf(document: unknown, url: URL, status?: number): TaxiiStatus {
  const { data, error } = taxiiStatusSchema.safeParse(document)
  if (error === undefined) return data
  throw new TaxiiFailure(`its status is not as TAXII has it: ${error.issues[0]?.path.join('/')}`, placeOf(url), status)
}

interface EnvelopeBounds {
  objects_max: number
  bytes_max: number
  where: string
}

/** Texts of envelopes within the bounds, in the order of the objects. Throws where one object alone is too long. */
export function envelopesOf(objects: readonly object[], { objects_max, bytes_max, where }: EnvelopeBounds): string[] {
  const envelopes: string[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const [place, object] of objects.entries()) {
    const text = JSON.stringify(object)
    const added = Buffer.byteLength(text) + 1
    if (NOTHING + added > bytes_max)
      throw new TaxiiFailure(`object ${place} is longer than its ${bytes_max} bytes`, where)
    if (bytes + added > bytes_max || (envelopes.at(-1)?.length ?? 0) >= objects_max) {
      envelopes.push([])
      bytes = NOTHING
    }
    envelopes.at(-1)!.push(text)
    bytes += added
  }
  return envelopes.map((texts) => `{"objects":[${texts.join()}]}`)
}
