import type { PageRequest } from '#contract/page.js'
import type { NewTaxiiCollection } from '#contract/taxii.js'
import { createCollection } from '#share/taxii/create-collection.js'
import { deleteCollection } from '#share/taxii/delete-collection.js'
import { withdrawPublished } from '#share/taxii/delete-object.js'
import { deleteGrant, listGrants, type NewGrant, putGrant } from '#share/taxii/grants.js'
import { listCollections, readCollection } from '#share/taxii/read-collections.js'
import { readReceived } from '#share/taxii/read-received.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from '../operate/conduct.js'

/** TAXII collections as those see them who run the server. Every change is in the audit log. */
export function operateCollections(live: Operated & Pick<Live, 'settings'>) {
  const { state } = live.link
  return {
    list: (request: PageRequest) => listCollections(state, request),
    create: (asked: NewTaxiiCollection & { by: string }) =>
      conduct(live, asked.by, (inside, now_ms) => createCollection(inside, asked, now_ms)),
    remove: ({ id, by }: { id: string; by: string }) => conduct(live, by, (inside) => deleteCollection(inside, id)),
    grants: (id: string, request: PageRequest) => listGrants(state, id, request),
    grant: (asked: NewGrant) => conduct(live, asked.by, (inside, now_ms) => putGrant(inside, asked, now_ms)),
    refuse: ({ by, ...asked }: { collection: string; principal: string; by: string }) =>
      conduct(live, by, (inside) => deleteGrant(inside, asked)),
    received: async ({ id, after, limit }: { id: string; after?: string | undefined; limit: number }) => {
      const { id: collection } = await readCollection(state, id)
      return readReceived(state, { collection, after, limit })
    },
    /** Takes back objects that we published. Whoever fetched them has them. */
    withdraw: ({ id, object_ids, by }: { id: string; object_ids: readonly string[]; by: string }) =>
      conduct(live, by, async (inside, now_ms) => {
        const { id: collection } = await readCollection(inside, id)
        const versions = await withdrawPublished(inside, { collection, object_ids, by }, now_ms)
        const act = { action: 'collection.withdrawn', subject: `collection:${collection}`, detail: { versions } }
        return { record: { versions }, act }
      }),
  }
}
