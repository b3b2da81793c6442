import { Bot, UserRound } from 'lucide-react'
import type { ReactElement } from 'react'
import type { AuditRecord } from '../data/types.ts'
import { shortActor } from '../ui/format.ts'

/** Human and machine are told apart by shape and word. */
export function ActorName({ actor }: { readonly actor: AuditRecord['actor'] }): ReactElement {
  const Icon = actor.kind === 'human' ? UserRound : Bot
  return (
    <span className={`actor ${actor.kind}`} title={`${actor.id} (${actor.kind})`}>
      <Icon size={12} aria-hidden />
      <span className="visually-hidden">{actor.kind}</span>
      {shortActor(actor.id)}
    </span>
  )
}
