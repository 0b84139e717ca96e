import type { PageRequest } from '#contract/page.js'
import {
  type ProvenanceReport,
  provenanceReportSchema,
  type RegisteredPlan,
  registeredPlanSchema,
} from '#contract/provenance.js'
import { type Collection, collectionSchema } from '#contract/provenance-log.js'
import { InputError } from '#contract/scan.js'
import { readTime } from '#evidence/timestamp/read-time.js'
import { keepDocument, type NewDocument } from '#provenance/kept/keep-document.js'
import { listSuspects } from '#provenance/kept/list-suspects.js'
import { type DocumentFilter, listDocuments, readDocument } from '#provenance/kept/read-documents.js'
import { signerOf } from '#provenance/plan/verify-plan.js'
import { checkReport } from '#provenance/report/check-report.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from './conduct.js'

/** What is known of suspects: plans, collections and reports, kept whole as they were made. */
export function operateProvenance(live: Operated & Pick<Live, 'settings'>) {
  const { state } = live.link
  const keep = (document: NewDocument, by: string) =>
    conduct(live, by, (inside, now_ms) =>
      keepDocument(inside, { ...document, by, documents_max: live.settings.provenance.documents_max }, now_ms),
    )
  return {
    listSuspects: (request: PageRequest) => listSuspects(state, request),
    list: (filter: DocumentFilter) => listDocuments(state, filter),
    readPlan: (id: string) => readDocument(state, { id, kind: 'plan', schema: registeredPlanSchema }),
    readRun: (id: string) => readDocument(state, { id, kind: 'run', schema: collectionSchema }),
    readReport: (id: string) => readDocument(state, { id, kind: 'report', schema: provenanceReportSchema }),
    /** Throws an InputError for a plan that was altered after it was signed. */
    keepPlan: (plan: RegisteredPlan, by: string) => keep(planDocument(plan), by),
    keepRun: (collection: Collection, by: string) => keep(runDocument(collection), by),
    /** Throws an InputError for a report that says what does not follow from its results, its plan and its answers. */
    keepReport: (report: ProvenanceReport, by: string) => keep(reportDocument(wholeReport(report)), by),
  }
}

function planDocument(registered: RegisteredPlan): NewDocument {
  const signer = signerOf(registered)
  if (typeof signer === 'string') throw new InputError(signer, 'the plan', 'Give the file that `register` wrote.')
  const { id, suspect, campaign = null, created_at, tests, prompts } = registered.plan
  return {
    id,
    kind: 'plan',
    suspect: suspect.name,
    campaign,
    at: created_at,
    plan: id,
    grade: null,
    statement: `${tests.length} ${tests.length === 1 ? 'test' : 'tests'} of ${prompts.count} prompts: ${[...new Set(tests.map(({ kind }) => kind))].join(', ')}`,
    document: registered,
  }
}

/** A run is known by the head of its log: when it goes on, that is another document. */
const runDocument = (collection: Collection): NewDocument => ({
  id: `run_${collection.log_sha256.slice(0, 24)}`,
  kind: 'run',
  suspect: collection.suspect,
  campaign: null,
  at: collection.last_at ?? collection.first_at ?? new Date(0).toISOString(),
  plan: null,
  grade: null,
  statement: `${collection.answered} of ${collection.prompts} prompts answered; ended: ${collection.reason}`,
  document: collection,
})

const PROBLEMS_TOLD = 5

/** It is shown, and goes signed into the evidence of its campaign: what it says must follow from what it holds. */
function wholeReport(report: ProvenanceReport): ProvenanceReport {
  const problems = checkReport(report, { readTime })
  if (problems.length === 0) return report
  const more = problems.length > PROBLEMS_TOLD ? [`and ${problems.length - PROBLEMS_TOLD} problems more`] : []
  throw new InputError(
    [...problems.slice(0, PROBLEMS_TOLD), ...more].join('; '),
    'the report',
    'Make it anew: stillwatch provenance report.',
  )
}

const reportDocument = (report: ProvenanceReport): NewDocument => ({
  id: report.id,
  kind: 'report',
  suspect: report.suspect,
  campaign: report.campaign,
  at: report.generated_at,
  plan: report.plan?.plan.id ?? null,
  grade: report.verdict.grade,
  statement: report.verdict.statement,
  document: report,
})
