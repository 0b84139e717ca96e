import { loadConfig } from 'c12'
import { InputError } from '#contract/scan.js'
import { type Settings, settingsSchema } from '#contract/settings.js'

/**
 * Reads `stillwatch.config.*` from the working directory, or the file that is named. Unknown names and values out of
 * range are errors that name the setting. Nothing else of the surroundings (environment, package.json) is read.
 */
export async function loadSettings(file: string | undefined): Promise<Settings> {
  const loaded = await loadConfig({
    name: 'stillwatch',
    ...(file === undefined ? {} : { configFile: file }),
    rcFile: false,
    globalRc: false,
    dotenv: false,
    packageJson: false,
  }).catch((error: Error) => {
    throw new InputError(`the settings cannot be read: ${error.message}`, file ?? 'stillwatch.config', 'Mend the file.')
  })
  const checked = settingsSchema.safeParse(loaded.config ?? {})
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  const where = [file ?? loaded.configFile ?? 'stillwatch.config', issue?.path.join('.')].filter(Boolean).join(': ')
  throw new InputError(issue?.message ?? 'settings not understood', where, 'See docs/generated/settings.md.')
}
