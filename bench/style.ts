/**
 * How often the nearest teacher is the right one, by number of prompts and of controls, and how often a lead is named:
 * for students, for derivatives, and for controls that should never be.
 *   npm run bench -- style --data ../shared/outputs --draws 5
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { Random } from '#lib/random.js'
import { judgeStyle } from '#provenance/style/judge-style.js'
import { measureStyles } from '#provenance/style/measure-styles.js'
import { STYLE_MARGIN_MIN, STYLE_RANK_P_MAX } from '#provenance/style/style-lead.js'
import { narrowTable } from './style/narrow-table.js'

interface Truth {
  teachers: Record<string, string[]>
  students: Record<string, string[]>
  controls: string[]
  derivatives: Record<string, string[]>
}
interface Run {
  controls: readonly string[]
  prompts: readonly number[]
}
interface Case {
  suspect: string
  teacher: string
}

const { values } = parseArgs({
  options: { data: { type: 'string', default: '../shared/outputs' }, draws: { type: 'string', default: '5' } },
})
if (!existsSync(join(values.data, 'truth.json'))) {
  console.log(`style: no answers to compare in ${values.data}; name their folder with --data`)
  process.exit(0)
}
const draws = Number(values.draws)
const truth = JSON.parse(readFileSync(join(values.data, 'truth.json'), 'utf8')) as Truth
const casesOf = (by_teacher: Record<string, string[]>): Case[] =>
  Object.entries(by_teacher).flatMap(([teacher, names]) => names.map((suspect) => ({ suspect, teacher })))
const students = casesOf(truth.students)
const derivatives = casesOf(truth.derivatives)
const parents = Object.keys(truth.derivatives)
const teachers = { ...truth.teachers, ...Object.fromEntries(parents.map((name) => [name, [name]])) }

const read = (model: string): { model: string; outputs: (string | null)[] } => ({
  model,
  outputs: JSON.parse(gunzipSync(readFileSync(join(values.data, `${model}.json.gz`))).toString()).outputs,
})
const subjects = [...new Set([...students, ...derivatives].map(({ suspect }) => suspect)), ...truth.controls]
const references = Object.entries(teachers).flatMap(([teacher, models]) =>
  models.map((model) => ({ teacher, ...read(model) })),
)
const prompts_all = references[0]!.outputs.length
const cpu = process.cpuUsage()
const table = measureStyles(subjects.map(read), references, prompts_all)
console.log(
  `${subjects.length} models against ${references.length} references, ${prompts_all} prompts: ` +
    `${(process.cpuUsage(cpu).user / 1e6).toFixed(1)} s of CPU`,
)

const terms = { margin_min: STYLE_MARGIN_MIN, rank_p_max: STYLE_RANK_P_MAX }

/**
 * One suspect among candidates and controls, as the command line would have it. Stability is left out where many are
 * judged: what is a lead without it is at most one with it.
 */
function judge(suspect: string, candidates: readonly string[], { controls, prompts }: Run, halves = 0) {
  const kept = table.references.flatMap(({ teacher }, at) => (candidates.includes(teacher) ? [at] : []))
  const models = kept.map((at) => table.references[at]!.model)
  const clean = controls.filter((name) => name !== suspect && !models.includes(name))
  const places = [suspect, ...clean].map((name) => table.subjects.indexOf(name))
  return judgeStyle(narrowTable(table, places, kept), prompts, terms, halves)
}

function tell(title: string, cases: readonly Case[], candidates: readonly string[], runs: readonly Run[]): void {
  let right = 0
  let leads = 0
  let wrong_leads = 0
  let named = 0
  let named_of = 0
  for (const run of runs)
    for (const { suspect, teacher } of cases) {
      const { ranking, lead, controls_named } = judge(suspect, candidates, run, runs === whole ? 20 : 0)
      if (ranking[0]!.teacher === teacher) right++
      if (lead === teacher) leads++
      else if (lead !== null) wrong_leads++
      named += controls_named.count
      named_of += controls_named.of
    }
  const all = cases.length * runs.length
  const rate = named_of === 0 ? 'not known' : `${((100 * named) / named_of).toFixed(1)} %`
  console.log(
    `${title.padEnd(46)} nearest is right ${right} of ${all} (${(right / all).toFixed(3)}); ` +
      `leads ${leads} right, ${wrong_leads} wrong; controls named ${rate}`,
  )
}

const random = new Random(805)
function draw<T>(from: readonly T[], count: number): T[] {
  const left = [...from]
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random.below(left.length), 1)[0]!)
}
const every = Array.from({ length: prompts_all }, (_, at) => at)
const four = Object.keys(truth.teachers)
const six = Object.keys(teachers)
const whole: readonly Run[] = [{ controls: truth.controls, prompts: every }]

tell('students, all prompts and controls', students, four, whole)
tell('students, parents of derivatives as candidates', students, six, whole)
tell('derivatives among their parents', derivatives, parents, whole)
tell('derivatives among all teachers', derivatives, six, whole)
for (const count of [400, 200, 100]) {
  const runs = Array.from({ length: draws }, () => ({ controls: truth.controls, prompts: draw(every, count) }))
  tell(`students, ${count} prompts`, students, four, runs)
  tell(`derivatives, ${count} prompts`, derivatives, six, runs)
}
for (const count of [9, 6, 4, 3, 2]) {
  const runs = Array.from({ length: draws }, () => ({ controls: draw(truth.controls, count), prompts: every }))
  tell(`students, ${count} controls`, students, four, runs)
  tell(`derivatives, ${count} controls`, derivatives, six, runs)
}
const { each } = judge(students[0]!.suspect, four, whole[0]!).controls_named
for (const one of each.filter(({ margin }) => margin > 0))
  console.log(
    `control ${one.model}: nearest to ${one.nearest}, ${one.margin.toFixed(2)} above the others${one.named ? ', named' : ''}`,
  )
