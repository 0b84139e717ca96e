import type { Route } from './context.js'
import { getCampaign } from './routes/campaigns/get-campaign.js'
import { listCampaigns } from './routes/campaigns/list-campaigns.js'
import { listHistory } from './routes/campaigns/list-history.js'
import { listMembers } from './routes/campaigns/list-members.js'
import { streamCampaigns } from './routes/campaigns/stream-campaigns.js'
import { postDecision } from './routes/decisions/post-decision.js'
import { runDetection } from './routes/detection/run-detection.js'
import { getHealth } from './routes/health/get-health.js'
import { getMetrics } from './routes/health/get-metrics.js'
import { getOpenapi } from './routes/health/get-openapi.js'
import { getReady } from './routes/health/get-ready.js'
import { postExchanges, postKong, postLitellm } from './routes/ingest/post-documents.js'
import { postHelicone } from './routes/ingest/post-helicone.js'
import { postLogs, postTraces } from './routes/ingest/post-otlp.js'

/** Every operation of the API. */
export const ROUTES: readonly Route[] = [
  getHealth,
  getReady,
  getMetrics,
  getOpenapi,
  postExchanges,
  postLitellm,
  postKong,
  postHelicone,
  postTraces,
  postLogs,
  listCampaigns,
  streamCampaigns,
  getCampaign,
  listMembers,
  listHistory,
  runDetection,
  postDecision,
]
