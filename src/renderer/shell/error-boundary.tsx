import { Component, type ReactElement, type ReactNode } from 'react'
import { forgetFailures } from '../ui/lazily.tsx'
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

  #again(): void {
    forgetFailures()
    this.setState({ error: undefined })
  }

  override render(): ReactNode {
    const { error } = this.state
    return error === undefined ? this.props.children : <Failed error={error} onRetry={() => this.#again()} />
  }
}

/** What a browser, and the loader of the build, say of code that did not come. */
const NOT_FETCHED = /dynamically imported module|preload CSS/i

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }): ReactElement {
  const isAway = NOT_FETCHED.test(error.message)
  return (
    <div className="banner" role="alert">
      <div>
        <h1>{isAway ? words.notFetched : words.title}</h1>
        {isAway ? (
          <p>{words.notFetchedHint}</p>
        ) : (
          <p>
            {words.bug(error.message)} <code className="mono">internal/unexpected</code>
          </p>
        )}
      </div>
      <button type="button" className="button" onClick={onRetry}>
        {words.again}
      </button>
    </div>
  )
}
