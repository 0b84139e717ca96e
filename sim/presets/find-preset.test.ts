import { describe, expect, it } from 'vitest'
import { prepareScene } from '#sim/prepare-scene.js'
import { findPreset, presetNames } from './find-preset.js'

describe('findPreset', () => {
  it('holds every preset in a form that its schema takes', () => {
    const names = presetNames().map(({ name }) => name)
    expect(names).toEqual([
      'demo',
      'clean',
      'reasoning',
      'agentic',
      'low-slow',
      'broad',
      'topical',
      'replay',
      'mixed',
      'rare',
      '2026-06',
      '2026-06-2-percent',
      '2026-06-innocents',
    ])
    for (const name of names) expect(findPreset(name).name).toBe(name)
  })

  it('2026-06 has the size of the largest public report, and as much innocent traffic of 250,000 accounts', () => {
    const { scene } = prepareScene({ preset: '2026-06' })
    const [run, members] = [...scene.campaigns][0]!
    expect(members.length).toBe(25_000)
    expect(run.spec.exchanges / (1 - run.spec.camouflage)).toBeCloseTo(28_800_000, -1)
    expect(scene.innocents.length).toBeGreaterThan(250_000)
    expect(findPreset('2026-06').exchanges - 28_800_000).toBeGreaterThan(28_800_000)
  })

  it('demo hides three campaigns that differ in deck, network and hours', () => {
    const { campaigns } = findPreset('demo')
    for (const key of ['network', 'hours', 'capability'] as const)
      expect(new Set(campaigns.map((c) => c[key])).size).toBe(3)
  })
})
