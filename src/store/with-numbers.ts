/**
 * Puts numbers into a statement in place of its `{name:Type}`. The embedded engine answers nobody while it runs a statement
 * with bound values; so long questions that others must not wait for are asked without, and can hold numbers only: a
 * number is written in digits, whoever asked for it. Throws a TypeError for anything else.
 */
export function withNumbers(sql: string, numbers: Numbers): string {
  return sql.replaceAll(/\{(\w+):(\w+|Array\(\w+\))\}/g, (_, name: string, told: string) => {
    const type = told.replace(/^Array\((.*)\)$/, '$1')
    const value = numbers[name]
    const all = type === told ? [value] : Array.isArray(value) ? value : [undefined]
    const fits = all.every((one) => (type === 'Float64' ? Number.isFinite(one) : isWhole(one)))
    if (!fits || !TYPES.test(type)) throw new TypeError(`«${name}» of a statement is no ${told}`)
    return type === told ? `to${type}(${value})` : `CAST([${all.join(', ')}], 'Array(${type})')`
  })
}

export type Numbers = Readonly<Record<string, number | bigint | readonly bigint[]>>

const TYPES = /^(Float64|U?Int(8|16|32|64))$/

const isWhole = (value: unknown): boolean => typeof value === 'bigint' || Number.isSafeInteger(value)
