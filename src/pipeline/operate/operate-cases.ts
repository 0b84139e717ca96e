import { addNote, listNotes } from '#case/case-notes.js'
import { addTask, changeTask, listTasks, removeTask } from '#case/case-tasks.js'
import { changeCase } from '#case/change-case.js'
import { type CaseFilter, listCases, readCaseWork } from '#case/read-cases.js'
import { readTrail } from '#case/read-trail.js'
import type { CaseAnswer, CaseTrailItem, ChangeCase, ChangeTask } from '#contract/case-work.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from './conduct.js'
import { momentPlace, readMomentPlace } from './moment-place.js'
import { readCase } from './read-case.js'

interface InCase {
  campaign: string
  by: string
}

/** The work on campaigns. */
export const operateCases = (live: Operated & Pick<Live, 'settings'>) => ({
  list: (filter: CaseFilter) => listCases(live.link.state, filter),
  /** What a customer quotes is looked up among the decisions. Errors are those of `readCase` and `readCaseWork`. */
  read: async (id: string): Promise<CaseAnswer> =>
    id.startsWith('case_')
      ? { kind: 'quoted', ...(await readCase(live, id)) }
      : { kind: 'work', ...(await readCaseWork(live.link.state, id)) },
  change: (asked: ChangeCase & InCase) =>
    conduct(live, asked.by, (inside, now_ms) => changeCase(inside, asked, now_ms)),
  notes: (page: PageRequest & { campaign: string }) => listNotes(live.link.state, page),
  addNote: (asked: InCase & { text: string }) => {
    const { notes_max, note_characters_max: characters_max } = live.settings.cases
    return conduct(live, asked.by, (inside, now_ms) => addNote(inside, { ...asked, notes_max, characters_max }, now_ms))
  },
  tasks: (campaign: string) => listTasks(live.link.state, campaign),
  addTask: (asked: InCase & { title: string }) => {
    const { tasks_max } = live.settings.cases
    return conduct(live, asked.by, (inside, now_ms) => addTask(inside, { ...asked, tasks_max }, now_ms))
  },
  changeTask: (asked: InCase & ChangeTask & { id: string }) =>
    conduct(live, asked.by, (inside, now_ms) => changeTask(inside, asked, now_ms)),
  removeTask: (asked: InCase & { id: string }) => conduct(live, asked.by, (inside) => removeTask(inside, asked)),
  trail: async ({ campaign, ...request }: PageRequest & { campaign: string }): Promise<Page<CaseTrailItem>> => {
    const { after_ms: at_ms, after_id: key } = readMomentPlace(request.after)
    const after = key === '' ? undefined : { at_ms, key }
    const rows = await readTrail(live.link.state, { campaign, after, rows: rowsFor(request) })
    const { items, next } = pageOf(rows, request, ({ at, key }) => momentPlace(Date.parse(at), key))
    return { items: items.map(({ key: _, ...item }) => item), next }
  },
})
