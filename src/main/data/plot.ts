/** A scatter of predicted against actual values. */
export interface Plot {
  readonly title: string
  readonly xLabel: string
  readonly yLabel: string
  /** Of one length; finite. */
  readonly x: readonly number[]
  readonly y: readonly number[]
  /** Lines of text under the title: n, scores. */
  readonly notes: readonly string[]
}

/** Distances between ticks to choose from: 1, 2 and 5 times powers of ten, written out so that they are exact. */
const STEPS = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
]
const STEPS_MAX = 10
const WIDTH = 720
const HEIGHT = 720
const EDGE = { left: 76, right: 28, top: 84, bottom: 68 }
const INK = '#1f2933'
const MUTED = '#7b8794'
const DOT = '#2563eb'

/** Draws the plot as SVG. Coordinates have two decimals, so the same values give the same text everywhere. */
export function drawPlot(plot: Plot): string {
  const { low, high, step } = axis([...plot.x, ...plot.y])
  const side = { x: WIDTH - EDGE.left - EDGE.right, y: HEIGHT - EDGE.top - EDGE.bottom }
  const px = (value: number): string => (EDGE.left + ((value - low) / (high - low)) * side.x).toFixed(2)
  const py = (value: number): string => (HEIGHT - EDGE.bottom - ((value - low) / (high - low)) * side.y).toFixed(2)
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step)
  const decimals = step < 1 ? 1 : 0
  const grid = ticks.flatMap((tick) => [
    `<path d="M${px(tick)} ${py(low)}V${py(high)}M${px(low)} ${py(tick)}H${px(high)}" stroke="#e4e7eb" fill="none"/>`,
    `<text x="${px(tick)}" y="${(HEIGHT - EDGE.bottom + 20).toFixed(2)}" text-anchor="middle">${tick.toFixed(decimals)}</text>`,
    `<text x="${(EDGE.left - 10).toFixed(2)}" y="${py(tick)}" text-anchor="end" dominant-baseline="middle">${tick.toFixed(decimals)}</text>`,
  ])
  const dots = plot.x.map((value, index) => `<circle cx="${px(value)}" cy="${py(plot.y[index] ?? low)}" r="2.5"/>`)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="13" fill="${INK}">`,
    `<title>${escapeXml(plot.title)}</title>`,
    `<desc>${escapeXml(plot.notes.join('; '))}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${EDGE.left}" y="32" font-size="18" font-weight="600">${escapeXml(plot.title)}</text>`,
    ...plot.notes.map((note, index) => `<text x="${EDGE.left}" y="${54 + index * 18}" fill="${MUTED}">${escapeXml(note)}</text>`),
    ...grid,
    `<path d="M${px(low)} ${py(low)}L${px(high)} ${py(high)}" stroke="${MUTED}" stroke-dasharray="5 4" fill="none"/>`,
    `<g fill="${DOT}" fill-opacity="0.45">`,
    ...dots,
    '</g>',
    `<path d="M${px(low)} ${py(high)}V${py(low)}H${px(high)}" stroke="${INK}" fill="none"/>`,
    `<text x="${(EDGE.left + side.x / 2).toFixed(2)}" y="${HEIGHT - 20}" text-anchor="middle">${escapeXml(plot.xLabel)}</text>`,
    `<text transform="translate(24 ${(EDGE.top + side.y / 2).toFixed(2)}) rotate(-90)" text-anchor="middle">${escapeXml(plot.yLabel)}</text>`,
    '</svg>',
    '',
  ].join('\n')
}

/** A range of round numbers around the values, both axes alike, in at most 12 steps of a size from STEPS. */
function axis(values: readonly number[]): { low: number; high: number; step: number } {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity)
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity)
  if (!(most > least))
    return { low: Math.floor(Number.isFinite(least) ? least : 0) - 1, high: Math.floor(Number.isFinite(least) ? least : 0) + 1, step: 1 }
  const step = STEPS.find((size) => (most - least) / size <= STEPS_MAX) ?? most - least
  return { low: Math.floor(least / step) * step, high: Math.ceil(most / step) * step, step }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
