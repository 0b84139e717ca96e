import type { Route } from './context.js'
import { eraseAccount } from './routes/accounts/erase-account.js'
import { getAccount } from './routes/accounts/get-account.js'
import { putAccounts } from './routes/accounts/put-accounts.js'
import { getAction } from './routes/actions/get-action.js'
import { listActions } from './routes/actions/list-actions.js'
import { previewAction } from './routes/actions/preview-action.js'
import { takeAction } from './routes/actions/take-action.js'
import { undoAction } from './routes/actions/undo-action.js'
import { decideAppeal } from './routes/appeals/decide-appeal.js'
import { fileAppeal } from './routes/appeals/file-appeal.js'
import { listAppeals } from './routes/appeals/list-appeals.js'
import { createCheckpoint } from './routes/audit/create-checkpoint.js'
import { exportAudit } from './routes/audit/export-audit.js'
import { exportCheckpoints } from './routes/audit/export-checkpoints.js'
import { getCheckpointKey } from './routes/audit/get-checkpoint-key.js'
import { listAudit } from './routes/audit/list-audit.js'
import { changeCampaign } from './routes/campaigns/change-campaign.js'
import { getCampaign } from './routes/campaigns/get-campaign.js'
import { listCampaigns } from './routes/campaigns/list-campaigns.js'
import { listHistory } from './routes/campaigns/list-history.js'
import { listMembers } from './routes/campaigns/list-members.js'
import { streamCampaigns } from './routes/campaigns/stream-campaigns.js'
import { postCallback } from './routes/challenges/post-callback.js'
import { grantClearance } from './routes/clearances/grant-clearance.js'
import { listClearances } from './routes/clearances/list-clearances.js'
import { revokeClearance } from './routes/clearances/revoke-clearance.js'
import { listDeadLetters } from './routes/dead-letters/list-dead-letters.js'
import { removeDeadLetters } from './routes/dead-letters/remove-dead-letters.js'
import { replayDeadLetters } from './routes/dead-letters/replay-dead-letters.js'
import { getSnapshot } from './routes/decisions/get-snapshot.js'
import { listDecisions } from './routes/decisions/list-decisions.js'
import { postDecision } from './routes/decisions/post-decision.js'
import { postRecords } from './routes/decisions/post-records.js'
import { streamDecisions } from './routes/decisions/stream-decisions.js'
import { listRuns } from './routes/detection/list-runs.js'
import { runDetection } from './routes/detection/run-detection.js'
import { listEvents } from './routes/events/list-events.js'
import { postEvents } from './routes/events/post-events.js'
import { askExtAuthz } from './routes/guardrails/ask-ext-authz.js'
import { postLitellmGuardrail } from './routes/guardrails/post-litellm-guardrail.js'
import { postPortkeyGuardrail } from './routes/guardrails/post-portkey-guardrail.js'
import { getHealth } from './routes/health/get-health.js'
import { getMetrics } from './routes/health/get-metrics.js'
import { getOpenapi } from './routes/health/get-openapi.js'
import { getReady } from './routes/health/get-ready.js'
import { liftHold } from './routes/holds/lift-hold.js'
import { listHolds } from './routes/holds/list-holds.js'
import { placeHold } from './routes/holds/place-hold.js'
import { postExchanges, postKong, postLitellm } from './routes/ingest/post-documents.js'
import { postHelicone } from './routes/ingest/post-helicone.js'
import { postLogs, postTraces } from './routes/ingest/post-otlp.js'
import { createKey } from './routes/keys/create-key.js'
import { listKeys } from './routes/keys/list-keys.js'
import { revokeKey } from './routes/keys/revoke-key.js'
import { rotateKey } from './routes/keys/rotate-key.js'
import { approvePermit } from './routes/permits/approve-permit.js'
import { requestPermit } from './routes/permits/request-permit.js'
import { backtestPolicy } from './routes/policies/backtest-policy.js'
import { listPolicies } from './routes/policies/list-policies.js'
import { listPolicyVersions } from './routes/policies/list-policy-versions.js'
import { putPolicy } from './routes/policies/put-policy.js'
import { withdrawPolicy } from './routes/policies/withdraw-policy.js'

/** Every operation of the API. */
export const ROUTES: readonly Route[] = [
  getHealth,
  getMetrics,
  getOpenapi,
  getReady,
  postExchanges,
  postLitellm,
  postKong,
  postHelicone,
  postTraces,
  postLogs,
  eraseAccount,
  getAccount,
  putAccounts,
  listEvents,
  postEvents,
  changeCampaign,
  getCampaign,
  listCampaigns,
  listHistory,
  listMembers,
  streamCampaigns,
  getAction,
  listActions,
  previewAction,
  takeAction,
  undoAction,
  listRuns,
  runDetection,
  getSnapshot,
  listDecisions,
  postDecision,
  postRecords,
  streamDecisions,
  askExtAuthz,
  postLitellmGuardrail,
  postPortkeyGuardrail,
  postCallback,
  backtestPolicy,
  listPolicies,
  listPolicyVersions,
  putPolicy,
  withdrawPolicy,
  grantClearance,
  listClearances,
  revokeClearance,
  approvePermit,
  requestPermit,
  decideAppeal,
  fileAppeal,
  listAppeals,
  liftHold,
  listHolds,
  placeHold,
  listDeadLetters,
  removeDeadLetters,
  replayDeadLetters,
  createKey,
  listKeys,
  revokeKey,
  rotateKey,
  createCheckpoint,
  exportAudit,
  exportCheckpoints,
  getCheckpointKey,
  listAudit,
]
