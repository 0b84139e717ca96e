import type { KeyCommitment, NewWatermarkKey, WatermarkKey } from './watermark-key.js'

/** What `stillwatch watermark keys` asks of a running server. */
export type WatermarkKeyAsk =
  | { act: 'list' }
  | { act: 'commitments' }
  | { act: 'create'; asked: NewWatermarkKey }
  | { act: 'rotate'; id: string }
  | { act: 'end'; id: string }
  /** `out`: a file for the configuration, for its owner alone; beside it OUT.opening has the salt of the commitment */
  | { act: 'open'; id: string; out: string }

export interface WatermarkKeysJob {
  /** http(s)://host:port */
  server: string
  /** STILLWATCH_KEY: scope analyst to look, admin for the rest */
  key: string
  ask: WatermarkKeyAsk
  signal?: AbortSignal
}

/** The keys that were listed or touched; of a rotation the former first. Never a key itself. */
export interface WatermarkKeysAnswer {
  keys: WatermarkKey[]
  /** of `commitments` */
  commitments: KeyCommitment[]
  /** files that were written */
  files: string[]
}

export interface WatermarkKeyJobs {
  /** Rejects with an InputError for what the server does not know or take. */
  watermarkKeys(job: WatermarkKeysJob): Promise<WatermarkKeysAnswer>
}
