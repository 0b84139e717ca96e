import { client } from '@/api/client'
import { asProblem } from '@/api/problem'
import { notify } from '@/ui/Toast'
import type { CaseTask } from '../case-types'
import { refreshCases } from '../refresh-cases'

/** Ticks a task off, or opens it again. What fails is told, and the task is shown as it is. */
export const tickTask = (id: string, { id: task }: CaseTask, done: boolean): Promise<void> =>
  telling(async () => {
    await client.PATCH('/v1/cases/{id}/tasks/{task}', { params: { path: { id, task } }, body: { done } })
  })

/** Removes a task. Taken back, it is a new one by the same title. */
export const removeTask = (id: string, { id: task, title, done }: CaseTask): Promise<void> =>
  telling(async () => {
    await client.DELETE('/v1/cases/{id}/tasks/{task}', { params: { path: { id, task } } })
    notify(`Removed: ${title}`, { undo: { label: 'Undo', run: () => void addAgain(id, title, done !== null) } })
  })

const addAgain = (id: string, title: string, done: boolean): Promise<void> =>
  telling(async () => {
    const { data } = await client.POST('/v1/cases/{id}/tasks', { params: { path: { id } }, body: { title } })
    if (done)
      await client.PATCH('/v1/cases/{id}/tasks/{task}', {
        params: { path: { id, task: data!.id } },
        body: { done: true },
      })
  })

async function telling(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    notify(asProblem(error).message, { tone: 'danger' })
  }
  await refreshCases()
}
