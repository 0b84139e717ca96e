import { allowedValues, type SettingSchema, settingGroups, settingLeaves } from '#pipeline/setting-leaves.js'

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
export const renderSettings = (): string =>
  [HEAD, ...Object.entries(settingGroups()).map(([group, schema]) => renderGroup(group, schema))].join('\n')

function renderGroup(group: string, schema: SettingSchema): string {
  const rows = settingLeaves(group, schema).map(
    ([name, setting]) => `| \`${name}\` | ${standard(setting)} | ${allowed(setting)} | ${reason(name, setting)} |`,
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

const standard = (setting: SettingSchema): string =>
  setting.default === undefined ? 'none' : `\`${JSON.stringify(setting.default)}\``

const allowed = (setting: SettingSchema): string => allowedValues(setting, (value) => `\`${value}\``) || 'any'

function reason(name: string, { description }: SettingSchema): string {
  if (description === undefined) throw new Error(`the setting ${name} does not say why it has its default`)
  return description.replaceAll('|', '\\|')
}
