import { Component, type ReactElement, type ReactNode } from 'react'
import { WORDS } from '../words/shell.ts'

const words = WORDS.failed

interface Props {
  /** Another view starts afresh. */
  readonly view: string
  readonly children: ReactNode
}

/** A view that failed says so; rail, commands and the other views stay usable. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | undefined; readonly view: string }> {
  override state = { error: undefined as Error | undefined, view: this.props.view }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps(props: Props, state: { view: string }): { error: undefined; view: string } | null {
    return props.view === state.view ? null : { error: undefined, view: props.view }
  }

  override render(): ReactNode {
    const { error } = this.state
    return error === undefined ? this.props.children : <Failed error={error} onRetry={() => this.setState({ error: undefined })} />
  }
}

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }): ReactElement {
  return (
    <div className="banner" role="alert">
      <div>
        <h1>{words.title}</h1>
        <p>
          {words.bug(error.message)} <code className="mono">internal/unexpected</code>
        </p>
      </div>
      <button type="button" className="button" onClick={onRetry}>
        {words.again}
      </button>
    </div>
  )
}
