import { urlOf } from './discover-server.js'
import { requestTaxii, type TaxiiAnswer } from './request-taxii.js'
import { placeOf } from './send-request.js'
import { accessOf, type TaxiiAccess } from './taxii-access.js'
import { TaxiiFailure } from './taxii-failure.js'

/** Where a poll stands. The caller keeps it once a page is dealt with, and begins the next poll with it. */
export interface PollPlace {
  /** objects that were added later are asked for; null: all */
  added_after: string | null
  /** the page to go on with, where a poll ended before its last page */
  next: string | null
  /** date of the last object seen: to go on by where the server has forgotten `next` */
  seen: string | null
}

export interface PollOptions extends Partial<TaxiiAccess> {
  /** of the collection: …/collections/ID/ */
  url: string
  /** where to begin; all of the collection where absent */
  place?: PollPlace | undefined
  /** match filters, as they go into the query */
  match?: Partial<Record<'id' | 'type' | 'version' | 'spec_version', string>>
  /** objects of a page that are asked for, 100; the server may give fewer */
  page_objects?: number
  /** objects of a page that are taken, 10,000; more are an error */
  page_objects_max?: number
  /** pages of one poll, 1,000; then it ends, and the next one goes on */
  pages_max?: number
}

export interface PolledPage {
  objects: unknown[]
  place: PollPlace
  /** whether another page follows */
  more: boolean
}

/**
 * Reads a collection of a foreign server page by page, from where the caller stands. Nothing is asked for ahead: a page
 * is fetched when the one before was dealt with. Throws a TaxiiFailure.
 */
export async function* pollCollection(options: PollOptions): AsyncGenerator<PolledPage, void, undefined> {
  const { page_objects_max = 10_000, pages_max = 1_000 } = options
  const access = accessOf(options)
  const objects_url = urlOf('objects/', urlOf(options.url))
  let place: PollPlace = options.place ?? { added_after: null, next: null, seen: null }
  for (let pages = 0; pages < pages_max; pages++) {
    const { answer, from } = await askPage(access, objects_url, options, place, pages === 0)
    const objects = objectsOf(answer, objects_url, page_objects_max)
    place = placeAfter(from, answer)
    const more = answer.document.more === true
    yield { objects, place, more }
    if (!more) return
    if (isStill(place, from, objects)) throw new TaxiiFailure('its pages do not go on', placeOf(objects_url))
  }
}

/** Servers forget `next`. Then, at the begin of a poll, it goes on behind the last object that was seen. */
async function askPage(access: TaxiiAccess, url: URL, options: PollOptions, place: PollPlace, resumed: boolean) {
  try {
    return { answer: await requestTaxii(access, { method: 'GET', url: pageUrl(url, options, place) }), from: place }
  } catch (error) {
    const forgotten = error instanceof TaxiiFailure && (error.status === 400 || error.status === 404)
    if (!resumed || place.next === null || !forgotten) throw error
    const from = { ...place, added_after: place.seen ?? place.added_after, next: null }
    return { answer: await requestTaxii(access, { method: 'GET', url: pageUrl(url, options, from) }), from }
  }
}

function pageUrl(
  objects_url: URL,
  { match = {}, page_objects = 100 }: PollOptions,
  { added_after, next }: PollPlace,
): URL {
  const url = new URL(objects_url)
  url.searchParams.set('limit', String(page_objects))
  if (added_after !== null) url.searchParams.set('added_after', added_after)
  for (const [field, value] of Object.entries(match)) url.searchParams.set(`match[${field}]`, value)
  if (next !== null) url.searchParams.set('next', next)
  return url
}

function objectsOf({ document, status }: TaxiiAnswer, url: URL, objects_max: number): unknown[] {
  const { objects = [] } = document
  if (!Array.isArray(objects)) throw new TaxiiFailure('`objects` is not a list', placeOf(url), status)
  if (objects.length > objects_max)
    throw new TaxiiFailure(`a page of more than ${objects_max} objects`, placeOf(url), status)
  return objects
}

function placeAfter({ added_after, seen }: PollPlace, { document, date_added_last }: TaxiiAnswer): PollPlace {
  const last = date_added_last ?? seen
  const next = typeof document.next === 'string' && document.next !== '' ? document.next : null
  // Where more follows and no `next` is told, or where this was the last page, the date is what to go on by.
  if (document.more === true && next !== null) return { added_after, next, seen: last }
  return { added_after: last ?? added_after, next: null, seen: last }
}

/** Some servers give one `next` for all pages and count themselves; then objects show that it goes on. */
const isStill = (place: PollPlace, before: PollPlace, objects: readonly unknown[]): boolean =>
  place.next === before.next &&
  place.added_after === before.added_after &&
  (place.next === null || objects.length === 0)
