import type { PageRequest } from '#contract/page.js'
import type { NewClearance, NewPermit } from '#contract/permit.js'
import { approvePermit } from '#permit/approve-permit.js'
import { grantClearance } from '#permit/grant-clearance.js'
import { type ClearanceFilter, listClearances } from '#permit/read-clearances.js'
import { refusePermit } from '#permit/refuse-permit.js'
import { requestPermit } from '#permit/request-permit.js'
import { revokeClearance } from '#permit/revoke-clearance.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from './conduct.js'
import { conductAbout } from './conduct-about.js'
import { judging } from './judging.js'

type By = { by: string }

/** The allow-list, resellers and permits. */
export const operateClearances = (live: Operated & Pick<Live, 'settings'>) => ({
  list: (request: PageRequest & ClearanceFilter) => listClearances(live.link.state, request, Date.now()),
  grant: (asked: NewClearance & By) =>
    conductAbout(live, asked, (inside, now_ms) =>
      grantClearance(inside, { ...asked, clearance_days: judging(live.settings).clearance_days }, now_ms),
    ),
  revoke: (asked: { id: string; reason: string } & By) =>
    conduct(live, asked.by, (inside, now_ms) => revokeClearance(inside, asked, now_ms)),
  requestPermit: (asked: NewPermit & By) =>
    conductAbout(live, asked, (inside, now_ms) => requestPermit(inside, asked, now_ms)),
  refusePermit: (asked: { id: string; reason: string } & By) =>
    conduct(live, asked.by, (inside, now_ms) => refusePermit(inside, asked, now_ms)),
  approvePermit: (asked: { id: string } & By) =>
    conduct(live, asked.by, (inside, now_ms) => approvePermit(inside, { ...asked, ...judging(live.settings) }, now_ms)),
})
