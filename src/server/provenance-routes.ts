import type { Route } from './context.js'
import { getPlan } from './routes/provenance/get-plan.js'
import { getReport } from './routes/provenance/get-report.js'
import { getRun } from './routes/provenance/get-run.js'
import { keepPlan } from './routes/provenance/keep-plan.js'
import { keepReport } from './routes/provenance/keep-report.js'
import { keepRun } from './routes/provenance/keep-run.js'
import { listDocuments } from './routes/provenance/list-documents.js'
import { listSuspects } from './routes/provenance/list-suspects.js'

/** What is known of suspect models: plans, collections, reports. */
export const PROVENANCE_ROUTES: readonly Route[] = [
  listSuspects,
  listDocuments,
  keepPlan,
  keepRun,
  keepReport,
  getPlan,
  getRun,
  getReport,
]
