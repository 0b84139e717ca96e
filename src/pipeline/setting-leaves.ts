import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'

/** A node of the settings' JSON Schema, as far as it is shown. */
export interface SettingSchema {
  description?: string
  default?: unknown
  minimum?: number
  maximum?: number
  pattern?: string
  type?: string
  enum?: readonly unknown[]
  items?: SettingSchema
  properties?: Record<string, SettingSchema>
}

/** The groups of settings, by their names. */
export const settingGroups = (): Record<string, SettingSchema> =>
  (z.toJSONSchema(settingsSchema, { io: 'input' }) as SettingSchema).properties ?? {}

/** Settings of a group by their whole names; a section inside a section is opened. */
export const settingLeaves = (
  path: string,
  { properties = {} }: SettingSchema,
): [name: string, setting: SettingSchema][] =>
  Object.entries(properties).flatMap(([name, setting]) =>
    setting.properties === undefined
      ? [[`${path}.${name}`, setting] as [string, SettingSchema]]
      : settingLeaves(`${path}.${name}`, setting),
  )

/** What a setting may be, in words; empty where that is anything. `mark`: how words that can be set are written. */
export function allowedValues(
  { minimum, maximum, pattern, type, items, ...setting }: SettingSchema,
  mark: (value: string) => string = (value) => value,
): string {
  const listed = (values: readonly unknown[]): string => values.map((value) => mark(String(value))).join(', ')
  if (setting.enum !== undefined) return listed(setting.enum)
  if (type === 'boolean') return listed([true, false])
  if (items?.enum !== undefined) return `a list of ${listed(items.enum)}`
  if (pattern !== undefined) return mark(pattern)
  const bounded = maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER
  if (minimum !== undefined) return bounded ? `${minimum} to ${maximum}` : `at least ${minimum}`
  return bounded ? `at most ${maximum}` : ''
}
