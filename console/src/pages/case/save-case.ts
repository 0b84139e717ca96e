import { client } from '@/api/client'
import { asProblem } from '@/api/problem'
import { notify } from '@/ui/Toast'
import { type CaseDraft, type CaseFields, undoOf } from './case-draft'
import type { CaseWork } from './case-types'
import { refreshCases } from './refresh-cases'

/**
 * Sets what a draft changes, if nobody changed the case since `read`, and offers the way back. Throws a `Problem`: 409
 * where somebody did.
 */
export async function saveCase(read: Pick<CaseWork, 'id' | 'version'> & CaseFields, draft: CaseDraft): Promise<void> {
  const { id } = read
  const patch = (version: number, change: CaseDraft) =>
    client.PATCH('/v1/cases/{id}', { params: { path: { id } }, body: { version, ...change } })
  const { data } = await patch(read.version, draft)
  const undo = async (): Promise<void> => {
    try {
      await patch(data!.version, undoOf(read, draft))
    } catch (error) {
      notify(`Not taken back: ${asProblem(error).message}`, { tone: 'danger' })
    }
    await refreshCases()
  }
  notify(`Saved: ${Object.keys(draft).join(', ')}.`, { undo: { label: 'Undo', run: () => void undo() } })
  await refreshCases()
}
