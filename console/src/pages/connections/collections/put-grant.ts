import { client, queryClient } from '@/api/client'

export interface NewGrant {
  /** key:LINEAGE or person:SUBJECT */
  principal: string
  can_read: boolean
  can_write: boolean
}

/** Lets a key or a person use a collection. */
export async function putGrant(collection: string, { principal, can_read, can_write }: NewGrant): Promise<void> {
  await client.PUT('/v1/collections/{id}/grants/{principal}', {
    params: { path: { id: collection, principal } },
    body: { can_read, can_write },
  })
  await queryClient.invalidateQueries()
}
