import { useCallback, useEffect, useRef } from 'react'
import { useServices } from '../../../services.ts'
import { CIRCUIT_MEMBERS } from './circuit-schema.ts'
import type { CompletionWorld } from './completion.ts'

/** Topics and schemas offered. */
const NAMES_MAX = 2_000

/** What completion knows of the engine: asked for when the text is opened, and again with every connection. What it does not say is not offered. */
export function useCompletionWorld(): () => Omit<CompletionWorld, 'circuit'> {
  const { connection } = useServices()
  const known = useRef<Pick<CompletionWorld, 'topics' | 'schemas'>>({ topics: [], schemas: [] })
  useEffect(() => {
    let isOver = false
    const names = async (topic: string, of: (answer: unknown) => readonly string[]): Promise<readonly string[]> => {
      const answer = await connection.bus?.request(topic, {}).catch(() => undefined)
      return answer === undefined ? [] : of(answer).slice(0, NAMES_MAX)
    }
    const ask = async (): Promise<void> => {
      const [topics, schemas] = await Promise.all([
        names('system.topics.list', (answer) => (answer as { topics: readonly { topic: string }[] }).topics.map(({ topic }) => topic)),
        names('system.schemas.list', (answer) => (answer as { schemas: readonly string[] }).schemas),
      ])
      if (!isOver) known.current = { topics: topics.filter((topic) => !topic.startsWith('system.')), schemas }
    }
    void ask()
    const stop = connection.store.subscribe(({ phase }, before) => {
      if (phase === 'open' && before.phase !== 'open') void ask()
    })
    return () => {
      isOver = true
      stop()
    }
  }, [connection])
  return useCallback(() => ({ members: CIRCUIT_MEMBERS, ...known.current }), [])
}
