import { type Preset, type PresetInput, presetSchema } from '#sim/options.js'
import { agentic } from './agentic.js'
import { broad } from './broad.js'
import { clean } from './clean.js'
import { demo } from './demo.js'
import { june2026, june2026Innocents, june2026Small } from './june-2026.js'
import { lowSlow } from './low-slow.js'
import { mixed } from './mixed.js'
import { rare } from './rare.js'
import { reasoning } from './reasoning.js'
import { replay } from './replay.js'
import { topical } from './topical.js'

const PRESETS: readonly PresetInput[] = [
  demo,
  clean,
  reasoning,
  agentic,
  lowSlow,
  broad,
  topical,
  replay,
  mixed,
  rare,
  june2026,
  june2026Small,
  june2026Innocents,
]

/** Names that `--preset` knows, with what each is. */
export const presetNames = (): { name: string; summary: string }[] =>
  PRESETS.map(({ name, summary }) => ({ name, summary }))

/** A preset by its name, its defaults filled in. Throws where there is none. */
export function findPreset(name: string): Preset {
  const preset = PRESETS.find((candidate) => candidate.name === name)
  if (!preset) throw new Error(`no preset ${name}; there are ${PRESETS.map((candidate) => candidate.name).join(', ')}`)
  return presetSchema.parse(preset)
}
