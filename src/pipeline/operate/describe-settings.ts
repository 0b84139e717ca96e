import type { SettingInForce } from '#contract/setting-in-force.js'
import { type Settings, settingsSchema } from '#contract/settings.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { allowedValues, settingGroups, settingLeaves } from '../setting-leaves.js'
import { withoutSecrets } from './audit-start.js'

type Json = SettingInForce['value']

/** Every setting as it is in force. Of secrets, also inside of lists and addresses, only whether they are set. */
export function describeSettings(settings: Settings): SettingInForce[] {
  const shown = shownOf(settings)
  const standard = shownOf(settingsSchema.parse({}))
  return Object.entries(settingGroups()).flatMap(([group, schema]) =>
    settingLeaves(group, schema).map(([name, setting]) => {
      const value = valueAt(shown, name)
      const fallback = valueAt(standard, name)
      return {
        name,
        value,
        default: fallback,
        description: setting.description ?? '',
        allowed: allowedValues(setting),
        set: canonicalJson(value) !== canonicalJson(fallback),
        secret: isSecret(name),
      }
    }),
  )
}

const shownOf = (settings: Settings): Json => JSON.parse(JSON.stringify(settings, withoutSecrets)) as Json

const isSecret = (name: string): boolean => withoutSecrets(name.split('.').at(-1)!, 'value') === 'set'

function valueAt(document: Json, name: string): Json {
  let value: Json | undefined = document
  for (const step of name.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    value = (value as Record<string, Json | undefined>)[step]
  }
  return value ?? null
}
