import { type ReceiveSettings, receiveSettingsSchema } from '#contract/receive-settings.js'

/** Every bound of what a request may send. */
export type ReceiveOptions = ReceiveSettings

/** The defaults, with some of them changed. */
export const receiveOptions = (changed: Partial<ReceiveOptions> = {}): ReceiveOptions =>
  receiveSettingsSchema.parse(changed)
