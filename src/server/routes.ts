import type { Route } from './context.js'
import { MARK_ROUTES } from './mark-routes.js'
import { PROVENANCE_ROUTES } from './provenance-routes.js'
import { eraseAccount } from './routes/accounts/erase-account.js'
import { getAccount } from './routes/accounts/get-account.js'
import { listAccountLinks } from './routes/accounts/list-account-links.js'
import { listAccountSamples } from './routes/accounts/list-account-samples.js'
import { putAccounts } from './routes/accounts/put-accounts.js'
import { getAction } from './routes/actions/get-action.js'
import { listActions } from './routes/actions/list-actions.js'
import { previewAction } from './routes/actions/preview-action.js'
import { takeAction } from './routes/actions/take-action.js'
import { undoAction } from './routes/actions/undo-action.js'
import { checkAudit } from './routes/audit/check-audit.js'
import { createCheckpoint } from './routes/audit/create-checkpoint.js'
import { exportAudit } from './routes/audit/export-audit.js'
import { exportCheckpoints } from './routes/audit/export-checkpoints.js'
import { getCheckpointKey } from './routes/audit/get-checkpoint-key.js'
import { listAudit } from './routes/audit/list-audit.js'
import { changeCampaign } from './routes/campaigns/change-campaign.js'
import { getAffiliation } from './routes/campaigns/get-affiliation.js'
import { getCampaign } from './routes/campaigns/get-campaign.js'
import { getComparison } from './routes/campaigns/get-comparison.js'
import { getGraph } from './routes/campaigns/get-graph.js'
import { getHours } from './routes/campaigns/get-hours.js'
import { getTimeline } from './routes/campaigns/get-timeline.js'
import { listCampaignSamples } from './routes/campaigns/list-campaign-samples.js'
import { listCampaigns } from './routes/campaigns/list-campaigns.js'
import { listHistory } from './routes/campaigns/list-history.js'
import { listMembers } from './routes/campaigns/list-members.js'
import { makeEvidence } from './routes/campaigns/make-evidence.js'
import { putAffiliation } from './routes/campaigns/put-affiliation.js'
import { streamCampaigns } from './routes/campaigns/stream-campaigns.js'
import { postCallback } from './routes/challenges/post-callback.js'
import { createCollection } from './routes/collections/create-collection.js'
import { deleteCollection } from './routes/collections/delete-collection.js'
import { deleteGrant } from './routes/collections/delete-grant.js'
import { listCollections } from './routes/collections/list-collections.js'
import { listGrants } from './routes/collections/list-grants.js'
import { listReceived } from './routes/collections/list-received.js'
import { putGrant } from './routes/collections/put-grant.js'
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
import { deleteOverride } from './routes/indicators/delete-override.js'
import { getIndicator } from './routes/indicators/get-indicator.js'
import { importIndicators } from './routes/indicators/import-indicators.js'
import { listIndicatorMatches } from './routes/indicators/list-indicator-matches.js'
import { listIndicators } from './routes/indicators/list-indicators.js'
import { listSightings } from './routes/indicators/list-sightings.js'
import { putOverride } from './routes/indicators/put-override.js'
import { postExchanges, postKong, postLitellm } from './routes/ingest/post-documents.js'
import { postHelicone } from './routes/ingest/post-helicone.js'
import { postLogs, postTraces } from './routes/ingest/post-otlp.js'
import { createKey } from './routes/keys/create-key.js'
import { listKeys } from './routes/keys/list-keys.js'
import { revokeKey } from './routes/keys/revoke-key.js'
import { rotateKey } from './routes/keys/rotate-key.js'
import { approveOutgoing } from './routes/outgoing/approve-outgoing.js'
import { getDocument } from './routes/outgoing/get-document.js'
import { getOutgoing } from './routes/outgoing/get-outgoing.js'
import { listOutgoing } from './routes/outgoing/list-outgoing.js'
import { listOutgoingObjects } from './routes/outgoing/list-outgoing-objects.js'
import { rejectOutgoing } from './routes/outgoing/reject-outgoing.js'
import { requestOutgoing } from './routes/outgoing/request-outgoing.js'
import { reviewOutgoing } from './routes/outgoing/review-outgoing.js'
import { sendOutgoing } from './routes/outgoing/send-outgoing.js'
import { withdrawOutgoing } from './routes/outgoing/withdraw-outgoing.js'
import { getOverview } from './routes/overview/get-overview.js'
import { addObjects } from './routes/taxii/add-objects.js'
import { deleteObject } from './routes/taxii/delete-object.js'
import { getApiRoot } from './routes/taxii/get-api-root.js'
import { getDiscovery } from './routes/taxii/get-discovery.js'
import { getManifest } from './routes/taxii/get-manifest.js'
import { getObject } from './routes/taxii/get-object.js'
import { getObjects } from './routes/taxii/get-objects.js'
import { getStatus } from './routes/taxii/get-status.js'
import { getTaxiiCollection } from './routes/taxii/get-taxii-collection.js'
import { listTaxiiCollections } from './routes/taxii/list-taxii-collections.js'
import { listVersions } from './routes/taxii/list-versions.js'
import { getTraffic } from './routes/traffic/get-traffic.js'
import { SHARING_ROUTES } from './sharing-routes.js'
import { WORK_ROUTES } from './work-routes.js'

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
  listAccountLinks,
  listAccountSamples,
  putAccounts,
  listEvents,
  postEvents,
  changeCampaign,
  getAffiliation,
  putAffiliation,
  getCampaign,
  getComparison,
  getGraph,
  getHours,
  getTimeline,
  makeEvidence,
  listCampaigns,
  listCampaignSamples,
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
  checkAudit,
  createCheckpoint,
  exportAudit,
  exportCheckpoints,
  getCheckpointKey,
  listAudit,
  approveOutgoing,
  getDocument,
  getOutgoing,
  listOutgoing,
  listOutgoingObjects,
  rejectOutgoing,
  requestOutgoing,
  reviewOutgoing,
  sendOutgoing,
  withdrawOutgoing,
  createCollection,
  deleteCollection,
  deleteGrant,
  listCollections,
  listGrants,
  listReceived,
  putGrant,
  addObjects,
  deleteObject,
  getApiRoot,
  getDiscovery,
  getManifest,
  getObject,
  getObjects,
  getStatus,
  getTaxiiCollection,
  listTaxiiCollections,
  listVersions,
  deleteOverride,
  getIndicator,
  importIndicators,
  listIndicatorMatches,
  listIndicators,
  listSightings,
  putOverride,
  getOverview,
  getTraffic,
  ...PROVENANCE_ROUTES,
  ...SHARING_ROUTES,
  ...MARK_ROUTES,
  ...WORK_ROUTES,
]
