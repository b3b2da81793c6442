import { type ReactElement, useState } from 'react'
import { Fault, type FaultView } from '../../../shared/base/index.ts'
import type { MessageView } from '../../capture/protocol.ts'
import { useServices } from '../../services.ts'
import { formatCount } from '../../ui/format.ts'
import { WORDS } from '../../words/topics.ts'
import { checkMessageProof, type MessageProof } from './message-proof.ts'

const words = WORDS.message

/** That this message is on the record: the engine's proof, checked here. */
export function ProofLine({ message }: { readonly message: MessageView }): ReactElement {
  const { topics, navigation } = useServices()
  const [proof, setProof] = useState<MessageProof | FaultView | 'checking'>()
  const prove = async (): Promise<void> => {
    setProof('checking')
    try {
      if (topics.engine === undefined) throw new Fault('transport/closed', 'the engine is not connected')
      setProof(await checkMessageProof(topics.engine, message))
    } catch (error) {
      setProof(Fault.from(error).toView())
    }
  }
  if (proof === undefined || proof === 'checking' || 'code' in proof)
    return (
      <>
        <button type="button" className="button bare" disabled={proof === 'checking'} onClick={() => void prove()}>
          {proof === 'checking' ? words.proving : words.prove}
        </button>
        {proof !== undefined && proof !== 'checking' && (
          <span role="alert" className="wrong">
            {proof.message} <code>{proof.code}</code>
          </span>
        )}
      </>
    )
  return (
    <span role="status" className="quiet">
      {words.proven}{' '}
      <button type="button" className="link" onClick={() => navigation.select({ kind: 'record', id: String(proof.record) })}>
        #{formatCount(proof.record)}
      </button>
      , {words.provenSize(formatCount(proof.index), formatCount(proof.size))}
    </span>
  )
}
