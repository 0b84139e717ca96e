import type { MarkedJob } from '#contract/provenance-tests.js'
import { fileName, fileNames, type OptionWords, serverWord } from './command-line.js'

/** The options of a test of watermarks as they can be typed again. Keys are not in files' names, and stay in the files. */
export const markedWords = (
  { plan_file, name, answers_file, prompts_file, config_files, registry, threshold, ...files }: MarkedJob,
  { wrong_keys, seed }: { wrong_keys: number; seed: number },
): OptionWords[] => [
  ['--plan', fileName(plan_file)],
  ['--name', name],
  ['--answers', fileName(answers_file)],
  ['--prompts', fileName(prompts_file)],
  ['--config', fileNames(config_files)],
  ['--server', serverWord(registry?.server)],
  ['--from', registry?.from],
  ['--to', registry?.to],
  ['--cluster', registry?.cluster],
  ['--tokenizer', fileName(files.tokenizer_file)],
  ['--tokenizer-config', fileName(files.tokenizer_config_file)],
  ['--wrong-keys', wrong_keys],
  ['--seed', seed],
  ['--threshold', threshold],
]
