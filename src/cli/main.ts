import type { Jobs } from './context.js'
import { runCli } from './run-cli.js'
import { runSimulation } from './run-simulation.js'

/** How long an interrupted job has to close its engine. */
const CLOSING_MS_MAX = 45_000

/** The real jobs. Each loads its part when it is called: `--help` must not wait for the engine. */
const jobs: Jobs = {
  runScan: async (options, progress) => (await import('#pipeline/scan.js')).runScan(options, progress),
  explain: async (options) => (await import('#pipeline/explain.js')).explain(options),
  doctor: async () => (await import('#pipeline/doctor.js')).doctor(),
  backup: async (job) => (await import('#pipeline/backup/make-backup.js')).makeBackup(job),
  restore: async (job) => (await import('#pipeline/backup/restore-backup.js')).restoreBackup(job),
  serve: async (request) => (await import('#server/serve.js')).serve(request),
  verifyAudit: async (request) => (await import('#pipeline/operate/verify-audit-file.js')).verifyAuditFile(request),
  makeEvidence: async (request) => (await import('#pipeline/evidence/make-evidence.js')).makeEvidence(request),
  verifyEvidence: async (request) =>
    (await import('#pipeline/evidence/verify-package-file.js')).verifyPackageFile(request),
  gateway: async (request) => (await import('#gateway/run-gateway.js')).runGateway(request),
  psiRequest: async (job) => (await import('#pipeline/share/psi-files.js')).requestByFiles(job),
  psiRespond: async (job) => (await import('#pipeline/share/psi-files.js')).respondByFiles(job),
  psiResolve: async (job) => (await import('#pipeline/share/psi-files.js')).resolveByFiles(job),
  planPower: async (request) => (await import('#pipeline/provenance/plan-power.js')).planPower(request),
  compareStyles: async (job) => (await import('#pipeline/provenance/compare-styles.js')).compareStyles(job),
  detectWatermark: async (request) =>
    (await import('#pipeline/provenance/detect-watermark-files.js')).detectWatermarkFiles(request),
  generateWatermark: async (request) =>
    (await import('#pipeline/provenance/generate-watermark-lines.js')).generateWatermarkLines(request),
  watermarkKeys: async (job) => (await import('#pipeline/provenance/ask-key-registry.js')).askKeyRegistry(job),
  configureEngine: async (request) =>
    (await import('#pipeline/provenance/configure-engine.js')).configureEngine(request),
  registerPlan: async (job) => (await import('#pipeline/provenance/register-plan.js')).registerPlan(job),
  runProvenance: async (job, progress) =>
    (await import('#pipeline/provenance/run-provenance.js')).runProvenance(job, progress),
  verifyAnswers: async (at, head) =>
    (await import('#pipeline/provenance/verify-answer-log.js')).verifyAnswerLog(at, head),
  reportProvenance: async (job) => (await import('#pipeline/provenance/report-provenance.js')).reportProvenance(job),
  testRadioactivity: async (job) =>
    (await import('#pipeline/provenance/test-radioactivity-files.js')).testRadioactivityFiles(job),
  testWatermark: async (job) => (await import('#pipeline/provenance/test-watermark-files.js')).testWatermarkFiles(job),
  testCanaries: async (job) => (await import('#pipeline/provenance/test-canary-files.js')).testCanaryFiles(job),
  testAgreement: async (job) => (await import('#pipeline/provenance/test-agreement-files.js')).testAgreementFiles(job),
  testLineage: async (job) => (await import('#pipeline/provenance/test-lineage-files.js')).testLineageFiles(job),
  observeIdentity: async (job) =>
    (await import('#pipeline/provenance/observe-identity-files.js')).observeIdentityFiles(job),
  identityPrompts: async () => (await import('#pipeline/provenance/observe-identity-files.js')).identityPrompts(),
  simulate: runSimulation,
  renderReport: async (report, format, style) =>
    (await import('#report/render-report.js')).renderReport(report, format, style),
  renderExplanation: async (report, subject, format, style) =>
    (await import('#report/render-explanation.js')).renderExplanation(report, subject, format, style),
}

/** The command line of this process: `argv` without node and script. Sets the exit status. */
export async function main(argv: string[], version: string): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe)
  const status = await runCli(argv, jobs, { ...streams(), env: process.env, signal: interruption() }, version)
  if (status === 130) process.exit(status)
  process.exitCode = status
}

const streams = (): { out: NodeJS.WriteStream; err: NodeJS.WriteStream } => ({
  out: process.stdout,
  err: process.stderr,
})

/** The reader of a pipe (`| head`) has had enough: what is left is not written, and nothing is wrong. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

/** Aborts at the first SIGINT or SIGTERM, so that jobs close their engine; the second ends the process at once. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(130)
    process.stderr.write('\nstillwatch: stopping; once more to stop at once\n')
    controller.abort()
    setTimeout(() => process.exit(130), CLOSING_MS_MAX).unref()
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  return controller.signal
}
