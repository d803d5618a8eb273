import clsx from 'clsx'
import { Fragment, useMemo } from 'react'
import { type Block, blocksOf, runsOf } from './blocks.ts'

/** A guide of the documentation, as it is written there. What it links to stands beside it in the documentation, not here. */
export function Guide({ markdown }: { markdown: string }) {
  const blocks = useMemo(() => blocksOf(markdown), [markdown])
  return (
    <article className="card flex max-w-3xl flex-col gap-3 p-5 leading-relaxed">
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks stay in their places
        <BlockView key={i} block={block} under={headingAbove(blocks, i)} />
      ))}
    </article>
  )
}

/** The heading that a block stands under. */
function headingAbove(blocks: readonly Block[], place: number): string {
  const heading = blocks.slice(0, place).findLast(({ kind }) => kind === 'heading')
  return heading?.kind === 'heading' ? heading.text : ''
}

function BlockView({ block, under }: { block: Block; under: string }) {
  if (block.kind === 'heading') {
    if (block.level === 1) return null
    return block.level === 2 ? (
      <h2 className="mt-3 text-base font-semibold">{block.text}</h2>
    ) : (
      <h3 className="mt-2 font-semibold">{block.text}</h3>
    )
  }
  if (block.kind === 'code') return <pre className="overflow-x-auto text-[13px]">{block.text}</pre>
  if (block.kind === 'list')
    return (
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {block.items.map((item) => (
          <li key={item}>
            <Runs text={item} />
          </li>
        ))}
      </ul>
    )
  if (block.kind === 'table') return <TableView {...block} under={under} />
  return (
    <p>
      <Runs text={block.text} />
    </p>
  )
}

function TableView({ head, rows, right, under }: Extract<Block, { kind: 'table' }> & { under: string }) {
  const side = (i: number) => clsx('px-2 py-1 align-top', right[i] && 'text-right')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="overflow-x-auto" tabIndex={0}>
      <table aria-label={under} className="w-full min-w-md text-[13px]">
        <thead>
          <tr className="border-b border-line">
            {head.map((cell, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stay in their places
              <th key={i} className={clsx(side(i), 'font-medium', !right[i] && 'text-left')}>
                <Runs text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('|')} className="border-b border-line">
              {row.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stay in their places
                <td key={i} className={side(i)}>
                  <Runs text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Runs({ text }: { text: string }) {
  return runsOf(text).map((run, i) => {
    const key = `${i} ${run.text}`
    if (run.as === 'strong') return <strong key={key}>{run.text}</strong>
    if (run.as === 'em') return <em key={key}>{run.text}</em>
    if (run.as === 'code')
      return (
        <code key={key} className="text-[0.9em] break-words">
          {run.text}
        </code>
      )
    return <Fragment key={key}>{run.text}</Fragment>
  })
}
