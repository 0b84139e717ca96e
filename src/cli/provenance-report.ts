import type { Command } from 'commander'
import type { ProvenanceReportJob, ProvenanceReportMade } from '#contract/provenance-job.js'
import type { Context } from './context.js'

const NOTES = `
Results are what the tests wrote as JSON. A test counts as registered only where a plan names it, the plan is signed by a
trusted key (--trust) and older than the first question of the log (--answers), and where it was made of the answers of that
log, with the plan's prompts and settings. Where the plan names a campaign, marks of that one alone make the verdict.

Example:
  stillwatch provenance report --results radioactivity.json style.json --plan suspect.plan.json --answers answers/ \\
    --trust provenance.key.pub --out report/`

interface ReportFlags {
  results: string[]
  plan?: string
  answers?: string
  trust: string[]
  timestampTrust: string[]
  out: string
  config?: string
}

/** Adds `report` to `stillwatch provenance`. */
export function addProvenanceReport(provenance: Command, { jobs, terminal }: Context): void {
  provenance
    .command('report')
    .description('Put results of tests together: graded, corrected for their number, with what else could give them.')
    .requiredOption('--results <files...>', 'what the tests wrote')
    .requiredOption('--out <dir>', 'folder of provenance.html and provenance.json')
    .option('--plan <file>', 'the registered plan')
    .option('--answers <dir>', 'folder of the collected answers, or their log')
    .option('--trust <files...>', 'public keys that are believed', [])
    .option('--timestamp-trust <files...>', 'certificates of time-stamping authorities that are believed, PEM', [])
    .option('--config <file>', 'settings file')
    .addHelpText('after', NOTES)
    .action(async (flags: ReportFlags) => {
      terminal.out.write(renderMade(await jobs.reportProvenance(jobOf(flags))))
    })
}

const jobOf = ({ results, plan, answers, trust, timestampTrust, out, config }: ReportFlags): ProvenanceReportJob => ({
  result_files: results,
  trust_files: trust,
  timestamp_files: timestampTrust,
  out,
  ...(plan === undefined ? {} : { plan_file: plan }),
  ...(answers === undefined ? {} : { answers }),
  ...(config === undefined ? {} : { config }),
})

const renderMade = ({ html, json, grade, statement, plan_check }: ProvenanceReportMade): string =>
  `${html} and ${json}\n${grade}: ${statement}\n${plan_check}\n`
