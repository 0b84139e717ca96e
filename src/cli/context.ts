import type { AuditVerification } from '#contract/audit.js'
import type { BackupJob, BackupMade, Restored, RestoreJob } from '#contract/backup.js'
import type {
  MadeEvidence,
  MakeEvidenceRequest,
  PackageVerification,
  VerifyEvidenceRequest,
} from '#contract/evidence-package.js'
import type {
  ProvenanceReportJob,
  ProvenanceReportMade,
  RegisteredPlanMade,
  RegisterPlanJob,
  RunProvenanceJob,
} from '#contract/provenance-job.js'
import type { Collection, ProvenanceLogCheck } from '#contract/provenance-log.js'
import type { PowerReport, PowerRequest } from '#contract/provenance-power.js'
import type { ProvenanceTestJobs } from '#contract/provenance-tests.js'
import type { PsiRequestJob, PsiResolveJob, PsiRespondJob, PsiResult, PsiStep } from '#contract/psi.js'
import type { Report } from '#contract/report.js'
import type { RunGatewayOptions } from '#contract/run-gateway.js'
import type { Check, ExplainOptions, ProgressEvent, ScanOptions } from '#contract/scan.js'
import type { ServeOptions } from '#contract/serve.js'
import type { StyleJob, StyleReport } from '#contract/style-report.js'
import type { WatermarkJobs } from '#contract/watermark-files.js'
import type { WatermarkKeyJobs } from '#contract/watermark-key-job.js'

/** Where a report's form is chosen; names as on the command line. */
export const REPORT_FORMATS = ['table', 'json', 'markdown', 'html'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

export interface TextStyle {
  colour: boolean
  /** columns */
  width: number
}

export interface SimulateRequest {
  /** about so many in all; the preset's own number where absent */
  exchanges?: number
  seed: number
  out: string
  preset?: string
  scale?: number
  compress: 'zstd' | 'gzip' | 'none'
  signal?: AbortSignal
}

/** What of a simulation is told at its end. */
export interface Simulated {
  exchanges: number
  accounts: number
  campaigns: readonly unknown[]
}

/** Files of an audit log that is to be verified. */
export interface VerifyAuditRequest {
  entries_file: string
  checkpoint_files: readonly string[]
  key_files: readonly string[]
}

/** What the commands do, handed to them: main.ts loads the real ones when they are called, tests hand over fakes. */
export interface Jobs extends WatermarkJobs, WatermarkKeyJobs, ProvenanceTestJobs {
  runScan(options: ScanOptions, progress: (event: ProgressEvent) => void): Promise<Report>
  /** Gives the report that the store keeps. Rejects with an InputError where there is none. */
  explain(options: ExplainOptions): Promise<Report>
  simulate(request: SimulateRequest, progress: (event: ProgressEvent) => void): Promise<Simulated>
  doctor(): Promise<Check[]>
  backup(job: BackupJob): Promise<BackupMade>
  restore(job: RestoreJob): Promise<Restored>
  /** Resolves when the signal has stopped it. */
  serve(options: ServeOptions): Promise<void>
  /** Resolves when the signal has stopped it. */
  gateway(options: RunGatewayOptions): Promise<void>
  makeEvidence(request: MakeEvidenceRequest): Promise<MadeEvidence>
  verifyEvidence(request: VerifyEvidenceRequest): Promise<PackageVerification>
  psiRequest(job: PsiRequestJob): Promise<PsiStep>
  psiRespond(job: PsiRespondJob): Promise<PsiStep>
  psiResolve(job: PsiResolveJob): Promise<PsiResult>
  compareStyles(job: StyleJob): Promise<StyleReport>
  planPower(request: Partial<PowerRequest>): Promise<PowerReport>
  registerPlan(job: RegisterPlanJob): Promise<RegisteredPlanMade>
  runProvenance(job: RunProvenanceJob, progress: (event: ProgressEvent) => void): Promise<Collection>
  /** `at`: a log of answers or its folder; `head`: hash of an entry that must be there */
  verifyAnswers(at: string, head?: string): Promise<ProvenanceLogCheck>
  reportProvenance(job: ProvenanceReportJob): Promise<ProvenanceReportMade>
  verifyAudit(request: VerifyAuditRequest): Promise<AuditVerification>
  renderReport(report: Report, format: ReportFormat, style: TextStyle): Promise<string>
  renderExplanation(report: Report, subject: string, format: ReportFormat, style: TextStyle): Promise<string>
}

export interface Stream {
  write(text: string): unknown
  isTTY?: boolean
  columns?: number
}

/** The process as the commands see it. */
export interface Terminal {
  out: Stream
  err: Stream
  env: Record<string, string | undefined>
  /** aborts when the person interrupts */
  signal: AbortSignal
}

export interface Context {
  jobs: Jobs
  terminal: Terminal
  /** what the process will exit with */
  status: { code: number /** it ended as it was meant to, although it was interrupted */; stopped?: boolean }
  version: string
}
