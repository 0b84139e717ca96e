const STEPS: readonly (readonly [unit: string, size: number])[] = [
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
]

/** Bytes in the unit in which they can be read. */
export function formatBytes(bytes: number): string {
  const step = STEPS.find(([, size]) => bytes >= size)
  return step === undefined ? `${bytes} bytes` : `${(bytes / step[1]).toFixed(1)} ${step[0]}`
}
