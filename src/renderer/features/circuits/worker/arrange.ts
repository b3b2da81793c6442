import elk, { type ELK, type ElkNode } from 'elkjs/lib/elk-api.js'
import { Fault } from '../../../../shared/base/index.ts'
import { COLUMN_GAP, onGrid, portY, ROW_GAP, sizeOf } from '../canvas/geometry.ts'
import type { Ports } from '../canvas/ports.ts'
import type { Layout, Position } from '../model/layout.ts'

/** What is laid out: nodes by name with their ports, and edges between them. */
export interface ArrangedGraph {
  readonly nodes: ReadonlyMap<string, Ports>
  readonly edges: readonly {
    readonly from: { readonly node: string; readonly port: string }
    readonly to: { readonly node: string; readonly port: string }
  }[]
}

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(COLUMN_GAP),
  'elk.spacing.nodeNode': String(ROW_GAP),
  'elk.spacing.componentComponent': String(2 * ROW_GAP),
  // The lines are drawn by the canvas: their way need not be found.
  'elk.edgeRouting': 'POLYLINE',
}
/** A small circuit is laid out with more care, and in the order of its file; what that costs grows fast. */
const SMALL_NODES = 200
const CAREFUL = { 'elk.layered.thoroughness': '7', 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' }
const QUICK = { 'elk.layered.thoroughness': '1' }

/** What a `Worker` is to ELK, and to this. */
export type LayoutWorker = Worker

/** Lays out graphs in a worker. One at a time: another one ends the one before. */
export class Arranger {
  readonly #open: () => LayoutWorker
  #elk: ELK | undefined
  #end: (() => void) | undefined

  constructor(open: () => LayoutWorker) {
    this.#open = open
  }

  /**
   * Upper left corners of all nodes, from (0, 0) on.
   * @returns undefined when it was cancelled
   * @throws Fault `circuit/layout-failed`
   */
  async arrange(graph: ArrangedGraph): Promise<Layout | undefined> {
    this.cancel()
    this.#elk ??= new elk.default({ workerFactory: () => this.#open() })
    const cancelled = new Promise<undefined>((resolve) => {
      this.#end = () => resolve(undefined)
    })
    try {
      const placed = await Promise.race([this.#elk.layout(elkGraph(graph)), cancelled])
      return placed === undefined ? undefined : cornersOf(placed)
    } catch (error) {
      throw new Fault('circuit/layout-failed', error instanceof Error ? error.message : String(error))
    } finally {
      if (this.#elk !== undefined) this.#end = undefined
    }
  }

  /** Ends the worker with what it is at; the next layout gets another one. */
  cancel(): void {
    if (this.#end === undefined) return
    this.#end()
    this.#end = undefined
    this.#elk?.terminateWorker()
    this.#elk = undefined
  }
}

function elkGraph({ nodes, edges }: ArrangedGraph): ElkNode {
  const portId = (node: string, side: 'ins' | 'outs', port: string): string => `${node} ${side} ${port}`
  return {
    id: 'circuit',
    layoutOptions: { ...OPTIONS, ...(nodes.size > SMALL_NODES ? QUICK : CAREFUL) },
    children: [...nodes].map(([id, ports]) => ({
      id,
      ...sizeOf(ports),
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
      ports: (['ins', 'outs'] as const).flatMap((side) =>
        ports[side].map((port, index) => ({
          id: portId(id, side, port),
          width: 0,
          height: 0,
          x: side === 'ins' ? 0 : sizeOf(ports).width,
          y: portY(ports, side, index),
          layoutOptions: { 'elk.port.side': side === 'ins' ? 'WEST' : 'EAST' },
        })),
      ),
    })),
    edges: edges.flatMap(({ from, to }, index) =>
      nodes.has(from.node) && nodes.has(to.node)
        ? [
            {
              id: `e${index}`,
              sources: [portId(from.node, 'outs', from.port)],
              targets: [portId(to.node, 'ins', to.port)],
              // Of a cycle, what leads back is the way of what failed.
              layoutOptions: { 'elk.layered.priority.direction': from.port === 'error' ? '0' : '10' },
            },
          ]
        : [],
    ),
  }
}

function cornersOf({ children = [] }: ElkNode): Layout {
  return new Map(children.map(({ id, x = 0, y = 0 }): [string, Position] => [id, onGrid({ x, y })]))
}
