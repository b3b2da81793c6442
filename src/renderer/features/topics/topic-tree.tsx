import { ChevronDown, ChevronRight, HardDrive } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { TreeNodeView } from '../../capture/protocol.ts'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { formatBytes, formatCount, formatDuration } from '../../ui/format.ts'
import { useScaledRows } from '../../ui/use-scaled-rows.ts'
import { ROW_PX } from '../../ui/virtual-grid.tsx'
import { WORDS } from '../../words/topics.ts'
import { Spark } from './spark.tsx'

const words = WORDS.tree
const DEPTH_SHOWN_MAX = 8

/** Topics by their segments; only rows on screen exist. Choosing one shows the messages of it and of all below it. */
export function TopicTree(): ReactElement {
  const { topics, navigation, settings } = useServices()
  const tree = useStore(topics.store, (state) => state.tree)
  const scope = useStore(topics.store, (state) => state.scope)
  const rowPx = ROW_PX[useStore(settings.store, (state) => state.density)]
  const scroller = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState(0)
  const total = tree?.total ?? 0
  const shown = useScaledRows({ scroller, rows: Math.max(1, total), rowPx, headPx: 0 })
  const { first, last } = shown
  const count = Math.max(1, last - first + 1)
  useEffect(() => topics.setTreeWindow({ first, count }), [topics, first, count])

  const nodeAt = (index: number): TreeNodeView | undefined => tree?.rows[index - tree.first]
  const choose = (node: TreeNodeView): void => {
    topics.setScope(node.path)
    if (node.isTopic) navigation.select({ kind: 'topic', id: node.path })
  }
  const focusAt = (index: number): void => {
    const next = Math.min(total - 1, Math.max(0, index))
    setFocused(next)
    shown.show(next)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus())
  }
  const parentOf = (index: number): number => {
    const depth = nodeAt(index)?.depth ?? 0
    for (let at = index - 1; at >= 0; at -= 1) if ((nodeAt(at)?.depth ?? 0) < depth) return at
    return 0
  }
  const onKeyDown = (event: KeyboardEvent, index: number, node: TreeNodeView): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const canFold = node.children > 0
    const action = keyAction(event.key, { canOpen: canFold && !node.isOpen, canClose: canFold && node.isOpen })
    if (action === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (action === 'choose') choose(node)
    else if (action === 'open' || action === 'close') topics.fold(node.path, action === 'open')
    else focusAt({ next: index + 1, previous: index - 1, first: 0, last: total - 1, parent: parentOf(index) }[action])
  }
  const tabStop = focused >= (tree?.first ?? 0) && nodeAt(focused) !== undefined ? focused : (tree?.first ?? 0)
  return (
    <div className="topics-tree" ref={scroller} data-region="topics" tabIndex={-1}>
      {tree?.isLoaded !== true && <Loading label={words.loading} />}
      <div className="tree" role="tree" aria-label={words.name} style={{ height: tree?.isLoaded === true ? shown.heightPx : 0 }}>
        {tree?.isLoaded === true &&
          tree.rows.map((node, place) => {
            const index = tree.first + place
            return (
              <TreeRow
                key={node.path}
                node={node}
                index={index}
                offsetPx={shown.offsetOf(index)}
                total={total}
                isSelected={node.path === scope}
                isTabStop={index === tabStop}
                onKeyDown={onKeyDown}
                onChoose={choose}
              />
            )
          })}
      </div>
    </div>
  )
}

type TreeAction = 'next' | 'previous' | 'first' | 'last' | 'parent' | 'open' | 'close' | 'choose'

/** What a key does in a tree (the ARIA tree pattern). */
function keyAction(key: string, { canOpen, canClose }: { readonly canOpen: boolean; readonly canClose: boolean }): TreeAction | undefined {
  switch (key) {
    case 'ArrowDown':
      return 'next'
    case 'ArrowUp':
      return 'previous'
    case 'Home':
      return 'first'
    case 'End':
      return 'last'
    case 'ArrowRight':
      return canOpen ? 'open' : 'next'
    case 'ArrowLeft':
      return canClose ? 'close' : 'parent'
    case 'Enter':
    case ' ':
      return 'choose'
    default:
      return undefined
  }
}

