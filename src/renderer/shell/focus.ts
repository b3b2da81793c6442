/** What Tab leads to. */
export const FOCUSABLE =
  ':is(a[href], button, input, select, textarea, summary, [tabindex="0"], [contenteditable="true"]):not(:disabled, [tabindex="-1"])'
const GRID = '[role="grid"][tabindex="0"], [role="grid"] [tabindex="0"], [role="application"][tabindex="0"]'
const MEANT = '[role="grid"][tabindex="0"], :is([role="grid"], [role="tree"]) [tabindex="0"], [aria-current="page"]'

/** The region after (or before) the one that holds the focus, in the page's order. */
export function nextRegion<Region extends { contains(other: Element | null): boolean }>(
  regions: readonly Region[],
  focused: Element | null,
  step: 1 | -1,
): Region | undefined {
  const at = regions.findLastIndex((region) => region.contains(focused))
  if (at < 0) return step === 1 ? regions[0] : regions.at(-1)
  return regions[(at + step + regions.length) % regions.length]
}

/** The first such thing in a region; what a region within it holds is that one's. */
const firstOf = (region: HTMLElement, selector: string): HTMLElement | undefined =>
  [...region.querySelectorAll<HTMLElement>(selector)].find((each) => each.closest('[data-region]') === region && each.checkVisibility())

/** Moves the keyboard's focus about the page: `data-region` marks a region, `data-filter` the filter of a view. */
export class Focus {
  readonly #page: () => Document

  constructor(page: () => Document) {
    this.#page = page
  }

  region(step: 1 | -1): void {
    const page = this.#page()
    const regions = [...page.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.checkVisibility())
    const region = nextRegion(regions, page.activeElement, step)
    if (region === undefined) return
    const inside = firstOf(region, MEANT) ?? firstOf(region, FOCUSABLE) ?? region
    inside.focus()
  }

  /** Into the view that is in front: its grid or canvas, else its first region. @returns whether the view is there */
  view(): boolean {
    const regions = [...this.#page().querySelectorAll<HTMLElement>('[data-front] [data-region]')].filter((region) =>
      region.checkVisibility(),
    )
    const meant = regions.map((region) => firstOf(region, GRID)).find((inside) => inside !== undefined)
    const [first] = regions
    const target = meant ?? (first === undefined ? undefined : (firstOf(first, MEANT) ?? firstOf(first, FOCUSABLE) ?? first))
    target?.focus()
    return target !== undefined
  }

  hasFilter(): boolean {
    return this.#filter() !== undefined
  }

  filter(): void {
    this.#filter()?.focus()
  }

  /** Of the view that is in front. */
  #filter(): HTMLElement | undefined {
    const page = this.#page()
    const front = page.querySelector<HTMLElement>('[data-front] [data-filter]') ?? page.querySelector<HTMLElement>('[data-filter]')
    return front ?? undefined
  }
}
