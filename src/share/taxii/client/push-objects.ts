import { Buffer } from 'node:buffer'
import { z } from 'zod'
import { type TaxiiStatus, taxiiStatusSchema } from '#contract/taxii.js'
import { readApiRoot, urlOf } from './discover-server.js'
import { requestTaxii } from './request-taxii.js'
import { placeOf } from './send-request.js'
import { accessOf, type TaxiiAccess } from './taxii-access.js'
import { TaxiiFailure } from './taxii-failure.js'

/** A STIX object with where it stands among those that are pushed. */
export interface ToPush {
  place: number
  object: { id: string }
}

export interface PushOptions extends Partial<TaxiiAccess> {
  /** of the collection: …/collections/ID/ */
  url: string
  objects: readonly ToPush[]
  /** objects of one request, 1,000 */
  objects_max?: number
  /** bytes of one request; what the API root says where absent */
  content_bytes_max?: number
}

/** What the other server says of one object. */
export interface PushedObject {
  place: number
  status: 'pending' | 'success' | 'failure'
  /** in its words, at most 300 characters */
  message: string
}

/** What came of one request. */
export interface PushedPart {
  /** id of its status at the other server */
  request: string
  objects: PushedObject[]
}

const NOTHING = Buffer.byteLength('{"objects":[]}')
const MESSAGE_CHARACTERS_MAX = 300
/** As STIX and TAXII make ids: an id goes into an address, and into the audit log. */
const statusSchema = taxiiStatusSchema.extend({ id: z.string().regex(/^[\w.:-]{1,100}$/) })

/**
 * Sends objects to a collection of a foreign server, in as many requests as its bounds ask for, one after the other, and
 * gives what came of each as soon as it is known. Sending again does no harm. Throws a TaxiiFailure; what was given
 * before it was sent.
 */
export async function* pushObjects(options: PushOptions): AsyncGenerator<PushedPart, void, undefined> {
  const access = accessOf(options)
  const collection = urlOf(options.url)
  const { objects_max = 1_000 } = options
  const bytes_max =
    options.content_bytes_max ?? (await readApiRoot({ ...access, url: rootOf(collection) })).max_content_length
  const url = new URL('objects/', collection)
  for (const { text, objects } of envelopesOf(options.objects, { objects_max, bytes_max, where: placeOf(url) })) {
    const { document, status } = await requestTaxii(access, { method: 'POST', url, body: text })
    const read = readStatusOf(document, url, status)
    yield {
      request: read.id,
      objects: outcomesOf(
        read,
        objects.map(({ place, object }) => ({ place, id: object.id })),
      ),
    }
  }
}

/** Asks again what came of a request whose status was pending. Throws a TaxiiFailure. */
export async function readPushed(
  options: Partial<TaxiiAccess> & { url: string },
  { request, objects }: { request: string; objects: readonly { place: number; id: string }[] },
): Promise<PushedPart> {
  const url = new URL(`status/${encodeURIComponent(request)}/`, rootOf(urlOf(options.url)))
  const { document, status } = await requestTaxii(accessOf(options), { method: 'GET', url })
  return { request, objects: outcomesOf(readStatusOf(document, url, status), objects) }
}

const rootOf = (collection: URL): string => new URL('../../', collection).href

function readStatusOf(document: unknown, url: URL, status: number): TaxiiStatus {
  const { data, error } = statusSchema.safeParse(document)
  if (error === undefined) return data
  throw new TaxiiFailure(`its status is not as TAXII has it: ${error.issues[0]?.path.join('/')}`, placeOf(url), status)
}

/** Servers need not list what they count: an object that stands in no list is as the status is as a whole. */
function outcomesOf(status: TaxiiStatus, objects: readonly { place: number; id: string }[]): PushedObject[] {
  const listed = new Map<string, Pick<PushedObject, 'status' | 'message'>>()
  const lists = { success: status.successes, pending: status.pendings, failure: status.failures }
  for (const [of, list] of Object.entries(lists))
    for (const { id, message = '' } of list ?? [])
      listed.set(id, { status: of as PushedObject['status'], message: tidy(message) })
  const failures_told = status.failures?.length ?? 0
  const rest: PushedObject['status'] =
    status.status === 'pending' ? 'pending' : status.failure_count > failures_told ? 'failure' : 'success'
  const unlisted = { status: rest, message: rest === 'failure' ? 'it does not say which it refused' : '' }
  return objects.map(({ place, id }) => ({ place, ...(listed.get(id) ?? unlisted) }))
}

const tidy = (message: string): string => message.slice(0, MESSAGE_CHARACTERS_MAX).replace(/[\p{Cc}\p{Cf}]+/gu, ' ')

interface EnvelopeBounds {
  objects_max: number
  bytes_max: number
  where: string
}

/** Texts of envelopes within the bounds, in the order of the objects. Throws where one object alone is too long. */
export function envelopesOf(
  objects: readonly ToPush[],
  { objects_max, bytes_max, where }: EnvelopeBounds,
): { text: string; objects: ToPush[] }[] {
  const envelopes: { texts: string[]; objects: ToPush[] }[] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const one of objects) {
    const text = JSON.stringify(one.object)
    const added = Buffer.byteLength(text) + 1
    if (NOTHING + added > bytes_max)
      throw new TaxiiFailure(`object ${one.place} is longer than its ${bytes_max} bytes`, where)
    if (bytes + added > bytes_max || (envelopes.at(-1)?.objects.length ?? 0) >= objects_max) {
      envelopes.push({ texts: [], objects: [] })
      bytes = NOTHING
    }
    envelopes.at(-1)!.texts.push(text)
    envelopes.at(-1)!.objects.push(one)
    bytes += added
  }
  return envelopes.map(({ texts, objects }) => ({ text: `{"objects":[${texts.join()}]}`, objects }))
}
