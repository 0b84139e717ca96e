import { type Command, Option } from 'commander'
import type { PsiMode, PsiResult } from '#contract/psi.js'
import type { Context } from './context.js'

const EXAMPLES = `
Examples:
  stillwatch psi request ours.txt --community lab --epoch 2026-Q2 --as "Our name" --purpose "defence against distillation: which operators both of us have seen" --approved-by "A. Second" --out request.json
  stillwatch psi respond request.json --tokens theirs.txt --community lab --epoch 2026-Q2 --approved-by "B. Second" --out answer.json
  stillwatch psi resolve answer.json --private request.json.private --out found.json

Files of tokens hold one a line: 64 hexadecimal digits, made under the key of the community and epoch.`

interface RequestFlags {
  community: string
  epoch: string
  as: string
  purpose: string
  out: string
  mode: PsiMode
  private?: string
  approvedBy?: string
  record?: string
  config?: string
}

interface RespondFlags {
  tokens: string
  community: string
  epoch: string
  out: string
  approvedBy?: string
  record?: string
  config?: string
}

export function addPsiCommand(program: Command, context: Context): void {
  const psi = program
    .command('psi')
    .description('Find what two operators both have seen, without showing each other the rest.')
    .addHelpText('after', EXAMPLES)
  psi
    .command('request')
    .description(
      'Begin, once a person has approved it: make a request for the other operator, and a private file that stays here.',
    )
    .argument('<tokens>', 'file of own tokens')
    .requiredOption('--community <name>', 'whose key made the tokens')
    .requiredOption('--epoch <name>', 'of that key')
    .requiredOption('--as <name>', 'who asks, told to the other side')
    .requiredOption('--purpose <text>', 'for what, told to the other side')
    .requiredOption('--out <file>', 'the request, to be sent')
    .addOption(
      new Option('--mode <mode>', 'learn which tokens both have, or how many')
        .choices(['intersection', 'cardinality'])
        .default('intersection'),
    )
    .option('--private <file>', 'what is needed to read the answer; shown to nobody (default: OUT.private)')
    .option('--approved-by <name>', 'who let it happen; without it, what would leave is told, and nothing made')
    .option('--record <file>', 'what was asked, and who let it (default: TOKENS.requests.ndjson)')
    .option('--config <file>', 'settings file')
    .addHelpText('after', '\nExit status: 0 made; 1 not, for nobody approved it.')
    .action((tokens: string, flags: RequestFlags) => request(tokens, flags, context))
  psi
    .command('respond')
    .description('Answer a request from own tokens, once a person has approved it.')
    .argument('<request>', 'what the other operator sent')
    .requiredOption('--tokens <file>', 'own tokens')
    .requiredOption('--community <name>', 'of own tokens')
    .requiredOption('--epoch <name>', 'of own tokens')
    .requiredOption('--out <file>', 'the answer, to be sent back')
    .option('--approved-by <name>', 'who let it happen; without it, what would be learnt is told, and nothing answered')
    .option('--record <file>', 'what was answered, which bounds questions (default: TOKENS.answers.ndjson)')
    .option('--config <file>', 'settings file')
    .addHelpText('after', '\nExit status: 0 answered; 1 not, for nobody approved it.')
    .action((file: string, flags: RespondFlags) => respond(file, flags, context))
  psi
    .command('resolve')
    .description('End: read the answer. The private file is removed when what was found is written.')
    .argument('<answer>', 'what the other operator sent back')
    .requiredOption('--private <file>', 'that the request left here')
    .requiredOption('--out <file>', 'what both have')
    .option('--config <file>', 'settings file')
    .action((file: string, flags: { private: string; out: string; config?: string }) => resolve(file, flags, context))
}

async function request(tokens_file: string, flags: RequestFlags, { jobs, terminal, status }: Context): Promise<void> {
  const { as: asker, private: named, approvedBy: approved_by, record: record_file, ...rest } = flags
  const private_file = named ?? `${flags.out}.private`
  const job = { ...rest, asker, tokens_file, private_file, approved_by, record_file, signal: terminal.signal }
  const { done, statement } = await jobs.psiRequest(job)
  if (!done) status.code = 1
  const made = `${flags.out}: send it. ${private_file}: keep it, and show it to nobody.`
  const head = done ? made : 'NOT made: nobody approved it. What would leave, and what each side would learn:'
  terminal.out.write(render([head, ...statement, ...(done ? [] : [HAVE_IT_READ])]))
}

const HAVE_IT_READ = 'Have a person who may decide it read this, and name them: --approved-by NAME.'

async function respond(request_file: string, flags: RespondFlags, { jobs, terminal, status }: Context): Promise<void> {
  const { tokens: tokens_file, approvedBy: approved_by, record: record_file, ...rest } = flags
  const job = { ...rest, request_file, tokens_file, approved_by, record_file, signal: terminal.signal }
  const { done, statement } = await jobs.psiRespond(job)
  if (!done) status.code = 1
  const head = done ? `${flags.out}: send it back.` : 'NOT answered: nobody approved it. What each side would learn:'
  terminal.out.write(render([head, ...statement, ...(done ? [] : [HAVE_IT_READ])]))
}

async function resolve(
  response_file: string,
  { private: private_file, ...rest }: { private: string; out: string; config?: string },
  { jobs, terminal }: Context,
): Promise<void> {
  const found = await jobs.psiResolve({ ...rest, response_file, private_file, signal: terminal.signal })
  terminal.out.write(renderPsiResult(rest.out, found))
}

/** What was found, without the tokens: those stand in the file. */
export const renderPsiResult = (file: string, { matches, asked, of, statement }: PsiResult): string =>
  render([`${file}: ${matches} of ${asked} tokens are among the ${of} of the other side.`, ...statement])

const render = (lines: readonly string[]): string => `${lines.join('\n')}\n`
