import type { Route } from './context.js'
import { decideAppeal } from './routes/appeals/decide-appeal.js'
import { fileAppeal } from './routes/appeals/file-appeal.js'
import { listAppeals } from './routes/appeals/list-appeals.js'
import { addNote } from './routes/cases/add-note.js'
import { addTask } from './routes/cases/add-task.js'
import { changeCase } from './routes/cases/change-case.js'
import { changeTask } from './routes/cases/change-task.js'
import { getCase } from './routes/cases/get-case.js'
import { listCases } from './routes/cases/list-cases.js'
import { listNotes } from './routes/cases/list-notes.js'
import { listTasks } from './routes/cases/list-tasks.js'
import { listTrail } from './routes/cases/list-trail.js'
import { removeTask } from './routes/cases/remove-task.js'
import { grantClearance } from './routes/clearances/grant-clearance.js'
import { listClearances } from './routes/clearances/list-clearances.js'
import { revokeClearance } from './routes/clearances/revoke-clearance.js'
import { listEvidencePackages } from './routes/evidence-packages/list-evidence-packages.js'
import { getImport } from './routes/imports/get-import.js'
import { listImports } from './routes/imports/list-imports.js'
import { listRejects } from './routes/imports/list-rejects.js'
import { postImport } from './routes/imports/post-import.js'
import { streamLive } from './routes/live/stream-live.js'
import { getMe } from './routes/me/get-me.js'
import { listPrincipals } from './routes/me/list-principals.js'
import { approvePermit } from './routes/permits/approve-permit.js'
import { refusePermit } from './routes/permits/refuse-permit.js'
import { requestPermit } from './routes/permits/request-permit.js'
import { backtestPolicy } from './routes/policies/backtest-policy.js'
import { checkPolicy } from './routes/policies/check-policy.js'
import { getDifference } from './routes/policies/get-difference.js'
import { getShadow } from './routes/policies/get-shadow.js'
import { listPolicies } from './routes/policies/list-policies.js'
import { listPolicyVersions } from './routes/policies/list-policy-versions.js'
import { putPolicy } from './routes/policies/put-policy.js'
import { withdrawPolicy } from './routes/policies/withdraw-policy.js'
import { approveProposal } from './routes/proposals/approve-proposal.js'
import { getProposal } from './routes/proposals/get-proposal.js'
import { listProposals } from './routes/proposals/list-proposals.js'
import { proposePolicy } from './routes/proposals/propose-policy.js'
import { rejectProposal } from './routes/proposals/reject-proposal.js'
import { withdrawProposal } from './routes/proposals/withdraw-proposal.js'
import { getRunbook } from './routes/runbooks/get-runbook.js'
import { listSettings } from './routes/settings/list-settings.js'

/** What people work with: cases, policies and who is cleared of them, imports, the live stream. */
export const WORK_ROUTES: readonly Route[] = [
  getMe,
  listPrincipals,
  decideAppeal,
  fileAppeal,
  listAppeals,
  grantClearance,
  listClearances,
  revokeClearance,
  approvePermit,
  refusePermit,
  requestPermit,
  backtestPolicy,
  listPolicies,
  listPolicyVersions,
  putPolicy,
  withdrawPolicy,
  addNote,
  addTask,
  changeCase,
  changeTask,
  getCase,
  listCases,
  listNotes,
  listTasks,
  listTrail,
  removeTask,
  listEvidencePackages,
  getImport,
  listImports,
  listRejects,
  postImport,
  streamLive,
  checkPolicy,
  getDifference,
  getShadow,
  approveProposal,
  getProposal,
  listProposals,
  proposePolicy,
  rejectProposal,
  withdrawProposal,
  getRunbook,
  listSettings,
]
