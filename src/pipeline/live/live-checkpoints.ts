import { EventEmitter } from 'node:events'
import { access, appendFile, constants, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Checkpoint } from '#contract/audit.js'
import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'
import { WorkLoop } from '../work-loop.js'

export interface CheckpointEvents {
  failed: [error: Error]
}

/** What a checkpoint is made with (operate-audit.ts). */
interface Attest {
  checkpoint(by: string): Promise<Checkpoint>
  publicKey(): string
}

const LOOK_MS_MAX = 60_000
/** Lines that wait while the directory cannot be written. All checkpoints stand in the store besides. */
const WAITING_MAX = 1000

const dueRow = z.object({ due: z.boolean() })

/** Due is one where the log has grown since the last, and that is as old; the entry of a checkpoint itself is no growth. */
const DUE = `SELECT head.action IS DISTINCT FROM 'audit.attested'
    AND coalesce((SELECT max(at) FROM audit_checkpoints), (SELECT min(at) FROM audit)) <= now() - $1 * interval '1 second' AS due
  FROM (SELECT action FROM audit ORDER BY seq DESC LIMIT 1) AS head`

/** Signs where the audit log ends, by itself, and lays the checkpoints into a directory: a place out of reach is meant. */
export class LiveCheckpoints extends EventEmitter<CheckpointEvents> {
  readonly #loop: WorkLoop
  #waiting: string[] = []

  private constructor(
    private readonly state: State,
    private readonly attest: Attest,
    private readonly settings: Settings['audit'],
  ) {
    super()
    this.#loop = new WorkLoop({
      pause_ms: Math.min(settings.checkpoint_s * 1000, LOOK_MS_MAX),
      work: () => this.#look(),
      failed: (error) => void this.emit('failed', error),
    })
  }

  /** Throws an InputError where the directory cannot be written. */
  static async open(state: State, attest: Attest, settings: Settings['audit']): Promise<LiveCheckpoints> {
    const { checkpoint_s, checkpoint_directory: directory } = settings
    if (checkpoint_s > 0 && directory !== '') await prepare(directory, attest.publicKey())
    return new LiveCheckpoints(state, attest, settings)
  }

  /** Makes a checkpoint if one is due, and writes what waits to be written. */
  look(): Promise<void> {
    return this.#loop.next(() => this.#look())
  }

  close(): Promise<void> {
    return this.#loop.close()
  }

  async #look(): Promise<void> {
    const { checkpoint_s, checkpoint_directory: directory } = this.settings
    const [found] = await this.state.rows(dueRow, DUE, [checkpoint_s])
    if (found?.due === true) {
      const checkpoint = await this.attest.checkpoint('system')
      if (directory !== '') this.#waiting = [...this.#waiting, `${canonicalJson(checkpoint)}\n`].slice(-WAITING_MAX)
    }
    if (this.#waiting.length === 0) return
    await appendFile(join(directory, FILE), this.#waiting.join(''))
    this.#waiting = []
  }
}

const FILE = 'checkpoints.ndjson'

async function prepare(directory: string, public_key: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true })
    // Beside the keys before it: what those signed is to be verified too.
    const keys = join(directory, 'audit-checkpoint.key.pub')
    const there = await readFile(keys, 'utf8').catch(() => '')
    if (!there.includes(public_key.trim())) await appendFile(keys, public_key)
    await appendFile(join(directory, FILE), '')
    await access(join(directory, FILE), constants.W_OK)
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown'
    const where = `audit.checkpoint_directory ${directory}`
    throw new InputError(`it cannot be written (${reason})`, where, 'Choose another, or leave it out.', { cause })
  }
}
