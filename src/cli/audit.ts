import type { Command } from 'commander'
import type { AuditVerification } from '#contract/audit.js'
import type { Context } from './context.js'

const EXAMPLES = `
Examples:
  stillwatch audit verify log.ndjson --checkpoints kept.ndjson --trust checkpoint.key.pub

FILE is what GET /v1/audit/export gave. Checkpoints prove something only where they and the key were kept elsewhere
(docs/audit.md).

Exit status: 0 the log is whole, 1 it is not.`

interface VerifyFlags {
  checkpoints: string[]
  trust: string[]
}

export function addAuditCommand(program: Command, context: Context): void {
  const audit = program.command('audit').description('Work on an exported audit log.')
  audit
    .command('verify')
    .description('Check that an exported audit log is whole and was not changed.')
    .argument('<file>', 'the log, NDJSON')
    .option('--checkpoints <files...>', 'checkpoints as they were kept elsewhere, NDJSON', [])
    .option('--trust <files...>', 'public keys that may have signed checkpoints, PEM', [])
    .addHelpText('after', EXAMPLES)
    .action((file: string, flags: VerifyFlags) => verify(file, flags, context))
}

async function verify(file: string, { checkpoints, trust }: VerifyFlags, { jobs, terminal, status }: Context) {
  const found = await jobs.verifyAudit({ entries_file: file, checkpoint_files: checkpoints, key_files: trust })
  terminal.out.write(renderVerification(found))
  if (!found.ok) status.code = 1
}

/** What was found, and what it does not prove. */
export function renderVerification(found: AuditVerification): string {
  const { ok, entries, checkpoints, attested_to, problems, problems_count } = found
  const shown = problems.map(({ seq, what }) => `${seq === 0 ? 'checkpoint' : `entry ${seq}`}: ${what}`)
  const rest = problems_count - problems.length
  const reach =
    checkpoints === 0
      ? 'No trusted checkpoint was given: a tail that was cut, or a chain written anew, would not be seen.'
      : `${checkpoints} trusted checkpoints vouch for it up to entry ${attested_to}; what follows is guarded by the chain alone.`
  return `${[
    ok
      ? `The log is whole: ${entries} entries.`
      : `The log is not whole: ${problems_count} problems in ${entries} entries.`,
    ...shown,
    ...(rest > 0 ? [`and ${rest} more`] : []),
    reach,
  ].join('\n')}\n`
}
