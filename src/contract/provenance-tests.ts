import type { ProvenanceResult } from './provenance.js'

/** A running server that keeps keys, slots and the ledger, with a key for it. */
export interface AskedServer {
  /** http(s)://host:port */
  server: string
  /** STILLWATCH_KEY */
  key: string
  signal?: AbortSignal
}

/** Which of the keys that a server keeps are to be tried: those in force between two moments, of all or of one cluster. */
export interface KeyRegistry extends AskedServer {
  from?: string
  to?: string
  cluster?: string
}

/** What every test of files has. The plan names the suspect and the threshold; whether it holds is seen by the report. */
export interface PlannedJob {
  plan_file?: string
  /** what the suspect is called in results, where no plan gives it; else that in the file of answers */
  name?: string
}

/** What tests of watermarks have in common: answers, what was asked, and the keys that are tried. */
export interface MarkedJob extends PlannedJob {
  /** texts of answers, or token ids; of the open form of radioactivity also the tokens that were predicted */
  answers_file: string
  /** what was asked: texts, or token ids where there is no tokenizer. By the plan where absent */
  prompts_file?: string
  /** watermark configurations, one or an array a file */
  config_files: readonly string[]
  /** instead: the keys that a server keeps, those of the plan or those in force */
  registry?: KeyRegistry
  tokenizer_file?: string
  tokenizer_config_file?: string
  /** by the plan where absent, else 100 */
  wrong_keys?: number
  /** of the draw of wrong keys; by the plan where absent, else 1 */
  seed?: number
  threshold?: number
  /** of Stillwatch; else stillwatch.config.* of the working directory */
  settings_file?: string
}

/** Files of `stillwatch provenance radioactivity`. */
export interface RadioactivityJob extends MarkedJob {
  /** logs of what was served: NDJSON, or folders of it */
  served_files: readonly string[]
  /** all answers of those logs were watermarked, and no line says so */
  served_all: boolean
  /** models that cannot have learned from ours, asked the same */
  clean: readonly { name: string; file: string }[]
  /** what counts once; by the plan where absent, else as the scheme has it */
  unit?: 'context' | 'ngram'
  /** share of the training data below which it does not matter: a result that excludes it is cleared */
  contamination?: number
}

/** Files of `stillwatch provenance canaries`. */
export interface CanaryFilesJob extends PlannedJob, AskedServer {
  answers_file: string
  prompts_file?: string
  threshold?: number
  /** share of the slots that matters: a result that excludes as much is cleared */
  least_adoption?: number
}

/** Files of `stillwatch provenance agreement` and `lineage`. */
export interface RelativesJob extends PlannedJob {
  suspect_file: string
  candidate_files: readonly string[]
  /** two at least */
  control_files: readonly string[]
  tokenizer_file?: string
  tokenizer_config_file?: string
}

/** Files of `stillwatch provenance identity`. */
export interface IdentityJob extends PlannedJob {
  suspect_file: string
  control_files: readonly string[]
}

/** Tests of a suspect on files. Each rejects with an InputError for what cannot be used. */
export interface ProvenanceTestJobs {
  testRadioactivity(job: RadioactivityJob): Promise<ProvenanceResult[]>
  testWatermark(job: MarkedJob): Promise<ProvenanceResult[]>
  testCanaries(job: CanaryFilesJob): Promise<ProvenanceResult[]>
  testAgreement(job: RelativesJob): Promise<ProvenanceResult[]>
  testLineage(job: RelativesJob): Promise<ProvenanceResult[]>
  observeIdentity(job: IdentityJob): Promise<ProvenanceResult[]>
  /** questions about who a model is, to be put into a file of prompts */
  identityPrompts(): Promise<readonly string[]>
}
