import { Fault } from '../../shared/base/index.ts'
import type { Circuit } from '../../shared/circuit/index.ts'
import type { Cell, NodeWork } from './cell.ts'
import type { CircuitParts } from './contract.ts'
import type { Flow } from './flow.ts'
import { DelayNodeWork, RetryNodeWork } from './nodes/delay.ts'
import { JoinNodeWork } from './nodes/join.ts'
import { OperatorNodeWork } from './nodes/operator.ts'
import { BranchNodeWork, FilterNodeWork, MapNodeWork, PassNode } from './nodes/pass.ts'
import { SinkNode } from './nodes/sink.ts'
import { SourceNode } from './nodes/source.ts'
import { ThrottleNodeWork } from './nodes/throttle.ts'
import { WindowNodeWork } from './nodes/window.ts'
import type { Pace } from './pace.ts'

/** A node's place in a running circuit. */
export interface Place {
  readonly node: string
  readonly cell: Cell
  readonly flow: Flow
  readonly pace: Pace | undefined
  /** Ports that edges lead into, in the order of the edges. */
  readonly inputs: readonly string[]
}

/** What a node of this kind does. @throws Fault `circuit/not-runnable` */
export function workOf(
  { nodes, limits }: Circuit,
  { node: name, cell, flow, pace, inputs }: Place,
  { bus, random, cancelJob }: CircuitParts,
): NodeWork {
  const node = nodes.get(name)
  switch (node?.kind) {
    case 'topic':
      if (inputs.length === 0) return new SourceNode(cell, flow, { bus, node, limits, pace })
      if (cell.ports.size > 0) throw new Fault('circuit/not-runnable', `${name} is read and written: a loop through the bus`)
      return new SinkNode(cell, flow, { bus, topic: node.topic })
    case 'dead_letter':
      return new SinkNode(cell, flow, { bus, topic: node.topic })
    case 'operator':
      return new OperatorNodeWork(cell, flow, { bus, random, node, deadlineMs: limits.deadlineMs, cancelJob })
    case 'filter':
      return new FilterNodeWork(cell, flow, node.where)
    case 'map':
      return new MapNodeWork(cell, flow, node)
    case 'branch':
      return new BranchNodeWork(cell, flow, node)
    case 'merge':
    case 'probe':
      return new PassNode(cell, flow)
    case 'join':
      return new JoinNodeWork(cell, flow, { node, ports: inputs })
    case 'window':
      return new WindowNodeWork(cell, flow, node)
    case 'throttle':
      return new ThrottleNodeWork(cell, flow, node)
    case 'delay':
      return new DelayNodeWork(cell, flow, node)
    case 'retry':
      return new RetryNodeWork(cell, flow, node)
    default:
      throw new Fault('circuit/not-runnable', `${name} is not a node that can run: circuits are expanded first`, { node: name })
  }
}
