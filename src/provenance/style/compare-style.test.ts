import { describe, expect, test } from 'vitest'
import { InputError } from '#contract/scan.js'
import { styleReportSchema } from '#contract/style-report.js'
import type { DatedAnswers, DatedReference } from './choose-models.js'
import { compareStyle } from './compare-style.js'
import { inventModel, inventStudent } from './fixtures/invented-models.js'
import { STYLE_MARGIN_MIN, STYLE_RANK_P_MAX } from './style-lead.js'

const PROMPTS = 150
const TERMS = { margin_min: STYLE_MARGIN_MIN, rank_p_max: STYLE_RANK_P_MAX }
const SEEDS = { ash: 11, birch: 12, cedar: 13 }

const dated = (model: string, outputs: (string | null)[], released: string | null = null): DatedAnswers => ({
  model,
  outputs,
  released,
})
const teachers = (prompts = PROMPTS): DatedReference[] =>
  Object.entries(SEEDS).map(([teacher, seed]) => ({ teacher, ...dated(`${teacher}-1`, inventModel(seed, prompts)) }))
const controls = (count: number, prompts = PROMPTS): DatedAnswers[] =>
  Array.from({ length: count }, (_, at) => dated(`control-${at}`, inventModel(100 + at, prompts)))
const student = (teacher: keyof typeof SEEDS, learned: number, seed = 500, prompts = PROMPTS): DatedAnswers =>
  dated('student', inventStudent(seed, SEEDS[teacher], prompts, learned))

describe('the nearest teacher', () => {
  test.each(Object.keys(SEEDS) as (keyof typeof SEEDS)[])('a student that learned from %s is led to it', (teacher) => {
    const report = compareStyle(student(teacher, 0.7), teachers(), controls(12), TERMS)
    expect(styleReportSchema.omit({ inputs: true, results: true }).parse(report)).toEqual(report)
    expect(report).toMatchObject({
      lead: teacher,
      grade: 'lead',
      why_no_lead: [],
      suspect: 'student',
      prompts: PROMPTS,
    })
    expect(report.ranking[0]).toMatchObject({ teacher, controls_above: 0, rank_p: 1 / 13, reference: `${teacher}-1` })
    expect(report.controls).toHaveLength(12)
    expect(report.statement).toMatch(/a lead to follow, no more/)
  })

  test('models of their own manner are not named, and the rate at which controls would be is told', () => {
    const leads = Array.from({ length: 8 }, (_, at) =>
      compareStyle(dated('clean', inventModel(900 + at, PROMPTS)), teachers(), controls(10), TERMS),
    )
    expect(leads.filter(({ lead }) => lead !== null).length).toBeLessThanOrEqual(1)
    const { rate, count, of, each } = leads[0]!.controls_named
    expect([of, each.length]).toEqual([10, 10])
    expect(rate).toBe(count / 10)
    expect(leads[0]!.statement).toContain(`${count} of 10 controls would be named too`)
  })

  test('a weak student ranks right without a lead', () => {
    const { ranking, lead, why_no_lead } = compareStyle(student('birch', 0.12), teachers(), controls(12), TERMS)
    expect([ranking[0]!.teacher, lead]).toEqual(['birch', null])
    expect(why_no_lead.join(' ')).toMatch(/spreads above the highest control/)
  })

  test('too few controls for the stated rank p: a ranking, no lead, and how many it would take', () => {
    const few = compareStyle(student('cedar', 0.7), teachers(), controls(2), TERMS)
    expect(few).toMatchObject({ lead: null, lead_needs: { controls_min: 9 }, controls_named: { rate: null } })
    expect(few.ranking[0]!.teacher).toBe('cedar')
    expect(few.why_no_lead[0]).toBe('There are 2 controls, and a rank p of 0.1 needs at least 9.')
    const strict = compareStyle(student('cedar', 0.7), teachers(), controls(12), { ...TERMS, rank_p_max: 0.05 })
    expect(strict).toMatchObject({ lead: null, lead_needs: { controls_min: 19 } })
  })

  test('one teacher alone can be a lead, and a stranger to it is none', () => {
    const [ash] = teachers()
    expect(compareStyle(student('ash', 0.7), [ash!], controls(12), TERMS).lead).toBe('ash')
    expect(compareStyle(student('birch', 0.7), [ash!], controls(12), TERMS).lead).toBeNull()
  })

  test('few prompts are no ground for a lead', () => {
    const report = compareStyle(student('ash', 0.9, 500, 60), teachers(60), controls(12, 60), TERMS)
    expect([report.ranking[0]!.teacher, report.lead]).toEqual(['ash', null])
    expect(report.why_no_lead.join(' ')).toContain('60 prompts count, and 100 are needed.')
  })
})

