// Loaded into the server before anything else: each SIGUSR2 moves its clock by what STILLWATCH_JUMPS_MS says next.
const jumps_ms = (process.env.STILLWATCH_JUMPS_MS ?? '').split(',').map(Number)
const now = Date.now
let offset_ms = 0

globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length === 0 ? [now() + offset_ms] : args))
  }
  static now() {
    return now() + offset_ms
  }
}
process.on('SIGUSR2', () => {
  offset_ms += jumps_ms.shift() ?? 0
})
