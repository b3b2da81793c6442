import { BaseEdge, type Edge, type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo, type ReactElement } from 'react'
import { formatCount } from '../../../ui/format.ts'
import { WORDS } from '../../../words/circuits.ts'
import { useChange, useEdgeMark, useIsDim } from './canvas-context.ts'
import { rateWords } from './figures.ts'
import type { ShownEdge } from './shown.ts'

const words = WORDS.canvas

export type FlowEdge = Edge<{ readonly shown: ShownEdge }, 'circuit'>

const LABEL_CHARS_MAX = 14
/** One character of a label, wide. */
const LABEL_CHAR_PX = 6.1
/** As much of a text as there is room for between two nodes. */
function shorten(text: string, px: number): string {
  const charsMax = Math.min(LABEL_CHARS_MAX, Math.floor(px / LABEL_CHAR_PX))
  return text.length > charsMax ? `${text.slice(0, Math.max(charsMax - 1, 0))}…` : text
}

/** One edge: a durable one is a double line, one that has failed to pass is dashed, one with a breakpoint has a bar across it. */
export const CircuitFlowEdge = memo(function CircuitFlowEdge(props: EdgeProps<FlowEdge>): ReactElement {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected = false, data } = props
  const mark = useEdgeMark(id)
  const change = useChange(id)
  const edge = data?.shown.edge
  const isDim = useIsDim(data?.shown.from.node ?? '', data?.shown.to.node ?? '')
  const [path, labelX, labelY] = getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition })
  const isError = data?.shown.from.port === 'error'
  const classes = [
    'cedge',
    selected && 'selected',
    edge?.durable === true && 'durable',
    edge === undefined && 'inner',
    isError && 'error',
    isDim && 'dim',
    change,
    mark?.isOnPath === true && 'on-path',
  ]
  // A schema goes without saying until somebody asks.
  const label = edge?.where ?? (selected ? edge?.schema : undefined)
  const figures = rateWords(mark?.perSecond)
  const dropped = mark?.dropped === undefined || mark.dropped === 0 ? undefined : words.dropped(formatCount(mark.dropped))
  const held = mark?.held === undefined || mark.held === 0 ? undefined : words.held(formatCount(mark.held))
  return (
    <g className={classes.filter(Boolean).join(' ')}>
      <BaseEdge id={id} path={path} interactionWidth={14} className="cedge-line" />
      {edge?.durable === true && <path d={path} className="cedge-core" fill="none" />}
      {mark?.isHolding === true && <BreakpointSign x={labelX} y={labelY} />}
      {label !== undefined && (
        <text x={labelX} y={labelY - 8} className="cedge-label">
          {shorten(label, Math.hypot(targetX - sourceX, targetY - sourceY))}
        </text>
      )}
      {(figures !== undefined || held !== undefined || dropped !== undefined) && (
        <text x={labelX} y={labelY + 16} className={`cedge-figure ${dropped === undefined ? '' : 'dropped'}`}>
          {[held, figures, dropped].filter((part) => part !== undefined).join(' · ')}
        </text>
      )}
    </g>
  )
})

/** Two bars, as on a pause button, in an octagon: it holds. */
function BreakpointSign({ x, y }: { readonly x: number; readonly y: number }): ReactElement {
  return (
    <g transform={`translate(${x - 8} ${y - 8})`} className="breakpoint">
      <title>{words.holding}</title>
      <path d="M5 .5h6L15.5 5v6L11 15.5H5L.5 11V5z" />
      <path d="M6 5v6M10 5v6" className="breakpoint-bars" />
    </g>
  )
}
