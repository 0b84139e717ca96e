/** Colours of the page as charts take them; a canvas does not know custom properties. */
export interface ChartTheme {
  text: string
  soft: string
  line: string
  surface: string
  accent: string
  harvest: string
  cover: string
  danger: string
  warn: string
  good: string
  info: string
}

export function readChartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    text: read('text'),
    soft: read('text-soft'),
    line: read('line'),
    surface: read('raised'),
    accent: read('accent'),
    harvest: read('harvest'),
    cover: read('cover'),
    danger: read('danger'),
    warn: read('warn'),
    good: read('good'),
    info: read('info'),
  }
}
