import type { ReactElement } from 'react'

const WIDTH = 40
const HEIGHT = 12

/** A rate over the last samples. What it shows is also said in words beside it. */
export function Spark({ samples }: { readonly samples: readonly number[] }): ReactElement | null {
  const most = Math.max(...samples, 0)
  if (samples.length < 2 || most === 0) return <span className="spark" />
  const step = WIDTH / (samples.length - 1)
  const points = samples.map((value, index) => `${(index * step).toFixed(1)},${(HEIGHT - 1 - (value / most) * (HEIGHT - 2)).toFixed(1)}`)
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} aria-hidden>
      <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="1" />
    </svg>
  )
}
