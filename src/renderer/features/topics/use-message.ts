import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import type { MessageView } from '../../capture/protocol.ts'
import { useServices } from '../../services.ts'

/** A message by its position; undefined while it is looked for. */
export function useMessage(pos: string | undefined): MessageView | FaultView | 'absent' | undefined {
  const { topics } = useServices()
  const [found, setFound] = useState<MessageView | FaultView | 'absent'>()
  const link = useStore(topics.store, (state) => state.link?.phase)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what could not be read from the log without a connection is asked for again with one
  useEffect(() => {
    let isOver = false
    setFound(undefined)
    if (pos === undefined) return
    topics.ask('message', { pos }).then(
      (message) => !isOver && setFound(message ?? 'absent'),
      (error: unknown) => !isOver && setFound(Fault.from(error).toView()),
    )
    return () => {
      isOver = true
    }
  }, [topics, pos, link === 'open'])
  return found
}
