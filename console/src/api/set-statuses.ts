import type { Status } from './campaign-status'
import { client, queryClient } from './client'
import { asProblem } from './problem'

export interface Judged {
  id: string
  status: Status
}

export interface StatusesSet {
  /** those whose status is another now, with the one they had */
  done: Judged[]
  failed: { id: string; message: string }[]
  /** actions that rest now, or count again */
  actions_count: number
}

/** Says of several campaigns what is thought of them, one after the other; one that fails holds up none. */
export async function setStatuses(rows: readonly Judged[], status: Status, note: string): Promise<StatusesSet> {
  const set: StatusesSet = { done: [], failed: [], actions_count: 0 }
  for (const { id, status: was } of rows) {
    try {
      const { data } = await client.PATCH('/v1/campaigns/{id}', { params: { path: { id } }, body: { status, note } })
      if (data!.change !== null) set.done.push({ id, status: was })
      set.actions_count += data!.actions.length
    } catch (error) {
      set.failed.push({ id, message: asProblem(error).message })
    }
  }
  await queryClient.invalidateQueries()
  return set
}

/** Gives each the status back that it had. */
export async function restoreStatuses(before: readonly Judged[], note: string): Promise<StatusesSet> {
  const sets: StatusesSet[] = []
  for (const judged of before) sets.push(await setStatuses([judged], judged.status, note))
  return {
    done: sets.flatMap(({ done }) => done),
    failed: sets.flatMap(({ failed }) => failed),
    actions_count: sets.reduce((sum, { actions_count }) => sum + actions_count, 0),
  }
}
