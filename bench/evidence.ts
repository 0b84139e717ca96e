/**
 * How long an evidence package takes to make and to check, without the figures that other stages compute again.
 *   npm run bench -- evidence --accounts 25000 --report_bytes 4000000
 */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inventCase } from '#evidence/fixtures/invent-case.js'
import { readTrust } from '#evidence/keys/read-trust.js'
import { pseudonymiseAccounts } from '#evidence/pseudonymise-accounts.js'
import { verifyPackage } from '#evidence/verify-package.js'
import { writePackage } from '#evidence/write-package.js'
import { signingKeyOf } from '#store/signing-key.js'

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '25000' },
    days: { type: 'string', default: '45' },
    samples: { type: 'string', default: '100' },
    report_bytes: { type: 'string', default: '4000000' },
    rounds: { type: 'string', default: '3' },
  },
})

const signer = signingKeyOf(generateKeyPairSync('ed25519').privateKey)
const trust = readTrust(signer.public_pem, 'the key of this run')
const rendered = [{ path: 'report.pdf', bytes: Buffer.alloc(Number(values.report_bytes), 'report ') }]
const directory = await mkdtemp(join(tmpdir(), 'stillwatch-evidence-'))
const file = join(directory, 'package.zip')

/** Seconds that it took, and what it gave. */
async function timed<T>(work: () => T | Promise<T>): Promise<[number, T]> {
  const from = performance.now()
  const result = await work()
  return [(performance.now() - from) / 1_000, result]
}

try {
  const told = inventCase({
    accounts: Number(values.accounts),
    days: Number(values.days),
    samples: Number(values.samples),
  })
  for (let round = 1; round <= Number(values.rounds); round++) {
    const [hashing, hashed] = await timed(() => pseudonymiseAccounts(told, Buffer.alloc(32, round)))
    const [making, { length: bytes }] = await timed(async () => {
      const made = await writePackage(hashed, rendered, signer)
      await writeFile(file, made)
      return made
    })
    const [checking, { ok, recomputed }] = await timed(() => verifyPackage(file, { trust }))
    const seconds = [hashing, making, checking].map((one) => one.toFixed(2))
    console.log(
      `${values.accounts} accounts, ${(bytes / 1e6).toFixed(1)} MB: hashed in ${seconds[0]} s, made in ${seconds[1]} s, ` +
        `verified in ${seconds[2]} s (${ok ? 'whole' : 'NOT whole'}, ${recomputed} figures), ` +
        `${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB resident`,
    )
  }
} finally {
  await rm(directory, { recursive: true })
}
