import { useCallback, useMemo } from 'react'
import type { ProvenanceResult } from '@/api/use-provenance'
import { formatCount } from '@/ui/Count'
import { Chart } from '@/ui/chart/Chart'
import type { ChartTheme } from '@/ui/chart/chart-theme'
import { countAxis, marks, timeAxis, tooltip } from '@/ui/chart/options'
import { formatFigure } from '@/ui/figures'
import { formatChance } from './format-chance'
import { binOf, edgesOf, nullBins } from './null-bins'

type Nulls = ProvenanceResult['nulls'][number]

const WORDS: Readonly<Record<Nulls['kind'], string>> = {
  'wrong-keys': 'wrong keys',
  'clean-models': 'models that did not learn from us',
  'never-served': 'clusters that were never served',
  controls: 'controls',
}

/** How the same test does where there is nothing to find, with what was found here marked. */
export function NullChart({ nulls, result }: { nulls: Nulls; result: ProvenanceResult }) {
  const { kind, count, value, values, rates } = nulls
  const observed = value === 'score' ? result.observed : result.log10_p_value
  const bins = useMemo(() => nullBins(values, observed), [values, observed])
  const option = useCallback(
    (theme: ChartTheme) => {
      const names = edgesOf(bins).map((edge) => (value === 'score' ? edge : `10^${edge}`))
      const place = binOf(bins, observed)
      const line = marks(theme, [{ at: names[place]!, label: 'the suspect', colour: theme.harvest }])
      return {
        tooltip: tooltip(theme),
        xAxis: timeAxis(theme, names),
        yAxis: { ...countAxis(theme), minInterval: 1 },
        series: [
          {
            name: WORDS[kind],
            type: 'bar',
            barCategoryGap: '4%',
            itemStyle: { color: theme.cover },
            data: bins.map((bin) => bin.count),
            // Towards the middle, so that it stands beside no figure of the axis.
            markLine: { ...line, label: { ...line.label, align: place < bins.length / 2 ? 'left' : 'right' } },
          },
        ],
      }
    },
    [bins, kind, observed, value],
  )
  if (values.length === 0) return null
  const told = rates.map(({ below, rate }) => `${formatFigure(rate * 100)} % below ${below}`).join(', ')
  const words = `${formatCount(count)} ${WORDS[kind]}${told === '' ? '' : `: ${told}`}. The suspect: ${value === 'score' ? formatFigure(observed) : `p = ${formatChance(observed)}`}.`
  return (
    <section aria-label={`The same test on ${WORDS[kind]}`}>
      <h3>The same test on {WORDS[kind]}</h3>
      <p>{words}</p>
      <Chart
        height="11rem"
        label={`How often each ${value === 'score' ? 'score' : 'p-value'} came. ${words}`}
        option={option}
      />
    </section>
  )
}
