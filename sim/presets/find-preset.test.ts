import { describe, expect, it } from 'vitest'
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
    ])
    for (const name of names) expect(findPreset(name).name).toBe(name)
  })

  it('demo hides three campaigns that differ in deck, network and hours', () => {
    const { campaigns } = findPreset('demo')
    for (const key of ['network', 'hours', 'capability'] as const)
      expect(new Set(campaigns.map((c) => c[key])).size).toBe(3)
  })
})
