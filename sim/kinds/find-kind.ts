import type { BENIGN_KINDS } from '#sim/options.js'
import { agent } from './agent.js'
import { app } from './app.js'
import { byok } from './byok.js'
import { casual } from './casual.js'
import { classroom } from './classroom.js'
import { evaluator } from './evaluator.js'
import { framework } from './framework.js'
import { hobbyScript } from './hobby-script.js'
import type { Kind } from './kind.js'
import { labeller } from './labeller.js'
import { reseller } from './reseller.js'
import { team } from './team.js'

export type KindName = (typeof BENIGN_KINDS)[number]

const KINDS: Record<KindName, Kind> = {
  casual,
  script: hobbyScript,
  agent,
  app,
  team,
  classroom,
  framework,
  byok,
  evaluator,
  reseller,
  labeller,
}

export const findKind = (name: KindName): Kind => KINDS[name]
