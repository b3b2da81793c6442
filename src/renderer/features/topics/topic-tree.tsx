import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, type ReactElement, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.ts'
import { Loading } from '../../ui/blank.tsx'
import { formatCount } from '../../ui/format.ts'
import { buildTree, type TopicNode, visibleNodes } from './tree.ts'

/** Topics by their segments. Choosing a node listens to it and to all below it. */
export function TopicTree(): ReactElement {
  const { topics } = useServices()
  const state = useStore(topics.store)
  const root = useMemo(() => buildTree(state.topics), [state.topics])
  const nodes = visibleNodes(root, state.closed)
  const [focused, setFocused] = useState('')
  const list = useRef<HTMLDivElement>(null)
  if (state.load === 'loading') return <Loading label="Loading topics" />

  const focusNode = (node: TopicNode | undefined): void => {
    if (node === undefined) return
    setFocused(node.path)
    list.current?.querySelector<HTMLElement>(`[data-path="${node.path}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, node: TopicNode): void => {
    const at = nodes.findIndex((item) => item.path === node.path)
    const isClosed = state.closed.has(node.path)
    const parent = node.path.includes('.') ? node.path.slice(0, node.path.lastIndexOf('.')) : ''
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focusNode(nodes[at + 1]),
      ArrowUp: () => focusNode(nodes[at - 1]),
      Home: () => focusNode(nodes[0]),
      End: () => focusNode(nodes.at(-1)),
      ArrowRight: () => (isClosed ? topics.toggleClosed(node.path) : focusNode(node.children[0])),
      ArrowLeft: () =>
        node.children.length > 0 && !isClosed ? topics.toggleClosed(node.path) : focusNode(nodes.find((item) => item.path === parent)),
      Enter: () => topics.listenTo(node),
      ' ': () => topics.listenTo(node),
    }
    const action = actions[event.key]
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    action()
  }
  const tabStop = nodes.some((node) => node.path === focused) ? focused : ''
  return (
    <div className="tree" role="tree" aria-label="Topic tree" ref={list}>
      {nodes.map((node) => (
        <TreeRow
          key={node.path}
          node={node}
          isTabStop={node.path === tabStop}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(node.path)}
        />
      ))}
    </div>
  )
}

interface TreeRowProps {
  readonly node: TopicNode
  readonly isTabStop: boolean
  readonly onKeyDown: (event: KeyboardEvent, node: TopicNode) => void
  readonly onFocus: () => void
}

function TreeRow({ node, isTabStop, onKeyDown, onFocus }: TreeRowProps): ReactElement {
  const { topics } = useServices()
  const isSelected = useStore(topics.store, (state) => state.selected === node.path)
  const isClosed = useStore(topics.store, (state) => state.closed.has(node.path))
  const rate = useStore(topics.store, (state) => (node.topic === undefined ? 0 : (state.rates[node.topic.topic] ?? 0)))
  const hasChildren = node.children.length > 0
  const Chevron = isClosed ? ChevronRight : ChevronDown
  return (
    <div
      role="treeitem"
      data-path={node.path}
      aria-level={node.depth + 1}
      aria-selected={isSelected}
      aria-expanded={hasChildren ? !isClosed : undefined}
      tabIndex={isTabStop ? 0 : -1}
      title={node.path === '' ? "Everything but this window's own questions to the engine" : node.path}
      className={`tree-row depth-${Math.min(node.depth, 8)}`}
      onClick={() => topics.listenTo(node)}
      onKeyDown={(event) => onKeyDown(event, node)}
      onFocus={onFocus}
    >
      <span
        className="tree-toggle"
        aria-hidden
        onClick={(event) => {
          event.stopPropagation()
          if (hasChildren) topics.toggleClosed(node.path)
        }}
      >
        {hasChildren && <Chevron size={12} />}
      </span>
      <span className="tree-label">{node.label}</span>
      {node.topic?.durable === true && (
        <span className="tag" title="Kept on disk">
          durable
        </span>
      )}
      {rate >= 0.5 && <span className="tree-rate">{formatCount(rate)}/s</span>}
      <span className="tree-count">{formatCount(node.messages)}</span>
    </div>
  )
}
