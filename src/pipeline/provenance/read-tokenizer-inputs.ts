import type { ProvenanceInput } from '#contract/provenance.js'
import type { TokenizerFiles } from './open-files-tokenizer.js'
import { inputOf } from './test-inputs.js'

/** The files of a tokenizer as inputs of a test, and by the names that settings of a plan have for them. */
export interface TokenizerInputs {
  inputs: ProvenanceInput[]
  hashes: { tokenizer?: string; tokenizer_config?: string }
}

/** Throws an InputError. */
export async function readTokenizerInputs({
  tokenizer_file,
  tokenizer_config_file,
}: TokenizerFiles): Promise<TokenizerInputs> {
  if (tokenizer_file === undefined) return { inputs: [], hashes: {} }
  const tokenizer = await inputOf('tokenizer', tokenizer_file)
  if (tokenizer_config_file === undefined) return { inputs: [tokenizer], hashes: { tokenizer: tokenizer.sha256 } }
  const config = await inputOf('tokenizer', tokenizer_config_file)
  return { inputs: [tokenizer, config], hashes: { tokenizer: tokenizer.sha256, tokenizer_config: config.sha256 } }
}
