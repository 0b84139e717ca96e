import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'

/** A node of the settings' JSON Schema, as far as the page shows it. */
interface SettingSchema {
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

const HEAD = `# Settings

Every bound and threshold of Stillwatch, with its default and the reason for it. Put what you want to change into
\`stillwatch.config.json\` (also \`.js\`, \`.mjs\`, \`.ts\`, \`.yaml\`, \`.toml\`) in the folder in which you run the command, or
name a file with \`--config\`. Names that do not exist and values out of range are refused, with the name of the setting.
Those that detection used stand in every report under \`settings\`.

\`\`\`json
{
  "verdict": { "confidence_min": 0.8 },
  "engine": { "memory_bytes_max": 8589934592 }
}
\`\`\`
`

/** docs/generated/settings.md: a table for each group of settings. */
export function renderSettings(): string {
  const { properties = {} } = z.toJSONSchema(settingsSchema, { io: 'input' }) as SettingSchema
  return [HEAD, ...Object.entries(properties).map(([group, schema]) => renderGroup(group, schema))].join('\n')
}

function renderGroup(group: string, { properties = {} }: SettingSchema): string {
  const rows = leavesOf(group, properties).map(
    ([name, setting]) => `| \`${name}\` | ${standard(setting)} | ${range(setting)} | ${reason(name, setting)} |`,
  )
  return [
    `## ${group}`,
    '',
    '| setting | default | allowed | what and why |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

/** Settings by their whole names; a section inside a section is opened. */
const leavesOf = (path: string, properties: Record<string, SettingSchema>): [string, SettingSchema][] =>
  Object.entries(properties).flatMap(([name, setting]) =>
    setting.properties === undefined
      ? [[`${path}.${name}`, setting] as [string, SettingSchema]]
      : leavesOf(`${path}.${name}`, setting.properties),
  )

const standard = (setting: SettingSchema): string =>
  setting.default === undefined ? 'none' : `\`${JSON.stringify(setting.default)}\``

const listed = (values: readonly unknown[]): string => values.map((value) => `\`${String(value)}\``).join(', ')

function range({ minimum, maximum, pattern, type, items, ...setting }: SettingSchema): string {
  if (setting.enum !== undefined) return listed(setting.enum)
  if (type === 'boolean') return listed([true, false])
  if (items?.enum !== undefined) return `a list of ${listed(items.enum)}`
  if (pattern !== undefined) return `\`${pattern}\``
  const bounded = maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER
  if (minimum !== undefined) return bounded ? `${minimum} to ${maximum}` : `at least ${minimum}`
  return bounded ? `at most ${maximum}` : 'any'
}

function reason(name: string, { description }: SettingSchema): string {
  if (description === undefined) throw new Error(`the setting ${name} does not say why it has its default`)
  return description.replaceAll('|', '\\|')
}
