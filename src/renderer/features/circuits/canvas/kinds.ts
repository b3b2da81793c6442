import {
  Braces,
  Combine,
  Cpu,
  Eye,
  Filter,
  Gauge,
  Hash,
  Layers,
  type LucideIcon,
  MailX,
  Merge,
  RotateCcw,
  Split,
  Timer,
  Workflow,
} from 'lucide-react'
import type { CircuitNode, NodeKind } from '../../../../shared/circuit/index.ts'
import { WORDS } from '../../../words/circuits.ts'

export const KIND_ICONS: Readonly<Record<NodeKind, LucideIcon>> = {
  topic: Hash,
  operator: Cpu,
  filter: Filter,
  map: Braces,
  branch: Split,
  merge: Merge,
  join: Combine,
  window: Layers,
  throttle: Gauge,
  delay: Timer,
  retry: RotateCcw,
  dead_letter: MailX,
  circuit: Workflow,
  probe: Eye,
}

/** What a node does, in one line: its members that matter most. */
export function detailOf(node: CircuitNode): string {
  const words = WORDS.detail
  switch (node.kind) {
    case 'topic':
    case 'dead_letter':
      return node.topic
    case 'operator':
      return `${node.type} · ${node.jobs}`
    case 'filter':
      return node.where
    case 'map':
      return node.to
    case 'branch':
      return words.cases(node.cases.length)
    case 'join':
      return words.join(node.mode, node.by)
    case 'window':
      return words.window(node.count, node.withinMs)
    case 'throttle':
      return words.throttle(node.perS)
    case 'delay':
      return words.delay(node.ms)
    case 'retry':
      return words.retry(node.attempts)
    case 'circuit':
      return node.file.replace(/^\.\//, '')
    case 'merge':
      return words.merge
    case 'probe':
      return words.probe
  }
}

/** Of a node as a screen reader says it and tests find it: `operator nvm`. */
export const nameOf = (kind: NodeKind, name: string): string => `${WORDS.kinds[kind]} ${name}`