interface TreeRowProps {
  readonly node: TreeNodeView
  readonly index: number
  readonly offsetPx: number
  readonly total: number
  readonly isSelected: boolean
  readonly isTabStop: boolean
  readonly onKeyDown: (event: KeyboardEvent, index: number, node: TreeNodeView) => void
  readonly onChoose: (node: TreeNodeView) => void
}

function TreeRow({ node, index, offsetPx, isSelected, isTabStop, onKeyDown, onChoose }: TreeRowProps): ReactElement {
  const { topics } = useServices()
  const isThen = useStore(topics.store, (state) => state.upToPos !== undefined)
  const hasChildren = node.children > 0
  const Chevron = node.isOpen ? ChevronDown : ChevronRight
  const age = node.ageMs === undefined ? undefined : words.age(formatDuration(node.ageMs))
  const now = [
    node.path === '' ? words.allHint : words.row(node.path, formatCount(node.messages), formatBytes(node.bytes)),
    age,
    node.dropped > 0 ? words.dropped(formatCount(node.dropped)) : undefined,
  ]
  const title = isThen ? [node.path === '' ? words.allHint : node.path, words.atMoment] : now
  return (
    <div
      role="treeitem"
      data-path={node.path}
      data-index={index}
      aria-level={node.depth + 1}
      aria-selected={isSelected}
      aria-expanded={hasChildren ? node.isOpen : undefined}
      tabIndex={isTabStop ? 0 : -1}
      title={title.filter((part) => part !== undefined).join(' · ')}
      className={`tree-row depth-${Math.min(node.depth, DEPTH_SHOWN_MAX)}`}
      style={{ transform: `translateY(${offsetPx}px)` }}
      onClick={() => onChoose(node)}
      onKeyDown={(event) => onKeyDown(event, index, node)}
    >
      <span
        className="tree-toggle"
        aria-hidden
        onClick={(event) => {
          event.stopPropagation()
          if (hasChildren) topics.fold(node.path, !node.isOpen)
        }}
      >
        {hasChildren && <Chevron size={12} />}
      </span>
      <span className="tree-label">{node.path === '' ? words.all : node.label}</span>
      {node.isDurable && (
        <span className="tree-durable" role="img" title={words.durableHint} aria-label={words.durable}>
          <HardDrive size={11} aria-hidden />
        </span>
      )}
      {!isThen && <Spark samples={node.spark} />}
      {!isThen && <Now node={node} />}
    </div>
  )
}

/** What the engine counts now; at a moment of the past it is left out. */
function Now({ node }: { readonly node: TreeNodeView }): ReactElement {
  const isActive = node.perSecond >= 0.5
  return (
    <>
      <span className={isActive ? 'tree-rate active' : 'tree-rate'}>
        {isActive ? words.perSecond(shortCount(node.perSecond)) : node.ageMs === undefined ? '' : shortAge(node.ageMs)}
      </span>
      <span className="tree-count">{shortCount(node.messages)}</span>
    </>
  )
}

/** 812, 12.4k, 3.1M: a count that fits into a tree's column. */
function shortCount(value: number): string {
  if (value < 10_000) return formatCount(value)
  if (value < 1_000_000) return `${(value / 1_000).toFixed(value < 100_000 ? 1 : 0)}k`
  return `${(value / 1_000_000).toFixed(1)}M`
}

/** now, 12 s, 3 min, 5 h, 2 d: an age that fits into a tree's column. */
function shortAge(ms: number): string {
  if (ms < 1_000) return words.now
  if (ms < 60_000) return `${Math.floor(ms / 1_000)} s`
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min`
  return ms < 86_400_000 ? `${Math.floor(ms / 3_600_000)} h` : `${Math.floor(ms / 86_400_000)} d`
}
