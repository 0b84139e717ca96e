/** Asked at each step of long work; what it gives where others wait is awaited before the next one. */
export type Turn = () => Promise<void> | undefined

/** Where nobody waits. */
export const allAtOnce: Turn = () => undefined
