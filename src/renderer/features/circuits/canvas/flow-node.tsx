import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { type CSSProperties, memo, type ReactElement } from 'react'
import { formatCount } from '../../../ui/format.ts'
import { WORDS } from '../../../words/circuits.ts'
import type { NodeMark } from '../live/canvas-marks.ts'
import { type Change, useChange, useIsDim, useIsFound, useNodeMark } from './canvas-context.ts'
import { rateWords } from './figures.ts'
import { portY } from './geometry.ts'
import { detailOf, KIND_ICONS } from './kinds.ts'
import type { Ports } from './ports.ts'
import type { ShownNode } from './shown.ts'

const words = WORDS.canvas

export type FlowNode = Node<{ readonly shown: ShownNode }, 'circuit'>

/** One node on the canvas. Its size is settled (geometry.ts): nothing here may make it larger. */
export const CircuitFlowNode = memo(function CircuitFlowNode({ id, data: { shown }, selected }: NodeProps<FlowNode>): ReactElement {
  const mark = useNodeMark(id)
  const change = useChange(id)
  const isDim = useIsDim(id)
  const isFound = useIsFound(id)
  const { node, ports, isFrame, isPart, size } = shown
  const Icon = KIND_ICONS[node.kind]
  const classes = [
    'cnode',
    selected && 'selected',
    isFrame && 'frame',
    isPart && 'part',
    isDim && 'dim',
    isFound && 'found',
    mark?.isSimulated && 'simulated',
    change,
    mark?.step !== undefined && 'on-path',
  ]
  return (
    <div className={classes.filter(Boolean).join(' ')} style={{ width: size.width, height: size.height } as CSSProperties}>
      <div className="cnode-head">
        <Icon size={14} aria-hidden className="cnode-icon" />
        <span className="cnode-name">{id}</span>
        {change !== undefined && <ChangeSign change={change} />}
        {mark?.step !== undefined && <span className="cnode-step">{mark.step}</span>}
        {mark?.isSimulated === true && (
          <span className="cnode-badge" title={words.simulatedHint(mark.operator ?? '')}>
            {words.simulated}
          </span>
        )}
      </div>
      {!isFrame && (
        <div className="cnode-detail" title={detailOf(node)}>
          {detailOf(node)}
        </div>
      )}
      <PortRow ports={ports} side="ins" isConnectable={!isPart} isFrame={isFrame} />
      <PortRow ports={ports} side="outs" isConnectable={!isPart} isFrame={isFrame} />
      {mark !== undefined && <Figures mark={mark} />}
    </div>
  )
})

const SIGNS = { added: '+', removed: '−', changed: '≠' } as const

function ChangeSign({ change }: { readonly change: Change }): ReactElement {
  return (
    <span className={`change-sign ${change}`} title={words[change]}>
      {SIGNS[change]}
    </span>
  )
}

function Figures({ mark }: { readonly mark: NodeMark }): ReactElement | null {
  const { passed, queued = 0, errors = 0, causes } = mark
  const rate = rateWords(mark.perSecond)
  if (rate === undefined && passed === undefined && queued === 0 && errors === 0) return null
  return (
    <div className="cnode-figures">
      {rate !== undefined && <span>{rate}</span>}
      {passed !== undefined && <span>{words.passed(formatCount(passed))}</span>}
      {queued > 0 && <span className="waiting">{words.queued(formatCount(queued))}</span>}
      {errors > 0 && (
        <span className="degraded" title={causes}>
          {words.errors(formatCount(errors))}
        </span>
      )}
    </div>
  )
}

interface PortRowProps {
  readonly ports: Ports
  readonly side: 'ins' | 'outs'
  readonly isConnectable: boolean
  readonly isFrame: boolean
}

/** Ports that go without saying have no label. */
const PLAIN = new Set(['in', 'out'])

function PortRow({ ports, side, isConnectable, isFrame }: PortRowProps): ReactElement {
  const isIn = side === 'ins'
  const names = ports[side]
  const hasLabels = names.length > 2 || isFrame
  return (
    <>
      {names.map((port, index) => {
        const top = portY(ports, side, index)
        return (
          <Handle
            key={port}
            id={port}
            type={isIn ? 'target' : 'source'}
            position={isIn ? Position.Left : Position.Right}
            style={{ top }}
            isConnectable={isConnectable}
            className={port === 'error' || port === 'failed' ? 'port error' : 'port'}
            title={port}
          />
        )
      })}
      {hasLabels &&
        names.map((port, index) =>
          PLAIN.has(port) && names.length === 1 ? null : (
            <span key={port} className={`port-name ${side}`} style={{ top: portY(ports, side, index) }}>
              {port}
            </span>
          ),
        )}
      {isFrame &&
        names.map((port, index) => (
          <Handle
            key={`${side}:${port}`}
            id={`${isIn ? 'in' : 'out'}:${port}`}
            type={isIn ? 'source' : 'target'}
            position={isIn ? Position.Left : Position.Right}
            style={{ top: portY(ports, side, index) }}
            isConnectable={false}
            className="port inner"
          />
        ))}
    </>
  )
}
