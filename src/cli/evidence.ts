import { type Command, Option } from 'commander'
import { RELEASES } from '#contract/evidence.js'
import type { MadeEvidence, PackageVerification } from '#contract/evidence-package.js'
import { InputError } from '#contract/scan.js'
import type { Context } from './context.js'

const EXAMPLES = `
Examples:
  stillwatch evidence camp_5d3f0a9b1c2e4f60 --store data/ --out evidence.zip
  STILLWATCH_KEY=sw_… stillwatch evidence camp_5d3f0a9b1c2e4f60 --server http://127.0.0.1:4600 --out evidence.zip
  stillwatch evidence verify evidence.zip --trust evidence.key.pub`

const VERIFY_NOTES = `
The public key must come another way than the package: whoever alters a package can sign it with a key of their own.
--trust takes PEM files and trust documents with rotation and revocation (docs/evidence.md).

Exit status: 0 whole, and signed by a trusted key; 1 not.`

interface MakeFlags {
  store?: string
  server?: string
  out?: string
  accounts: 'clear' | 'hashed'
  samples: boolean
  config?: string
}

export function addEvidenceCommand(program: Command, context: Context): void {
  const evidence = program
    .command('evidence')
    .description('Make a signed package of evidence from a campaign, or check one.')
    .argument('<campaign>', 'id of a campaign')
    .option('--store <dir>', 'the store that a scan kept')
    .option('--server <url>', 'a running server; its key in STILLWATCH_KEY')
    // Not a required option: commander would ask for it at `verify` too.
    .option('--out <file>', 'the package, .zip')
    .addOption(new Option('--accounts <form>', 'how accounts are named').choices(['hashed', 'clear']).default('hashed'))
    .option('--samples', 'with sample prompts, where the key may see them', false)
    .option('--config <file>', 'settings file')
    .addHelpText('after', EXAMPLES)
    .action((campaign: string, flags: MakeFlags) => make(campaign, flags, context))
  evidence
    .command('verify')
    .description('Check a package: its bytes, who signed it, and whether its figures follow from its data.')
    .argument('<file>', 'the package')
    .option('--trust <files...>', 'public keys that are believed', [])
    .option('--timestamp-trust <files...>', 'certificates of time-stamping authorities that are believed, PEM', [])
    .addHelpText('after', VERIFY_NOTES)
    .action((file: string, flags: { trust: string[]; timestampTrust: string[] }) => verify(file, flags, context))
}

async function make(campaign: string, flags: MakeFlags, { jobs, terminal }: Context): Promise<void> {
  if ((flags.store === undefined) === (flags.server === undefined))
    throw new InputError('one of --store and --server is needed', 'evidence', 'Say where the campaign is kept.')
  const { out } = flags
  if (out === undefined)
    throw new InputError('a name for the package is needed', '--out', 'For example: --out evidence.zip')
  const { STILLWATCH_KEY: key } = terminal.env
  const made = await jobs.makeEvidence({
    campaign,
    ...flags,
    out,
    ...(key === undefined ? {} : { key }),
    signal: terminal.signal,
  })
  terminal.out.write(renderMade(out, made))
}

async function verify(
  file: string,
  { trust, timestampTrust }: { trust: string[]; timestampTrust: string[] },
  { jobs, terminal, status }: Context,
): Promise<void> {
  const found = await jobs.verifyEvidence({ file, trust_files: trust, timestamp_files: timestampTrust })
  terminal.out.write(renderPackageVerification(found))
  if (!found.ok) status.code = 1
}

const renderMade = (file: string, { bytes, sha256, key_id, pdf, timestamp }: MadeEvidence): string =>
  `${[
    `${file}: ${bytes.toLocaleString('en')} bytes, SHA-256 ${sha256}`,
    `Signed by key ${key_id}. Hand its public half on by another way than the package.`,
    ...(pdf ? [] : ['No browser was found to print the PDF; the HTML says the same.']),
    ...(timestamp ? [] : ['It has no timestamp: no server is set (evidence.timestamp_url).']),
  ].join('\n')}\n`

const WORDS = {
  agree:
    'Its reports, rendered again from its documents, are the same to the byte. A PDF is not compared: read report.html.',
  differ: 'Its reports do NOT say what its documents say.',
  unchecked:
    'The words of its reports were NOT held against its documents: only the version that wrote it can do that.',
} as const

/** What was found, and what it does not prove. */
export function renderPackageVerification(found: PackageVerification): string {
  const { ok, campaign, release, signature, timestamp, members, recomputed, words, problems } = found
  return `${[
    ok ? `Whole: the package of ${campaign}, ${members} files.` : 'NOT proven: see below.',
    ...(release === null ? [] : [`It is marked: ${RELEASES[release]}`]),
    `Signature of the manifest: ${signature}. Timestamp: ${timestamp}. Figures computed again that agree: ${recomputed}.`,
    WORDS[words],
    ...problems.map(({ member, what }) => `${member}: ${what}`),
  ].join('\n')}\n`
}
