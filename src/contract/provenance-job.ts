import type { ProvenanceResult } from './provenance.js'

/** Files of `stillwatch provenance register`. */
export interface RegisterPlanJob {
  /** what a person wrote: YAML or JSON */
  draft_file: string
  out: string
  /** the key that signs; by the settings where absent */
  key_file?: string
  config?: string
}

/** What of a registration is told. */
export interface RegisteredPlanMade {
  id: string
  sha256: string
  key_id: string
  prompts: number
  /** false: no server is set, and the time is one's own word */
  timestamp: boolean
}

/** Files of `stillwatch provenance run`. */
export interface RunProvenanceJob {
  plan_file: string
  /** folder of the collection; made where it is not there */
  out: string
  /** where the prompts stand, if not where the plan says */
  prompts_file?: string
  /** our own logs, in which random words are looked for: files, or folders of them */
  watch: readonly string[]
  /** environment of the process: keys of endpoints stand there */
  env: Readonly<Record<string, string | undefined>>
  config?: string
  signal?: AbortSignal
}

/** Files of `stillwatch provenance report`. */
export interface ProvenanceReportJob {
  result_files: readonly string[]
  plan_file?: string
  /** folder of a collection, or its log */
  answers?: string
  /** public keys that are believed */
  trust_files: readonly string[]
  /** certificates of time-stamping authorities that are believed */
  timestamp_files: readonly string[]
  /** folder; made where it is not there */
  out: string
  config?: string
}

/** What of a report is told. */
export interface ProvenanceReportMade {
  html: string
  json: string
  grade: ProvenanceResult['grade']
  statement: string
  plan_check: string
}
