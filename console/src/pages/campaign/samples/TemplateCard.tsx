import { useMemo } from 'react'
import { Card } from '@/ui/Card'
import { formatCount } from '@/ui/Count'
import { CsvButton } from '@/ui/table/CsvButton'
import type { Column } from '@/ui/table/column'
import { PieceText } from './PieceText'
import type { TextTemplate } from './render-template'

/** What the texts have in common, with a number where each has words of its own. */
export function TemplateCard({ template, name }: { template: TextTemplate; name: string }) {
  const { skeleton, slots, share, texts } = template
  const columns = useMemo((): Column<TextTemplate['texts'][number]>[] => {
    const one = (slot: number): Column<TextTemplate['texts'][number]> => ({
      id: String(slot),
      header: `Slot ${slot}`,
      value: ({ pieces }) => pieces.find((piece) => piece.slot === slot)?.text,
    })
    return Array.from({ length: slots }, (_, place) => one(place + 1))
  }, [slots])
  return (
    <Card
      title={`${name}: what ${formatCount(texts.length)} texts have in common`}
      actions={slots === 0 ? undefined : <CsvButton name="slots" columns={columns} rows={texts} />}
    >
      <div className="stack">
        <p className="soft">
          {slots === 0
            ? 'The texts are the same, word for word.'
            : `${Math.round(share * 100)} % of the words of a middling text are those of the template; ${formatCount(slots)} slots vary. People who use the same public prompt look alike here too: see the evidence for what chance gives.`}
        </p>
        <PieceText pieces={skeleton} />
      </div>
    </Card>
  )
}
