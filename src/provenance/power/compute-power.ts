import type { PowerReport, PowerRequest, PowerRow } from '#contract/provenance-power.js'
import { effectOf } from './effect-of.js'
import { MEASURED_EFFECTS, type MeasuredEffect, type WatermarkEffect } from './measured-effects.js'
import { binomialUnits, gammaUnits, type PowerAim, rankControls } from './units-needed.js'

const GAMMA = { kgw: 0.25, sbw: 0.5 } as const
const NOTES = [
  'Tails are exact; how strong the trace is, is not known before it is measured: each row says what it takes it from.',
  'The share of tokens that count is of a run with 5 %: smaller where less was served, and the more answers there are, for each counts once. Measure it on a first batch.',
  'The students of the bench are small and keep much of what they read: for a large model they are the least that is needed.',
]

/**
 * How many answers a test needs to reach a chance: «how many do I need to see 1 % at p < 1e-5?». One row a test and a
 * measured effect; a row without a number says that the test cannot get there.
 */
export function computePower(request: PowerRequest): PowerReport {
  const aim = { log_chance: Math.log(request.p_value) - Math.log(request.tried), power: request.power }
  const rows = request.tests.flatMap((test): PowerRow[] => {
    if (test === 'canary') return [canaryRow(request, aim)]
    if (test === 'style') return [styleRow(aim)]
    return MEASURED_EFFECTS.map((effect) => watermarkRow(test, effect, request, aim))
  })
  return { schema_version: 1, request, rows, notes: NOTES }
}

function watermarkRow(test: WatermarkEffect, effect: MeasuredEffect, request: PowerRequest, aim: PowerAim): PowerRow {
  const distance = effectOf(effect, test, request.contamination)
  const gamma = test === 'gumbel' ? null : (request.gamma ?? GAMMA[test])
  const expected = gamma ?? 1
  const assumed = gamma === null ? 1 + distance : Math.min(1 - 1e-9, gamma + distance * Math.sqrt(gamma * (1 - gamma)))
  const units = gamma === null ? gammaUnits(assumed, aim) : binomialUnits(gamma, assumed, aim)
  const scored_share = request.scored_share ?? effect.scored_shares[test] ?? effect.scored_shares.kgw
  const borrowed =
    effect.points[test] === undefined ? `; not measured for ${test}, taken to be as far above chance` : ''
  return {
    test,
    source: effect.source,
    supervised: effect.supervised,
    expected,
    assumed,
    unit: 'scored tokens',
    units,
    answers: units === null ? null : Math.ceil(units / (request.tokens_per_answer * scored_share)),
    assumption: `${effect.note}${borrowed}; ${(100 * scored_share).toPrecision(2)} % of the tokens count`,
  }
}

function canaryRow({ variants, adoption }: PowerRequest, aim: PowerAim): PowerRow {
  const expected = 1 / variants
  const assumed = Math.min(1 - 1e-9, expected + adoption * (1 - expected))
  return {
    test: 'canary',
    source: 'assumed',
    supervised: null,
    expected,
    assumed,
    unit: 'canary slots',
    units: binomialUnits(expected, assumed, aim),
    answers: null,
    assumption: `in ${(100 * adoption).toPrecision(2)} % of the slots the suspect does as it was served, else as chance has it; each slot counts once, however many answers show it`,
  }
}

const styleRow = (aim: PowerAim): PowerRow => ({
  test: 'style',
  source: 'rank',
  supervised: null,
  expected: null,
  assumed: null,
  unit: 'control models',
  units: rankControls(aim),
  answers: null,
  assumption:
    'the suspect ranks above every control: p = 1 / (1 + controls), whatever the number of answers; a lead even then',
})
