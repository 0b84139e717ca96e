import type { AppealOutcome, AppealRecord, NewAppeal } from '#contract/appeal.js'
import type { PageRequest } from '#contract/page.js'
import { decideAppeal } from '#permit/decide-appeal.js'
import { fileAppeal } from '#permit/file-appeal.js'
import { listAppeals } from '#permit/read-appeals.js'
import { conduct, type Operated } from './conduct.js'

interface AppealFilter extends PageRequest {
  state?: AppealRecord['state'] | undefined
  account_id?: string | undefined
}

/** What customers say against decisions, and what reviewers find. */
export const operateAppeals = (live: Operated) => ({
  list: (request: AppealFilter) => listAppeals(live.link.state, request),
  file: (asked: NewAppeal & { by: string }) =>
    conduct(live, asked.by, (inside, now_ms) => fileAppeal(inside, asked, now_ms)),
  decide: (asked: AppealOutcome & { id: string; reviewer: string }) =>
    conduct(live, asked.reviewer, (inside, now_ms) => decideAppeal(inside, asked, now_ms)),
})
