import { useEffect, useMemo, useState } from 'react'
import { Fault, type FaultView } from '../../shared/base/index.ts'
import { fromBase64 } from '../../shared/wire/index.ts'
import type { Form, PayloadSchema, TakenApart } from '../capture/payload/take-apart.ts'
import { PayloadReader } from '../capture/payload-reader.ts'
import type { Engine } from '../data/engine.ts'
import { useServices } from '../services.ts'

/** The protobuf schema a workspace registers under a name; undefined for JSON, for none, and where asking for it is not granted. */
async function protobufSchema(engine: Engine | undefined, name: string): Promise<PayloadSchema | undefined> {
  if (name === '' || engine === undefined) return undefined
  try {
    const answer = (await engine.bus.request('system.schemas.get', { schema: name })) as {
      kind: string
      source: string
      message: string | null
    }
    return answer.kind === 'protobuf' && answer.message !== null
      ? { source: fromBase64(answer.source), message: answer.message }
      : undefined
  } catch {
    return undefined
  }
}

/** The part of a message that is taken apart. */
export interface PayloadMessage {
  readonly payload: Uint8Array
  /** Empty: none. */
  readonly schema: string
}

/** A message's payload taken apart in a worker; undefined while it is. The reader is ended with the component. */
export function usePayload(message: PayloadMessage | undefined, form: Form | undefined): TakenApart | FaultView | undefined {
  const { engine, clock } = useServices()
  const reader = useMemo(() => new PayloadReader(clock), [clock])
  const [taken, setTaken] = useState<TakenApart | FaultView>()
  useEffect(() => () => reader.close(), [reader])
  useEffect(() => {
    let isOver = false
    setTaken(undefined)
    if (message === undefined || message.payload.byteLength === 0) return
    const read = async (): Promise<void> => {
      try {
        const schema = await protobufSchema(engine(), message.schema)
        if (isOver) return
        const answer = await reader.read({ bytes: message.payload, form, schema })
        if (!isOver) setTaken(answer)
      } catch (error) {
        if (!isOver) setTaken(Fault.from(error).toView())
      }
    }
    void read()
    return () => {
      isOver = true
    }
  }, [message, form, engine, reader])
  return taken
}
