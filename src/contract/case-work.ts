import { z } from 'zod'
import { campaignSummarySchema } from './campaign-record.js'
import { caseIdSchema, caseRecordSchema } from './case.js'

const count = z.number().int().min(0)
const time = z.iso.datetime()
const campaignId = z.string().describe('id of its campaign: each campaign that was raised has one case')
const principalId = z.string().max(600)
/** What a person writes about it. Markdown is kept as its source; who shows it renders it. */
const words = z.string().trim().min(1)

export const CASE_STATUSES = ['new', 'working', 'waiting', 'done'] as const
export const CASE_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const

/** The work on a campaign: whose it is, and how far it got. */
export const caseWorkSchema = z.object({
  id: campaignId,
  campaign: campaignSummarySchema,
  status: z.enum(CASE_STATUSES).describe('of the work; what is thought of the campaign is its own status'),
  priority: z.enum(CASE_PRIORITIES),
  assignee: principalId.nullable(),
  assignee_name: z.string().nullable().describe('of a key; null for people, of whom only the id is kept'),
  version: count.describe('rises with each change of the three before; 0: nobody has touched it'),
  opened: time.describe('when its campaign was raised'),
  updated: time.nullable(),
  updated_by: principalId.nullable(),
  notes_count: count,
  tasks_open: count,
  tasks_done: count,
  appeals_open: count.describe('of accounts of the campaign'),
})
export type CaseWork = z.infer<typeof caseWorkSchema>

/** Either what a customer quotes (`case_…`), or the work on a campaign, by the id of that. */
export const caseAnswerSchema = z.discriminatedUnion('kind', [
  caseRecordSchema.extend({ kind: z.literal('quoted') }),
  caseWorkSchema.extend({ kind: z.literal('work') }),
])
export type CaseAnswer = z.infer<typeof caseAnswerSchema>
export const anyCaseIdSchema = z.union([caseIdSchema, z.string().regex(/^camp_[0-9a-f]{16}$/)], {
  error: 'not a case id: case_ and 20 hexadecimal digits, or the id of a campaign',
})

export const changeCaseSchema = z
  .strictObject({
    version: count.describe('that the change was made from: where it is another by now, nothing is done (409)'),
    assignee: principalId
      .regex(/^(key|person):./, 'not the id of a principal: key:… or person:…')
      .nullable()
      .optional()
      .describe('null: nobody'),
    status: z.enum(CASE_STATUSES).optional(),
    priority: z.enum(CASE_PRIORITIES).optional(),
  })
  .refine(
    ({ assignee, status, priority }) => [assignee, status, priority].some((one) => one !== undefined),
    'it changes nothing',
  )
export type ChangeCase = z.infer<typeof changeCaseSchema>

export const newNoteSchema = z.strictObject({ text: words.max(200_000).describe('Markdown, as its source') })

export const caseNoteSchema = z.object({
  id: z.string(),
  at: time,
  by: principalId,
  text: z.string(),
})
export type CaseNote = z.infer<typeof caseNoteSchema>

export const newTaskSchema = z.strictObject({ title: words.max(500) })

export const changeTaskSchema = z
  .strictObject({ title: words.max(500).optional(), done: z.boolean().optional() })
  .refine(({ title, done }) => title !== undefined || done !== undefined, 'it changes nothing')
export type ChangeTask = z.infer<typeof changeTaskSchema>

export const caseTaskSchema = z.object({
  id: z.string(),
  title: z.string(),
  created: time,
  created_by: principalId,
  done: time.nullable().describe('when; null: it is open'),
  done_by: principalId.nullable(),
})
export type CaseTask = z.infer<typeof caseTaskSchema>

/** What happened in a case and to its campaign. */
export const caseTrailItemSchema = z.object({
  at: time,
  kind: z.enum(['campaign', 'case', 'note', 'task', 'action', 'appeal', 'evidence', 'outgoing']),
  what: z
    .string()
    .describe(
      'campaign: raised, changed, merged, split, gone, back, status. case: changed. note: added. task: added, done, reopened, removed, changed. action: taken, undone, expired. appeal: filed, upheld, rejected. evidence: made. outgoing: requested, approved, …',
    ),
  by: principalId.nullable().describe('null: detection, or time'),
  subject: z.string().describe('id of what it is about: campaign, note, task, action, appeal, outgoing'),
  account_id: z.string().nullable().describe('of appeals'),
  text: z.string().describe('reason, note or statement, as far as there is one; the first 2,000 characters'),
  detail: z
    .record(z.string(), z.unknown())
    .describe('what else is told of it: counts, and what it was before and after'),
})
export type CaseTrailItem = z.infer<typeof caseTrailItemSchema>
