import { SlidersHorizontal } from 'lucide-react'
import { Button } from '../components/button.tsx'
import { Popover } from '../components/popover.tsx'
import { useView } from '../shell/workspace.tsx'
import { ParamInput } from './param-input.tsx'
import { useMeasure } from './use-measure.ts'

type Props = { id: string; names: readonly string[]; label: string }

/** Parameters of a measure's card that are set rarely, behind a button; the address keeps them. */
export function ParamSettings({ id, names, label }: Props) {
  const { cards, change } = useView()
  const params = useMeasure(id).definition?.params.properties
  return (
    <Popover
      label={label}
      trigger={
        <Button small>
          <SlidersHorizontal size={15} aria-hidden />
          {label}
        </Button>
      }
    >
      <div className="flex w-72 max-w-full flex-col gap-3">
        {names.map((name) => {
          const schema = params?.[name]
          const key = `${id}.${name}`
          return (
            schema && (
              <ParamInput
                key={name}
                name={name}
                schema={schema}
                value={cards[key]}
                onChange={(value) => void change({ [key]: value || undefined })}
              />
            )
          )
        })}
      </div>
    </Popover>
  )
}
