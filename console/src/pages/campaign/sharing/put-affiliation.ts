import { client, queryClient } from '@/api/client'
import { asProblem } from '@/api/problem'
import { notify } from '@/ui/Toast'
import type { Affiliation } from '../campaign-types'

/** Keeps an affiliation, and offers the one before it back. Throws `Problem`. */
export async function putAffiliation(id: string, affiliation: Affiliation, before: Affiliation): Promise<void> {
  await put(id, affiliation)
  notify('Affiliation changed', { undo: { label: 'Undo', run: () => void takeBack(id, before) } })
}

async function takeBack(id: string, before: Affiliation): Promise<void> {
  try {
    await put(id, before)
    notify('Taken back')
  } catch (error) {
    notify(`It could not be taken back: ${asProblem(error).message}`, { tone: 'danger' })
  }
}

async function put(id: string, affiliation: Affiliation): Promise<void> {
  await client.PUT('/v1/campaigns/{id}/affiliation', { params: { path: { id } }, body: affiliation })
  await queryClient.invalidateQueries()
}
