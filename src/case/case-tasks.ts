import { randomBytes } from 'node:crypto'
import type { Done } from '#contract/act.js'
import { type CaseTask, type ChangeTask, caseTaskSchema } from '#contract/case-work.js'
import { NotFoundError } from '#contract/errors.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { lockCase } from './lock-case.js'
import { readCaseWork } from './read-cases.js'

const COLUMNS = 'id, title, created, created_by, done, done_by'

interface TaskOf {
  campaign: string
  by: string
}

/** In the order in which they were made. Throws a NotFoundError where there is no such campaign. */
export async function listTasks(state: State, campaign: string): Promise<CaseTask[]> {
  await readCaseWork(state, campaign)
  return tasksOf(state, campaign)
}

const tasksOf = (state: State, campaign: string): Promise<CaseTask[]> =>
  state.rows(caseTaskSchema, `SELECT ${COLUMNS} FROM case_tasks WHERE campaign = $1 ORDER BY created, id`, [campaign])

/** `inside` is a transaction. Throws a NotFoundError; an InputError where there are too many. */
export async function addTask(
  inside: State,
  { campaign, by, title, tasks_max }: TaskOf & { title: string; tasks_max: number },
  now_ms: number,
): Promise<Done<CaseTask>> {
  await lockCase(inside, campaign)
  if ((await tasksOf(inside, campaign)).length >= tasks_max)
    throw new InputError(`the case has ${tasks_max} tasks`, `case ${campaign}`, 'Remove some that are done.')
  const [record] = await inside.rows(
    caseTaskSchema,
    `INSERT INTO case_tasks (id, campaign, title, created, created_by) VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
    [`task_${randomBytes(8).toString('hex')}`, campaign, title, new Date(now_ms).toISOString(), by],
  )
  return { record: record!, act: actOn('added', campaign, record!.id) }
}

/** `inside` is a transaction. What it is already changes nothing. Throws a NotFoundError. */
export async function changeTask(
  inside: State,
  { campaign, by, id, title, done }: TaskOf & ChangeTask & { id: string },
  now_ms: number,
): Promise<Done<CaseTask>> {
  await lockCase(inside, campaign)
  const before = await readTask(inside, campaign, id)
  const renamed = title !== undefined && title !== before.title
  const moved = done !== undefined && done !== (before.done !== null)
  if (!renamed && !moved) return { record: before }
  const ended = moved ? (done ? [new Date(now_ms).toISOString(), by] : [null, null]) : [before.done, before.done_by]
  const [record] = await inside.rows(
    caseTaskSchema,
    `UPDATE case_tasks SET title = $2, done = $3, done_by = $4 WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, title ?? before.title, ...ended],
  )
  return { record: record!, act: actOn(moved ? (done ? 'done' : 'reopened') : 'renamed', campaign, id) }
}

/** `inside` is a transaction. Gives it as it was. Throws a NotFoundError. */
export async function removeTask(inside: State, { campaign, id }: TaskOf & { id: string }): Promise<Done<CaseTask>> {
  await lockCase(inside, campaign)
  const record = await readTask(inside, campaign, id)
  await inside.run('DELETE FROM case_tasks WHERE id = $1', [id])
  return { record, act: actOn('removed', campaign, id) }
}

async function readTask(inside: State, campaign: string, id: string): Promise<CaseTask> {
  const found = (await tasksOf(inside, campaign)).find((task) => task.id === id)
  if (found !== undefined) return found
  throw new NotFoundError('not kept', `task ${id} of case ${campaign}`, 'List the tasks of the case to see their ids.')
}

const actOn = (verb: string, campaign: string, id: string) => ({
  action: `case.task_${verb}`,
  subject: `case:${campaign}`,
  detail: { task: id },
})
