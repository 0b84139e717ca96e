import type { Command } from 'commander'
import type { AuditVerification } from '#contract/audit.js'
import type { Context } from './context.js'

const EXAMPLES = `
Examples:
  stillwatch audit verify log.ndjson --checkpoints kept.ndjson --trust checkpoint.key.pub

FILE is what GET /v1/audit/export gave. Checkpoints prove something only where they and the key were kept elsewhere
(docs/audit.md).

Exit status: 0 the log is whole, 1 it is not, or a checkpoint could not be used.`

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
  const { problems, problems_count } = found
  const rest = problems_count - problems.length
  const shown = problems.map(({ seq, what }) => `${seq === 0 ? 'checkpoint' : `entry ${seq}`}: ${what}`)
  return `${[verdictOf(found), ...shown, ...(rest > 0 ? [`and ${rest} more`] : []), reachOf(found)].join('\n')}\n`
}

function verdictOf({ ok, whole, entries, problems_count }: AuditVerification): string {
  const read = counted(entries, 'entry', 'entries')
  if (ok) return `The log is whole: ${read}.`
  if (whole)
    return `The log is whole: ${read}. But ${counted(problems_count, 'checkpoint', 'checkpoints')} could not be used:`
  return `The log is not whole: ${counted(problems_count, 'problem', 'problems')} in ${read}.`
}

function reachOf({ ok, whole, checkpoints, attested_to }: AuditVerification): string {
  const unseen = 'a tail that was cut, or a chain written anew, would not be seen.'
  if (checkpoints > 0)
    return `${counted(checkpoints, 'trusted checkpoint vouches', 'trusted checkpoints vouch')} for it up to entry ${attested_to}; what follows is guarded by the chain alone.`
  if (whole && !ok) return `No checkpoint was compared: ${unseen} Give the public key that signed them: --trust`
  return `No trusted checkpoint was given: ${unseen}`
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