describe('what must not mislead', () => {
  test('references younger than the suspect are left out', () => {
    const old = { ...student('ash', 0.7), released: '2024-05-01' }
    const aged = teachers().map((one, at) => ({ ...one, released: at === 0 ? '2024-05-02' : '2024-05-01' }))
    const { ranking, excluded, notes } = compareStyle(old, aged, controls(9), TERMS)
    expect(ranking.map(({ teacher }) => teacher).sort()).toEqual(['birch', 'cedar'])
    expect(excluded).toEqual([{ model: 'ash-1', as: 'reference', reason: 'released 2024-05-02, after the suspect' }])
    expect(notes).toContain('No model of ash is left to compare with: it was not ranked.')
  })

  test('the suspect, a teacher and a repeat among the controls do not count', () => {
    const suspect = student('ash', 0.7)
    const [first, ...rest] = controls(9)
    const given = [first!, { ...first!, model: 'again' }, { ...suspect, model: 'itself' }, teachers()[1]!, ...rest]
    const report = compareStyle(suspect, teachers(), given, TERMS)
    expect(report.excluded.map(({ model }) => model)).toEqual(['again', 'itself', 'birch-1'])
    const plain = compareStyle(suspect, teachers(), [first!, ...rest], TERMS)
    expect({ ...report, excluded: [] }).toEqual(plain)
    expect(report.lead).toBe('ash')
  })

  test('a second version of a teacher gives it no advantage, and the nearer version is told', () => {
    const newer: DatedReference = { teacher: 'birch', ...dated('birch-2', inventModel(777, PROMPTS)) }
    const report = compareStyle(student('ash', 0.7), [...teachers(), newer], controls(12), TERMS)
    expect(report.lead).toBe('ash')
    const second = compareStyle(
      dated('s', inventStudent(31, 777, PROMPTS, 0.7)),
      [...teachers(), newer],
      controls(12),
      TERMS,
    )
    expect(second.ranking[0]).toMatchObject({ teacher: 'birch', reference: 'birch-2' })
  })

  test('missing and empty answers, and files of other lengths, are stepped over', () => {
    const holes = (outputs: readonly (string | null)[]) =>
      outputs.map((one, at) => (at % 7 === 0 ? (at % 2 ? '' : null) : one))
    const suspect = student('cedar', 0.7)
    const some = controls(12).map((one, at) => (at < 3 ? { ...one, outputs: holes(one.outputs).slice(0, 120) } : one))
    const report = compareStyle({ ...suspect, outputs: holes(suspect.outputs) }, teachers(), some, TERMS)
    expect(report).toMatchObject({ lead: 'cedar', prompts: PROMPTS - Math.ceil(PROMPTS / 7) })
    expect(report.notes.join(' ')).toContain('equally many answers')
  })

  test('repeated prompts count once where they are told', () => {
    const prompts = Array.from({ length: PROMPTS }, (_, at) => `prompt ${at % 140}`)
    expect(compareStyle(student('ash', 0.7), teachers(), controls(9), TERMS, prompts).prompts).toBe(140)
    expect(() => compareStyle(student('ash', 0.7), teachers(), controls(9), TERMS, prompts.slice(1))).toThrow(
      InputError,
    )
  })

  test('too little to compare is said', () => {
    const suspect = student('ash', 0.7)
    expect(() => compareStyle(suspect, teachers(), [suspect, ...controls(1)], TERMS)).toThrow(/1 controls are left/)
    expect(() => compareStyle(dated('s', Array(PROMPTS).fill('')), teachers(), controls(9), TERMS)).toThrow(/0 answers/)
    expect(() => compareStyle(suspect, [], controls(9), TERMS)).toThrow(/no model of a teacher/)
  })

  test("a suspect that gives the teacher's own answers is told to be perhaps a pass-through", () => {
    const report = compareStyle(dated('proxy', inventModel(SEEDS.ash, PROMPTS)), teachers(), controls(9), TERMS)
    expect(report.notes.join(' ')).toContain('passed through or resold')
  })
})
