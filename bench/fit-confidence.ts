/**
 * Fits the confidence of a group to collected groups (bench/collect-groups.ts) by ridge logistic regression, prints the
 * coefficients for src/campaign/confidence.ts, and checks them on sources that were left out: reliability, and the
 * least confidence of a campaign against the largest of an innocent group.
 *   npx tsx --conditions=source bench/fit-confidence.ts groups.jsonl …
 */
import { readFile } from 'node:fs/promises'
import { featuresOf, HARVESTING_SIGNS, OPERATOR_SIGNS, SIGN_NAMES } from '#campaign/confidence.js'
import type { GroupSigns } from '#campaign/group-signs.js'
import { innocentReading } from '#campaign/judge-group.js'
import type { Evidence } from '#contract/report.js'
import { settingsSchema } from '#contract/settings.js'

interface Row {
  source: string
  seed: number
  campaign: boolean
  kinds: Record<string, number>
  signs: GroupSigns
  evidence: Evidence[]
}

const RIDGE = 0.3
const rows: Row[] = []
for (const file of process.argv.slice(2)) {
  for (const line of (await readFile(file, 'utf8')).trim().split('\n')) take(JSON.parse(line) as Row)
}
/** Only groups that are weighed: what has an innocent reading is dismissed before. */
function take(row: Row): void {
  if (!innocentReading(row.signs, settingsSchema.parse({}).verdict)) rows.push(row)
}

const xs = rows.map(({ signs, evidence }) => featuresOf(signs, evidence))
const ys = rows.map(({ campaign }) => (campaign ? 1 : 0))
console.log(`${rows.length} groups, ${ys.filter(Boolean).length} campaigns`)
const all = regress(xs, ys)
console.log(`intercept ${all[0]!.toFixed(3)}`)
SIGN_NAMES.forEach((name, k) => {
  console.log(`${name.padEnd(18)} ${all[k + 1]!.toFixed(3)}`)
})

console.log(
  `typical operator ${typical(OPERATOR_SIGNS).toFixed(1)}, harvesting ${typical(HARVESTING_SIGNS).toFixed(1)}`,
)

const families = [...new Set(rows.map(({ source }) => source))]
const held: { p: number; y: number; row: Row }[] = []
for (const family of families) {
  const train = rows.map(({ source }, i) => (source === family ? -1 : i)).filter((i) => i >= 0)
  const beta = regress(
    train.map((i) => xs[i]!),
    train.map((i) => ys[i]!),
  )
  rows.forEach((row, i) => {
    if (row.source === family) held.push({ p: predict(beta, xs[i]!), y: ys[i]!, row })
  })
}
console.log('left-out sources: confidence bin, groups, campaigns')
for (const [lo, hi] of [
  [0, 0.05],
  [0.05, 0.2],
  [0.2, 0.5],
  [0.5, 0.8],
  [0.8, 0.95],
  [0.95, 1.01],
] as const) {
  const bin = held.filter(({ p }) => p >= lo && p < hi)
  console.log(`  ${lo.toFixed(2)}–${hi.toFixed(2)}  ${bin.length}  ${bin.filter(({ y }) => y === 1).length}`)
}
for (const { p, y, row } of held.filter(({ p, y }) => (y === 1 ? p < 0.8 : p > 0.2))) {
  console.log(
    `  ${y ? 'campaign' : 'innocent'} at ${p.toFixed(3)}: ${row.source} ${row.seed} ${JSON.stringify(row.kinds)}`,
  )
}

/** The median over the campaigns of what some signs add. */
function typical(names: readonly (typeof SIGN_NAMES)[number][]): number {
  const sums = xs
    .filter((_, i) => ys[i] === 1)
    .map((x) => names.reduce((sum, name) => sum + x[SIGN_NAMES.indexOf(name)]! * all[SIGN_NAMES.indexOf(name) + 1]!, 0))
    .sort((a, b) => a - b)
  return sums[sums.length >> 1]!
}

function predict(beta: readonly number[], x: readonly number[]): number {
  const logit = x.reduce((sum, value, k) => sum + value * beta[k + 1]!, beta[0]!)
  return 1 / (1 + Math.exp(-logit))
}

/** No sign may speak against what it stands for: those that would are left out, one at a time. */
function regress(x: readonly (readonly number[])[], y: readonly number[]): number[] {
  const left_out = new Set<number>()
  for (;;) {
    const beta = newton(
      x.map((row) => row.map((value, k) => (left_out.has(k) ? 0 : value))),
      y,
    )
    const worst = beta.slice(1).reduce((at, b, k, all) => (b < Math.min(0, all[at] ?? 0) ? k : at), -1)
    if (worst < 0 || beta[worst + 1]! >= -1e-9) return beta
    left_out.add(worst)
  }
}

/** Newton's method; both classes weigh alike, so that the prior is stated apart and not the benchmark's mix. */
function newton(x: readonly (readonly number[])[], y: readonly number[]): number[] {
  const size = x[0]!.length + 1
  const ones = y.reduce((a, b) => a + b, 0)
  const weight = y.map((value) => (value ? y.length / (2 * ones) : y.length / (2 * (y.length - ones))))
  let beta = new Array<number>(size).fill(0)
  for (let round = 0; round < 30; round++) {
    const gradient = beta.map((b, k) => (k === 0 ? 0 : -RIDGE * b))
    const hessian = beta.map((_, a) => beta.map((__, b) => (a === b ? (a === 0 ? 1e-6 : RIDGE) : 0)))
    x.forEach((row, i) => {
      const full = [1, ...row]
      const p = predict(beta, row)
      for (let a = 0; a < size; a++) {
        gradient[a]! += weight[i]! * (y[i]! - p) * full[a]!
        for (let b = 0; b < size; b++) hessian[a]![b]! += weight[i]! * p * (1 - p) * full[a]! * full[b]!
      }
    })
    const step = solve(hessian, gradient)
    beta = beta.map((b, k) => b + step[k]!)
  }
  return beta
}

/** Gauss-Jordan with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const n = rows.length
  for (let c = 0; c < n; c++) {
    let pivot = c
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = r
    ;[rows[c], rows[pivot]] = [rows[pivot]!, rows[c]!]
    for (let r = 0; r < n; r++) {
      if (r === c) continue
      const factor = rows[r]![c]! / rows[c]![c]!
      for (let k = c; k <= n; k++) rows[r]![k]! -= factor * rows[c]![k]!
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!)
}
