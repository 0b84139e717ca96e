import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Done } from '#contract/act.js'
import { type CaseNote, caseNoteSchema } from '#contract/case-work.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import { lockCase } from './lock-case.js'
import { readCaseWork } from './read-cases.js'

const COLUMNS = 'id, at, written_by AS by, words AS text'

export interface NoteToAdd {
  campaign: string
  /** Markdown, as its source */
  text: string
  by: string
  /** notes of a case */
  notes_max: number
  characters_max: number
}

/** Newest first. Throws a NotFoundError where there is no such campaign. */
export async function listNotes(
  state: State,
  { campaign, ...request }: PageRequest & { campaign: string },
): Promise<Page<CaseNote>> {
  await readCaseWork(state, campaign)
  const rows = await state.rows(
    caseNoteSchema,
    `SELECT ${COLUMNS} FROM case_notes
     WHERE campaign = $1 AND ($2::text IS NULL OR (at, id) < (SELECT at, id FROM case_notes AS last WHERE last.id = $2))
     ORDER BY at DESC, id DESC LIMIT $3`,
    [campaign, request.after ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ id }) => id)
}

/** `inside` is a transaction. Throws a NotFoundError; an InputError where it is too long or there are too many. */
export async function addNote(
  inside: State,
  { campaign, text, by, notes_max, characters_max }: NoteToAdd,
  now_ms: number,
): Promise<Done<CaseNote>> {
  if (text.length > characters_max)
    throw new InputError(`${text.length} characters; a note has ${characters_max}`, 'body/text', 'Write several notes.')
  await lockCase(inside, campaign)
  await refuseMore(inside, campaign, notes_max)
  const id = `note_${randomBytes(8).toString('hex')}`
  const [record] = await inside.rows(
    caseNoteSchema,
    `INSERT INTO case_notes (id, campaign, at, written_by, words) VALUES ($1, $2, $3, $4, $5) RETURNING ${COLUMNS}`,
    [id, campaign, new Date(now_ms).toISOString(), by, text],
  )
  // Not its text: an entry cannot be changed, and what people write about customers must be erasable.
  return { record: record!, act: { action: 'case.note_added', subject: `case:${campaign}`, detail: { note: id } } }
}

const countRow = z.object({ notes: z.number() })

async function refuseMore(inside: State, campaign: string, most: number): Promise<void> {
  const sql = 'SELECT count(*)::integer AS notes FROM case_notes WHERE campaign = $1'
  const [found] = await inside.rows(countRow, sql, [campaign])
  if (found!.notes >= most)
    throw new InputError(`the case has ${most} notes`, `case ${campaign}`, 'Raise cases.notes_max to take more.')
}
