import { LockKeyhole } from 'lucide-react'
import type { ReactElement } from 'react'
import { useStore } from 'zustand'
import type { FaultView } from '../../shared/base/index.ts'
import { VIEW_TITLES, type ViewName } from '../place/views.ts'
import { useServices } from '../services.ts'
import { shortActor } from '../ui/format.ts'
import { WORDS } from '../words/shell.ts'

/** A view that this identity's grants do not reach: what is missing, and who can grant it. */
export function DeniedView({ view, fault }: { readonly view: ViewName; readonly fault: FaultView }): ReactElement {
  const { connection, host, notices, reconnect } = useServices()
  const identity = useStore(connection.store, (state) => ('session' in state ? state.session?.identity : undefined)) ?? ''
  const command = grantCommand(identity, fault)
  const words = WORDS.access
  return (
    <div className="page denied" data-region="view" tabIndex={-1}>
      <h1>
        <LockKeyhole size={15} aria-hidden /> {words.title(VIEW_TITLES[view])}
      </h1>
      <dl className="facts">
        <dt>{words.you}</dt>
        <dd className="mono">{shortActor(identity)}</dd>
        <dt>{words.missing}</dt>
        <dd>
          {fault.message} <code className="mono">{fault.code}</code>
        </dd>
        <dt>{words.grantor}</dt>
        <dd>{words.grantorIs}</dd>
        <dt>{words.command}</dt>
        <dd>
          <button
            type="button"
            className="hash mono"
            onClick={() => void host.copyText(command).then(() => notices.done(WORDS.command.copied, command))}
          >
            {command}
          </button>
        </dd>
      </dl>
      <button type="button" className="button" onClick={reconnect}>
        {words.again}
      </button>
    </div>
  )
}

/** The command line that makes a token with what the refusal names. */
function grantCommand(identity: string, { code, message }: FaultView): string {
  const what = /(?:publish on|subscribe to|read) (\S+)/.exec(message)?.[1]
  const option = code === 'authz/subscribe-denied' ? 'subscribe' : 'publish'
  return `npx vbus token --subject ${identity || 'NAME'} --${option} '${what ?? 'TOPIC'}'`
}
