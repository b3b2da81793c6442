import { X } from 'lucide-react'
import { type ReactElement, useEffect } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../services.ts'
import { WORDS } from '../words/shell.ts'
import type { Notice } from './notices.ts'

const words = WORDS.notices

/** How long a notice of something done stays. A failure stays until it is dismissed. */
const DONE_SHOWN_MS = 5_000

export function NoticeList(): ReactElement {
  const { notices } = useServices()
  const list = useStore(notices.store)
  return (
    <section className="notices" aria-label={words.name}>
      {list.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function NoticeItem({ notice }: { readonly notice: Notice }): ReactElement {
  const { notices, clock, host } = useServices()
  const { id, kind } = notice
  useEffect(() => (kind === 'done' ? clock.after(DONE_SHOWN_MS, () => notices.dismiss(id)) : undefined), [kind, id, clock, notices])
  return (
    <div className={`notice ${notice.kind}`} role={notice.kind === 'failure' ? 'alert' : 'status'}>
      <div className="notice-text">
        <strong>{notice.title}</strong>
        {notice.message !== undefined && <p>{notice.message}</p>}
        {notice.remedy !== undefined && <p className="quiet">{notice.remedy}</p>}
        {notice.code !== undefined && (
          <button type="button" className="hash mono" title={words.copy} onClick={() => void host.copyText(notice.code ?? '')}>
            {notice.code}
          </button>
        )}
      </div>
      <button type="button" className="button bare" aria-label={words.dismiss(notice.title)} onClick={() => notices.dismiss(notice.id)}>
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}
