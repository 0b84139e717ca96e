import { NotFoundError } from '#contract/errors.js'
import type { TaxiiStatus } from '#contract/taxii.js'
import { acceptRequest } from '#share/taxii/accept-request.js'
import { deleteObject } from '#share/taxii/delete-object.js'
import {
  apiRootOf,
  collectionOf,
  collectionsOf,
  dateHeaders,
  discoveryOf,
  envelopeOf,
  manifestOf,
  versionsOf,
} from '#share/taxii/documents.js'
import { type ObjectFilter, type Query, readFilter } from '#share/taxii/object-filter.js'
import { processRequests } from '#share/taxii/process-requests.js'
import { findGranted, type GrantedCollection, listGranted } from '#share/taxii/read-collections.js'
import { readEnvelope } from '#share/taxii/read-envelope.js'
import { readStatus } from '#share/taxii/read-status.js'
import { TaxiiRefusal } from '#share/taxii/refusal.js'
import { holdsObject, selectObjects } from '#share/taxii/select-objects.js'
import type { Live } from '../live/start-live.js'

/** Where in TAXII, and who asks. `root` is a community; `collection` an id or alias. */
export interface AtRoot {
  principal: string
  root: string
}
export type AtCollection = AtRoot & { collection: string }
export type AtObject = AtCollection & { object_id: string }

/** A page as it goes out: the text of the document, and its headers. */
export interface TaxiiPage {
  text: string
  headers: Record<string, string>
}

/** What a request to add objects came to; `rest` goes on behind the answer, where there is more to do. */
export interface Added {
  status: TaxiiStatus
  rest: Promise<unknown> | undefined
}

const ALL_VERSIONS = { first: false, last: false, all: true, exact_us: [], told: false }

/**
 * The TAXII 2.1 server without HTTP. Reads and writes are those of a principal with a grant; whatever it has no grant for
 * is not there. Throws TaxiiRefusal, NotFoundError and QueueFull, whose `http_status` says what to answer.
 */
export function operateTaxii(live: Pick<Live, 'link' | 'settings'>) {
  const bounds = live.settings.sharing.taxii
  const { state } = live.link
  const process = (id?: string) => processRequests(state, bounds, Date.now, id)

  const mustFind = async (at: AtCollection): Promise<GrantedCollection> => {
    const found = await findGranted(state, { ...at, community: at.root })
    if (found === undefined) throw notThere('collection', at.collection)
    return found
  }
  const mustRead = async (at: AtCollection): Promise<GrantedCollection> => mayRead(await mustFind(at))
  const select = (at: AtRoot, collection: string, filter: ObjectFilter, want: 'facts' | 'objects') =>
    selectObjects(state, { collection, principal: at.principal, filter, want, page_bytes_max: bounds.page_bytes_max })
  const mustHold = async (at: AtObject, collection: string): Promise<void> => {
    if (!(await holdsObject(state, { ...at, collection }))) throw notThere('object', at.object_id)
  }

  return {
    discovery: async (principal: string) => {
      const found = await listGranted(state, principal)
      return discoveryOf([...new Set(found.map(({ community }) => community))], bounds)
    },
    apiRoot: async (at: AtRoot) => {
      if ((await listGranted(state, at.principal, at.root)).length === 0) throw notThere('API root', at.root)
      return apiRootOf(at.root, bounds)
    },
    collections: async (at: AtRoot) => {
      const found = await listGranted(state, at.principal, at.root)
      if (found.length === 0) throw notThere('API root', at.root)
      return collectionsOf(found)
    },
    collection: async (at: AtCollection) => collectionOf(await mustFind(at)),
    objects: async (at: AtCollection, query: Query): Promise<TaxiiPage> => {
      const { id } = await mustRead(at)
      const page = await select(at, id, readFilter(query, bounds), 'objects')
      return { text: envelopeOf(page), headers: dateHeaders(page) }
    },
    manifest: async (at: AtCollection, query: Query): Promise<TaxiiPage> => {
      const { id } = await mustRead(at)
      const page = await select(at, id, readFilter(query, bounds), 'facts')
      return { text: JSON.stringify(manifestOf(page)), headers: dateHeaders(page) }
    },
    object: async (at: AtObject, query: Query): Promise<TaxiiPage> => {
      const { id } = await mustRead(at)
      const filter = { ...readFilter(query, bounds), ids: [at.object_id], types: undefined }
      await mustHold(at, id)
      const page = await select(at, id, filter, 'objects')
      return { text: envelopeOf(page), headers: dateHeaders(page) }
    },
    versions: async (at: AtObject, query: Query): Promise<TaxiiPage> => {
      const { id } = await mustRead(at)
      const filter = readFilter(query, bounds)
      await mustHold(at, id)
      const wanted = { ...filter, ids: [at.object_id], types: undefined, versions: ALL_VERSIONS }
      const page = await select(at, id, wanted, 'facts')
      return { text: JSON.stringify(versionsOf(page)), headers: dateHeaders(page) }
    },
    add: async (at: AtCollection, body: string): Promise<Added> => {
      const collection = mayWrite(await mustFind(at))
      const objects = readEnvelope(body, bounds)
      const arriving = { collection, sender: at.principal, objects }
      const id = await state.transaction((inside) => acceptRequest(inside, arriving, bounds, Date.now()))
      const at_once = objects.length <= bounds.at_once_max
      if (at_once) await process(id)
      const status = await readStatus(state, { id, sender: at.principal, community: at.root })
      return { status: status!, rest: at_once ? undefined : process(id) }
    },
    /** Who asks for a pending status drives it on: so it ends also after a server that was stopped in the midst of it. */
    status: async (at: AtRoot & { id: string }): Promise<Added> => {
      const status = await readStatus(state, { id: at.id, sender: at.principal, community: at.root })
      if (status === undefined) throw notThere('status', at.id)
      return { status, rest: status.status === 'pending' ? process(status.id) : undefined }
    },
    remove: async (at: AtObject, query: Query): Promise<void> => {
      const { id } = mayRead(mayWrite(await mustFind(at)))
      const { versions, spec_2_1 } = readFilter(query, bounds)
      if (!spec_2_1) throw notThere('object of that specification', at.object_id)
      const deletion = { collection: id, principal: at.principal, object_id: at.object_id, versions }
      await state.transaction((inside) => deleteObject(inside, deletion, Date.now()))
    },
    /** Goes on with what waited when the server before this one ended. */
    resume: () => process(),
  }
}

const notThere = (what: string, id: string): NotFoundError =>
  new NotFoundError(
    `there is no such ${what}, or you have no access to it`,
    id.slice(0, 200),
    'See what you were granted.',
  )

function mayRead(collection: GrantedCollection): GrantedCollection {
  if (!collection.can_read) throw new TaxiiRefusal(403, 'you may not read this collection')
  return collection
}

function mayWrite(collection: GrantedCollection): GrantedCollection {
  if (!collection.can_write) throw new TaxiiRefusal(403, 'you may not write to this collection')
  return collection
}
