import type { AppealOutcome, AppealRecord, NewAppeal } from '#contract/appeal.js'
import type { PageRequest } from '#contract/page.js'
import { decideAppeal } from '#permit/decide-appeal.js'
import { fileAppeal } from '#permit/file-appeal.js'
import { listAppeals } from '#permit/read-appeals.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from './conduct.js'
import { conductAbout } from './conduct-about.js'
import { judging } from './judging.js'
import { requireOwnCase } from './require-own-case.js'

interface AppealFilter extends PageRequest {
  state?: AppealRecord['state'] | undefined
  account_id?: string | undefined
}

/** What customers say against decisions, and what reviewers find. */
export const operateAppeals = (live: Operated & Pick<Live, 'settings'>) => ({
  list: (request: AppealFilter) => listAppeals(live.link.state, request),
  /** Throws an InputError where the case is another account's; else as `fileAppeal`. */
  file: async (asked: NewAppeal & { by: string }) => {
    const { account_id, case_id } = asked
    if (case_id !== undefined) await requireOwnCase(live, { account_id, case_id })
    return conductAbout(live, asked, (inside, now_ms) => fileAppeal(inside, asked, now_ms))
  },
  decide: (asked: AppealOutcome & { id: string; reviewer: string }) =>
    conduct(live, asked.reviewer, (inside, now_ms) =>
      decideAppeal(inside, { ...asked, ...judging(live.settings) }, now_ms),
    ),
})
