import type { ReactElement, ReactNode } from 'react'

/** What a view says when there is nothing to show yet: what is the case, and the next step. */
export function Blank({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactElement {
  return (
    <div className="blank">
      <p className="blank-title">{title}</p>
      {children !== undefined && <div className="quiet">{children}</div>}
    </div>
  )
}

/** Rows that are on their way. Announced once, not as content. */
export function Loading({ label, rows = 6 }: { readonly label: string; readonly rows?: number }): ReactElement {
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div className="loading-row" key={index} aria-hidden />
      ))}
    </div>
  )
}
